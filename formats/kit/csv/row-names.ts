// The first records of a CSV → whether its rows begin with their number, for which the headings have no name.
import { type Cell, cellText } from '../../../model/cell.js';

const numberName = /^(?:no|nr|nomor|num|number|id|idx|index|row|rank|urut|#)\b/i;

/** Statistics programs write a data frame so: one heading fewer than fields, and the rows numbered from 1. */
export function numbersRows(rows: readonly (readonly Cell[])[], width: number): boolean {
  const [head, ...body] = rows;
  if (head === undefined || head.length !== width - 1 || body.length < 2) return false;
  const names = head.map((cell) => cellText(cell).trim());
  if (names.includes('') || numberName.test(names[0] ?? '')) return false;
  return body.every((row, i) => row.length <= width && cellText(row[0]).trim() === String(i + 1));
}
