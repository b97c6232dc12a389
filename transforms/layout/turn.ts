// A grid → the same cells with rows and columns exchanged: row 3 of it is column C of the sheet.
import type { Cell } from '../../model/cell.js';
import type { Comment, GridRow, Merge } from '../../model/grid.js';

export interface Given {
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly comments?: readonly Comment[];
}
export type Turned = Required<Given>;

/** Rows below `bottom` are left out. Columns that hold nothing give no row. */
export function turn({ rows, merges, hiddenColumns, comments = [] }: Given, bottom: number): Turned {
  const above = rows.filter(({ row }) => row <= bottom);
  const hidden = new Set(hiddenColumns);
  const width = above.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return {
    rows: Array.from({ length: width }, (_, i) => lineOf(above, i, hidden.has(i + 1))).filter(
      ({ cells }) => cells.length > 0,
    ),
    merges: merges.map(({ top, left, bottom: low, right }) => ({
      top: left,
      left: top,
      bottom: right,
      right: low,
    })),
    comments: comments.map(({ row, col, text }) => ({ row: col, col: row, text })),
    hiddenColumns: above.filter((row) => row.hidden === true).map(({ row }) => row),
  };
}

function lineOf(rows: readonly GridRow[], index: number, hidden: boolean): GridRow {
  const cells: Cell[] = [];
  for (const { row, cells: given } of rows) {
    const cell = given[index] ?? null;
    if (cell === null) continue;
    while (cells.length < row - 1) cells.push(null);
    cells.push(cell);
  }
  return { row: index + 1, cells, ...(hidden ? { hidden } : {}) };
}
