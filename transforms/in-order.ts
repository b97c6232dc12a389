// Rows sorted into data and the rest → each of them once more, in the order in which they stand in the sheet.
import type { GridRow } from '../model/grid.js';
import type { AsideRow, SortedRows } from '../model/table.js';

/** A subtotal sums what is near it: who adds up must meet rows and totals in turn. */
export function inOrder(
  { data, aside }: SortedRows,
  onAside: (row: AsideRow) => void,
  onData: (row: GridRow) => void,
): void {
  let next = 0;
  for (const row of data) {
    for (let other = aside[next]; other !== undefined && other.row < row.row; other = aside[++next])
      onAside(other);
    onData(row);
  }
  for (const other of aside.slice(next)) onAside(other);
}
