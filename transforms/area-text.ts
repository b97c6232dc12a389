// A cell that names a variable and then an area ("Jumlah Penduduk Miskin Kota Cilegon") → the text of the area alone.
import { type Cell, cellText } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { BoundColumn } from './binding.js';
import { squash } from './values/squash.js';

/** The whole text where the column of the sheet names no variable, or nothing stands behind it. */
export function areaText(
  { col }: BoundColumn,
  cell: Cell,
  variables: readonly BoundColumn<ColumnOf<'variable'>>[],
): string {
  const text = cellText(cell);
  const names = variables.filter((column) => column.col === col).flatMap(({ spec }) => Object.keys(spec.map));
  const known = new Set(names.map(squash));
  const words = known.size === 0 ? [] : text.trim().split(/\s+/);
  for (let count = words.length; count > 0; count--)
    if (known.has(squash(words.slice(0, count).join(' ')))) return words.slice(count).join(' ') || text;
  return text;
}
