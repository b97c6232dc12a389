// A value of JSON that its shape says to be a date or a formatted number → a cell, told apart from what the file holds itself.
import type { Cell, DateCell, FormattedNumber } from '../../../model/cell.js';

/** An object of the file may look like a cell: only what was made here is one. */
const cells = new WeakSet<object>();

export function makeCell(cell: Cell): Cell {
  if (typeof cell === 'object' && cell !== null) cells.add(cell);
  return cell;
}

export function isMadeCell(value: unknown): value is DateCell | FormattedNumber {
  return typeof value === 'object' && value !== null && cells.has(value);
}
