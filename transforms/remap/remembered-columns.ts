// A binding and the sheet of the last accepted file → what is remembered of each of its columns.
import type { RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import type { Binding } from '../binding.js';

/** By column of the new sheet. */
export function rememberedColumns(
  { columns }: Binding,
  before: RememberedSheet | undefined,
): ReadonlyMap<number, RememberedColumn> {
  const known = new Map(before?.columns.map((column) => [`${column.name}\n${column.key}`, column]));
  return new Map(
    columns.flatMap(({ name, captured, col }) => {
      const column = known.get(`${name}\n${captured.key}`);
      return column === undefined ? [] : [[col, column] as const];
    }),
  );
}
