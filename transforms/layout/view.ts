// Turns the rows of a grid into what the eye takes in: the filled rows, what kind of thing stands where, and merges.
import { type Cell, cellText } from '../../model/cell.js';
import type { GridRow, Merge } from '../../model/grid.js';
import { withoutFiller } from './filler.js';
import { type Kind, kindOf } from './kind.js';

/** A heading is merged over fewer cells than this, and a sheet has fewer such headings. */
const mostCovered = 100;
const mostMerges = 5000;
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
  const covered = coveredCells(head, merges);
  const rows = head
    .filter((row) => useHidden || !row.hidden)
    .map((row) => viewRow(row, hidden, covered.get(row.row)));
  const last = rows.at(-1)?.row ?? 0;
  const seen = merges.filter((m) => m.top <= last);
  return framed(
    rows,
    seen.map((m) => ({ ...m, bottom: Math.min(m.bottom, last) })),
  );
}

/** Some programs write the text of a merged range into all of its cells; the eye sees the first. */
function coveredCells(head: readonly GridRow[], merges: readonly Merge[]): ReadonlyMap<number, Set<number>> {
  const rows = new Map(head.map((row) => [row.row, row.cells]));
  const covered = new Map<number, Set<number>>();
  for (const { top, left, bottom, right } of merges.slice(0, mostMerges)) {
    const text = cellText(rows.get(top)?.[left - 1]);
    if (text === '') continue;
    for (let row = top; row <= Math.min(bottom, top + mostCovered); row++)
      for (let col = left; col <= Math.min(right, left + mostCovered); col++) {
        if ((row === top && col === left) || cellText(rows.get(row)?.[col - 1]) !== text) continue;
        covered.set(row, (covered.get(row) ?? new Set()).add(col));
      }
  }
  return covered;
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
  return mergesByRow(view.merges)
    .get(row)
    ?.find((m) => m.left <= col && col <= m.right);
}

/** Ranges that do not overlap are never more; what comes after is not looked at. */
const mostRanges = 200_000;
const byRow = new WeakMap<readonly Merge[], ReadonlyMap<number, readonly Merge[]>>();

function mergesByRow(merges: readonly Merge[]): ReadonlyMap<number, readonly Merge[]> {
  const known = byRow.get(merges);
  if (known !== undefined) return known;
  const rows = new Map<number, Merge[]>();
  let ranges = 0;
  for (const merge of merges)
    for (let row = merge.top; row <= merge.bottom && ranges < mostRanges; row++, ranges++) {
      const before = rows.get(row);
      if (before === undefined) rows.set(row, [merge]);
      else before.push(merge);
    }
  byRow.set(merges, rows);
  return rows;
}

function viewRow(
  row: GridRow,
  hidden: ReadonlySet<number>,
  covered: ReadonlySet<number> | undefined,
): ViewRow {
  const isSeen = (col: number) => !hidden.has(col) && covered?.has(col) !== true;
  const all = hidden.size === 0 && covered === undefined;
  const cells = all ? row.cells : row.cells.map((cell, i) => (isSeen(i + 1) ? cell : null));
  return seen(row.row, withoutFiller(cells), row.bold ?? false);
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
