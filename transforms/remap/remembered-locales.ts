// A binding and the sheet of the last accepted file → the decisions of then on how the numbers of its columns are written.
import type { RememberedSheet } from '../../model/layout-memory.js';
import type { Binding } from '../binding.js';
import type { Written } from '../values/number-shape.js';

/** By column of the new sheet; only where the last accepted file told. */
export function rememberedLocales(
  { columns }: Binding,
  before: RememberedSheet | undefined,
): ReadonlyMap<number, Written> {
  const known = new Map(before?.columns.map((column) => [`${column.name}\n${column.key}`, column.locale]));
  return new Map(
    columns.flatMap(({ name, captured, col }) => {
      const locale = known.get(`${name}\n${captured.key}`);
      return locale === 'id' || locale === 'en' ? [[col, locale] as const] : [];
    }),
  );
}
