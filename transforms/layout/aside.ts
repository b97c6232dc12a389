// Gives every row of a sheet that is no data of a table the reason why.
import type { AsideReason } from '../../model/books.js';
import { isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { Reading } from './reading.js';

/** Rows that belong to no part of the table are blank within it and another table's outside of it. */
export function asideRows(head: readonly GridRow[], reading: Reading): ReadonlyMap<number, AsideReason> {
  const known = knownReasons(reading);
  const isData = new Set(reading.data.map((row) => row.row));
  const { rows } = reading.region;
  const [top, bottom] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0];
  const out = new Map<number, AsideReason>();
  for (const row of head) {
    if (isData.has(row.row)) continue;
    const outside = row.row < top || row.row > bottom;
    const rest = row.hidden ? 'hidden' : row.cells.every(isBlank) || !outside ? 'blank' : 'other-table';
    out.set(row.row, known.get(row.row) ?? rest);
  }
  return out;
}

function knownReasons({ heading, body, totals }: Reading): Map<number, AsideReason> {
  const titles = heading.titles.map((row) => [row.row, 'title'] as const);
  const known = new Map<number, AsideReason>([...titles, ...body.aside, ...totals]);
  for (const row of heading.rows) known.set(row.row, 'header');
  for (const row of heading.numbering) known.set(row.row, 'numbering');
  if (heading.units !== null) known.set(heading.units.row, 'unit');
  if (heading.stubNames !== null) known.set(heading.stubNames.row, 'header');
  return known;
}
