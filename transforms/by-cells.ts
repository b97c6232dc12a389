// A function of a few label cells of a row → the same function, computed once for each combination that occurs.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { GridRow, Merge } from '../model/grid.js';
import type { BoundColumn } from './binding.js';

/** Combinations beyond this are computed anew each time, so that memory stays bounded. */
const mostKept = 50_000;

interface Node<T> {
  readonly next: Map<unknown, Node<T>>;
  result: T | undefined;
}

/** The label cells of a row, in the order of `columns`, blank ones filled from above where that is meant. */
export function labelCells(
  columns: readonly BoundColumn[],
  merges: readonly Merge[],
): (row: GridRow) => readonly Cell[] {
  const fills = columns.map((column) => filler(column, merges));
  return (row) => fills.map((fill) => fill(row));
}

/** `evaluate` must not keep the array that it is given. */
export function byCells<T>(
  columns: readonly BoundColumn[],
  merges: readonly Merge[],
  evaluate: (cells: readonly Cell[]) => T,
): (row: GridRow) => T {
  const fills = columns.map((column) => filler(column, merges));
  const recall = memory(evaluate);
  const last: Cell[] = [];
  let result: T | undefined;
  return (row) => {
    let repeats = result !== undefined;
    for (let i = 0; i < fills.length; i++) {
      const cell = fills[i]?.(row) ?? null;
      if (cell === last[i]) continue;
      last[i] = cell;
      repeats = false;
    }
    // Most rows have the labels of the row before, and no look-up is as quick as seeing that.
    if (!repeats || result === undefined) result = recall(last);
    return result;
  };
}

/** Remembers the result of each combination, one level of maps a cell. */
function memory<T>(evaluate: (cells: readonly Cell[]) => T): (cells: readonly Cell[]) => T {
  const root: Node<T> = { next: new Map(), result: undefined };
  let kept = 0;
  return (cells) => {
    let node = root;
    for (const cell of cells) {
      const key = cellKey(cell);
      let next = node.next.get(key);
      if (next === undefined) {
        next = { next: new Map(), result: undefined };
        if (kept < mostKept) node.next.set(key, next);
        kept++;
      }
      node = next;
    }
    node.result ??= evaluate(cells);
    return node.result;
  };
}

/** Cells that mean the same have one key: objects do not equal each other in a Map. */
function cellKey(cell: Cell): unknown {
  return typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell;
}

/**
 * Reads one column. A blank cell of a column that says so, or one inside a merged range that spans rows, has the cell
 * above it. Rows must come in order; asking twice for one row gives the same cell.
 */
function filler(column: BoundColumn, merges: readonly Merge[]): (row: GridRow) => Cell {
  const { also = [] } = column;
  const [own, ...others] = [column.col, ...also].map((col) => fillerOf({ ...column, col }, merges));
  if (own === undefined || others.length === 0) return own ?? (() => null);
  return (row) => joined([own, ...others].map((fill) => fill(row)));
}

/** What several columns of labels say together; a cell that stands alone stays what it is. */
function joined(cells: readonly Cell[]): Cell {
  const [first = null, ...more] = cells.filter((cell) => !isBlank(cell));
  return more.length === 0 ? first : [first, ...more].map((cell) => cellText(cell).trim()).join(' | ');
}

function fillerOf(column: BoundColumn, merges: readonly Merge[]): (row: GridRow) => Cell {
  const { spec, col } = column;
  const always = 'fill_down' in spec && spec.fill_down === true;
  const spans = merges.filter((merge) => merge.left <= col && col <= merge.right && merge.bottom > merge.top);
  if (!always && spans.length === 0) return (row) => row.cells[col - 1] ?? null;
  const tops = new Map(spans.flatMap((span) => rowsOf(span)));
  let above: Cell = null;
  let merged: { readonly top: number; readonly cell: Cell } | undefined;
  return (row) => {
    const cell = row.cells[col - 1] ?? null;
    const top = tops.get(row.row);
    if (!isBlank(cell)) {
      above = cell;
      if (top !== undefined) merged = { top, cell };
      return cell;
    }
    if (always) return above;
    return top !== undefined && merged?.top === top ? merged.cell : cell;
  };
}

/** Each row of a merged range with the row its value stands in. */
function rowsOf(span: Merge): readonly (readonly [number, number])[] {
  const height = Math.min(span.bottom - span.top + 1, 10_000);
  return Array.from({ length: height }, (_, i) => [span.top + i, span.top] as const);
}
