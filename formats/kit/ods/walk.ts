// The content of an OpenDocument spreadsheet, as XML → its sheets, rows, merged ranges, hidden columns and comments in order.
import type { Cell } from '../../../model/cell.js';
import type { GridRow, Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import type { XmlHandler } from '../xml.js';
import { attribute } from '../xml-tag.js';
import { readCell } from './cell.js';
import { type CellText, cellText } from './cell-text.js';
import { type OdsStyles, odsStyles } from './styles.js';

export interface OdsListener {
  sheet?(name: string, hidden: boolean): void;
  hiddenColumn?(col: number): void;
  merge?(merge: Merge): void;
  comment?(row: number, col: number, text: string): void;
  /** `times` rows alike, beginning with `row`. */
  row?(row: GridRow, times: number): void;
}

interface State {
  readonly listener: OdsListener;
  readonly styles: OdsStyles;
  readonly text: CellText;
  /** Of a cell's comment while that is open. */
  comment: CellText | undefined;
  inTable: boolean;
  /** How many comments and drawings are open: what stands in them is not of the table. */
  asideDepth: number;
  /** The style of a column's cells, by column from 0. */
  columnStyles: (string | undefined)[];
  nextRow: number;
  rowTag: string;
  cells: Cell[];
  bold: boolean;
  col: number;
  cellTag: string;
}

const aside = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'g', 'tracked-changes']);

/** The handler throws a plain Error for a sheet that is larger than a sheet can be. */
export function odsWalker(listener: OdsListener): XmlHandler {
  const table = { inTable: false, asideDepth: 0, columnStyles: [], nextRow: 1 };
  const row = { rowTag: '', cells: [], bold: true, col: 0, cellTag: '' };
  const styles = odsStyles();
  const state: State = {
    listener,
    styles,
    text: cellText((style) => styles.find(style).raised),
    comment: undefined,
    ...table,
    ...row,
  };
  return {
    open: (name, tag) => open(state, name, tag),
    text: (raw) => addText(state, raw),
    close: (name) => close(state, name),
  };
}

function open(state: State, name: string, tag: string): void {
  if (aside.has(name)) openAside(state, name);
  else if (state.asideDepth > 0) state.comment?.open(name, tag);
  else if (name === 'table') openTable(state, tag);
  else if (!state.inTable) state.styles.open(name, tag);
  else if (name === 'table-cell' || name === 'covered-table-cell') {
    state.cellTag = tag;
    state.text.begin();
  } else if (name === 'table-row') openRow(state, tag);
  else if (name === 'table-column') column(state, tag);
  else state.text.open(name, tag);
}

function addText(state: State, raw: string): void {
  if (state.asideDepth > 0) state.comment?.add(raw);
  else if (state.inTable) state.text.add(raw);
  else state.styles.text(raw);
}

function close(state: State, name: string): void {
  if (aside.has(name)) closeAside(state, name);
  else if (state.asideDepth > 0) state.comment?.close(name);
  else if (name === 'table') state.inTable = false;
  else if (!state.inTable) state.styles.close(name);
  else if (name === 'table-cell') closeCell(state);
  else if (name === 'covered-table-cell') state.col += repeated(state.cellTag, 'columns');
  else if (name === 'table-row') closeRow(state);
  else state.text.close(name);
}

function openAside(state: State, name: string): void {
  if (name === 'annotation' && state.asideDepth === 0 && state.inTable) {
    state.comment = cellText(() => false);
    state.comment.begin();
  }
  state.asideDepth += 1;
}

function closeAside(state: State, name: string): void {
  state.asideDepth -= 1;
  if (name !== 'annotation' || state.asideDepth > 0 || state.comment === undefined) return;
  state.listener.comment?.(state.nextRow, state.col + 1, state.comment.finish());
  state.comment = undefined;
}

/** Tables whose name is an address are copies of other files that formulas refer to. */
function openTable(state: State, tag: string): void {
  const name = attribute(tag, 'table:name') || 'Sheet';
  state.inTable = !name.startsWith("'file:");
  state.columnStyles = [];
  state.nextRow = 1;
  const { display } = state.styles.find(attribute(tag, 'table:style-name'));
  if (state.inTable) state.listener.sheet?.(name, !display);
}

function column({ listener, columnStyles }: State, tag: string): void {
  const hidden = isCollapsed(tag);
  const style = attribute(tag, 'table:default-cell-style-name');
  for (let left = repeated(tag, 'columns'); left > 0 && columnStyles.length < limits.columns; left -= 1) {
    columnStyles.push(style);
    if (hidden) listener.hiddenColumn?.(columnStyles.length);
  }
}

function openRow(state: State, tag: string): void {
  state.rowTag = tag;
  state.cells = [];
  state.bold = true;
  state.col = 0;
}

/** The cells under a merged one are told with it; they have no text of their own. */
function closeCell(state: State): void {
  const { cellTag, cells, col, styles, columnStyles } = state;
  const times = repeated(cellTag, 'columns');
  const style = styles.find(attribute(cellTag, 'table:style-name') ?? columnStyles[col]);
  const cell = readCell(cellTag, state.text.finish(), style.format);
  tellMerge(state);
  state.col += times;
  if (cell === null) return;
  if (state.col > limits.columns) throw new Error(`a row has more than ${limits.columns} columns`);
  while (cells.length < col) cells.push(null);
  for (let left = times; left > 0; left -= 1) cells.push(cell);
  state.bold = state.bold && style.bold;
}

function tellMerge({ cellTag, col, nextRow, listener }: State): void {
  const right = col + Number(attribute(cellTag, 'table:number-columns-spanned') ?? 1);
  const bottom = nextRow - 1 + Number(attribute(cellTag, 'table:number-rows-spanned') ?? 1);
  if (right > col + 1 || bottom > nextRow) listener.merge?.({ top: nextRow, left: col + 1, bottom, right });
}

function closeRow(state: State): void {
  const { cells, bold, rowTag, nextRow: row } = state;
  const times = repeated(rowTag, 'rows');
  state.nextRow += times;
  if (cells.length === 0) return;
  if (state.nextRow > limits.rows + 1) throw new Error(`a sheet has more than ${limits.rows} rows`);
  const hidden = isCollapsed(rowTag);
  state.listener.row?.({ row, cells, ...(hidden && { hidden }), ...(bold && { bold }) }, times);
}

function repeated(tag: string, what: 'rows' | 'columns'): number {
  const times = Number(attribute(tag, `table:number-${what}-repeated`) ?? 1);
  return Math.max(times, 1) || 1;
}

function isCollapsed(tag: string): boolean {
  const visibility = attribute(tag, 'table:visibility');
  return visibility === 'collapse' || visibility === 'filter';
}
