// Turns the rows of a grid into what the eye takes in: the filled rows, what kind of thing stands where, and merges.
import { type Cell, cellText } from '../../model/cell.js';
import type { GridRow, Merge } from '../../model/grid.js';
import { type Kind, kindOf } from './kind.js';

const dashes = /^\s*[-–—_=~]+\s*$/;

/** A row that holds something. `kinds[0]` is column 1; columns past the end are blank. */
export interface ViewRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly kinds: readonly Kind[];
  /** Columns that hold something, ascending. */
  readonly filled: readonly number[];
  readonly bold: boolean;
}

/** A rectangle of a sheet: its filled rows in order, and the first and last column that hold something. */
export interface View {
  readonly rows: readonly ViewRow[];
  readonly left: number;
  readonly right: number;
  readonly merges: readonly Merge[];
}

export function viewOf(
  head: readonly GridRow[],
  merges: readonly Merge[],
  hiddenColumns: readonly number[],
  useHidden: boolean,
): View {
  const hidden = new Set(useHidden ? [] : hiddenColumns);
  const rows = head.filter((row) => useHidden || !row.hidden).map((row) => viewRow(row, hidden));
  return framed(rows, merges);
}

/** The part of a view between two columns, inclusive. */
export function withColumns(view: View, left: number, right: number): View {
  const rows = view.rows.map((row) => clip(row, left, right));
  return framed(
    rows,
    view.merges.filter((m) => m.left <= right && m.right >= left),
  );
}

/** The same view with other rows of it. */
export function withRows(view: View, rows: readonly ViewRow[]): View {
  return framed(rows, view.merges);
}

export function textAt(row: ViewRow, col: number): string {
  return cellText(row.cells[col - 1]);
}

export function kindAt(row: ViewRow, col: number): Kind {
  return row.kinds[col - 1] ?? 'blank';
}

/** The text of a heading cell; a line drawn under a heading is none. */
export function headingAt(row: ViewRow, col: number): string {
  const text = textAt(row, col);
  return dashes.test(text) ? '' : text;
}

/** The merged range that holds a cell, if any. */
export function mergeAt(view: View, row: number, col: number): Merge | undefined {
  return view.merges.find((m) => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
}

function viewRow(row: GridRow, hidden: ReadonlySet<number>): ViewRow {
  const cells = hidden.size === 0 ? row.cells : row.cells.map((cell, i) => (hidden.has(i + 1) ? null : cell));
  return seen(row.row, cells, row.bold ?? false);
}

function seen(row: number, cells: readonly Cell[], bold: boolean): ViewRow {
  const kinds = cells.map(kindOf);
  const filled: number[] = [];
  for (const [i, kind] of kinds.entries()) if (kind !== 'blank') filled.push(i + 1);
  return { row, cells, kinds, filled, bold };
}

function clip(row: ViewRow, left: number, right: number): ViewRow {
  const inside = (i: number) => i + 1 >= left && i + 1 <= right;
  return {
    ...row,
    cells: row.cells.map((cell, i) => (inside(i) ? cell : null)),
    kinds: row.kinds.map((kind, i) => (inside(i) ? kind : 'blank')),
    filled: row.filled.filter((col) => col >= left && col <= right),
  };
}

/** A line drawn with dashes across the columns says nothing. */
function isRuling(row: ViewRow): boolean {
  return row.filled.length > 1 && row.filled.every((col) => dashes.test(textAt(row, col)));
}

function framed(all: readonly ViewRow[], merges: readonly Merge[]): View {
  const rows = all.filter((row) => row.filled.length > 0 && !isRuling(row));
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (const row of rows) {
    left = Math.min(left, row.filled[0] ?? left);
    right = Math.max(right, row.filled.at(-1) ?? right);
  }
  return { rows, left: rows.length === 0 ? 1 : left, right, merges };
}
