// The rows and cells of one HTML table in reading order → rows of a grid, every span at its place.
import type { Cell } from '../../../model/cell.js';
import type { GridRow, Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import type { HtmlCell } from './text.js';

type Attributes = Readonly<Record<string, string>>;

export interface TableGrid {
  openRow(attributes: Attributes): void;
  cell(cell: HtmlCell): void;
  closeRow(): void;
  column(attributes: Attributes): void;
}

interface GridListener {
  row(row: GridRow): void;
  merge(merge: Merge): void;
  hiddenColumn(col: number): void;
}

interface State {
  readonly listener: GridListener;
  /** For each column the rows that a span from above still covers. */
  readonly covered: number[];
  row: number;
  inRow: boolean;
  hidden: boolean;
  bold: boolean;
  cells: Cell[];
  col: number;
  /** Columns that <col> has spoken of. */
  declared: number;
}

/** Throws a plain Error beyond the columns a sheet can have. */
export function tableGrid(listener: GridListener): TableGrid {
  const row = { row: 0, inRow: false, hidden: false, bold: true, cells: [], col: 0 };
  const state: State = { listener, covered: [], declared: 0, ...row };
  return {
    openRow: (attributes) => openRow(state, attributes),
    cell: (cell) => place(state, cell),
    closeRow: () => closeRow(state),
    column: (attributes) => column(state, attributes),
  };
}

function openRow(state: State, attributes: Attributes): void {
  closeRow(state);
  state.row += 1;
  state.inRow = true;
  state.hidden = isHidden(attributes);
  state.bold = true;
  state.cells = [];
  state.col = 0;
}

function place(state: State, { value, bold, columns, rows }: HtmlCell): void {
  if (!state.inRow) openRow(state, {});
  const { covered, listener, row } = state;
  for (; (covered[state.col] ?? 0) > 0; state.col += 1) uncover(covered, state.col);
  const left = state.col;
  state.col += columns;
  if (state.col > limits.columns) throw new Error(`a table has more than ${limits.columns} columns`);
  if (columns > 1 || rows > 1)
    listener.merge({ top: row, left: left + 1, bottom: row + rows - 1, right: state.col });
  for (let at = left; at < state.col; at += 1) covered[at] = rows - 1;
  if (value === null) return;
  while (state.cells.length < left) state.cells.push(null);
  state.cells.push(value);
  state.bold = state.bold && bold;
}

function uncover(covered: number[], col: number): void {
  covered[col] = Math.max(0, (covered[col] ?? 0) - 1);
}

function closeRow(state: State): void {
  if (!state.inRow) return;
  state.inRow = false;
  const { covered, listener, row, cells, hidden, bold } = state;
  for (; state.col < covered.length; state.col += 1) uncover(covered, state.col);
  if (cells.length > 0) listener.row({ row, cells, ...(hidden && { hidden }), ...(bold && { bold }) });
}

function column(state: State, attributes: Attributes): void {
  const span = Math.min(Math.max(Number(attributes.span ?? 1) || 1, 1), 1000);
  const last = Math.min(state.declared + span, limits.columns);
  for (; state.declared < last; state.declared += 1)
    if (isHidden(attributes)) state.listener.hiddenColumn(state.declared + 1);
}

function isHidden(attributes: Attributes): boolean {
  return attributes.hidden !== undefined || /display:\s*none/i.test(attributes.style ?? '');
}
