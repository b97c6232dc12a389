// Tells where the other tables of a sheet stand: below the one that is read, or beside it.
import type { TableSpan } from '../../model/table.js';
import { readRegion } from './reading.js';
import { textAt, type View } from './view.js';
import { collapse } from './words.js';

/** One row of figures beside a table is a check sum or a key to it. */
const leastRows = 2;

/** In some of the same columns. */
export function isBelow(lower: View, upper: View): boolean {
  const [top = 0, bottom = 0] = [lower.rows[0]?.row, upper.rows.at(-1)?.row];
  return top > bottom && lower.left <= upper.right && upper.left <= lower.right;
}

/** Where a table of figures under headings stands; nothing where there is none. */
export function figuresIn(region: View, delimiter: string | null): readonly TableSpan[] {
  const { heading, profile, data } = readRegion(region, delimiter, undefined);
  const [first, last] = [heading.rows[0], data.at(-1)];
  if (first === undefined || last === undefined || profile.values.length === 0) return [];
  if (data.length < leastRows) return [];
  const title = heading.titles.flatMap((row) => row.filled.map((col) => textAt(row, col))).join(' ');
  const { left, right } = region;
  return [{ top: first.row, bottom: last.row, left, right, title: collapse(title) }];
}
