// The records of a CSV as they were cut → its rows: lines that are drawn emptied, those that another sign parts cut by it.
import { type Cell, cellText } from '../../../model/cell.js';
import type { GridRow } from '../../../model/grid.js';
import type { FoundDialect } from './dialect.js';
import { isDrawn } from './drawn-line.js';
import { recordReader } from './records.js';

const signs = [',', ';', '\t', '|'] as const;
/** A sentence may well hold two commas. */
const fewestFields = 4;

export function mendRows(rows: readonly GridRow[], dialect: FoundDialect): readonly GridRow[] {
  const mended = rows.map((row) => mendRow(row, dialect));
  const [first, ...rest] = mended;
  if (first?.row !== 1) return mended;
  if (dialect.declared) return [{ row: 1, cells: [] }, ...rest];
  return dialect.rowNumbers ? [{ row: 1, cells: [null, ...first.cells] }, ...rest] : mended;
}

/** A row that is as it should be is given back itself: of most files all are. */
function mendRow(row: GridRow, { cut, drawn, width, delimiter }: FoundDialect): GridRow {
  const { cells } = row;
  if (cut !== null) return { ...row, cells: cut(cellText(cells[0])) };
  if (drawn && cells.length > 0 && isDrawn(cells.map(cellText).join(' '))) return { ...row, cells: [] };
  const [only] = cells;
  if (cells.length !== 1 || width < fewestFields || typeof only !== 'string') return row;
  const other = signs.flatMap((sign) => (sign === delimiter ? [] : fieldsOf(only, sign, width)));
  return other.length === 0 ? row : { ...row, cells: other };
}

/** None unless the sign gives as many fields as the other rows have, blank ones at the end as well. */
function fieldsOf(text: string, delimiter: string, width: number): readonly Cell[] {
  if (!text.includes(delimiter)) return [];
  const [record] = recordReader({ delimiter, newline: '\n' }, 'line').push(`${text}${delimiter}x`, true);
  return record?.cells.length === width + 1 ? record.cells.slice(0, -1) : [];
}
