// The tags of a worksheet's XML → its rows of cells, to be taken as they come, and its merged ranges.
import type { Cell } from '../../../model/cell.js';
import type { GridRow, Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import type { XmlHandler } from '../xml.js';
import { attribute, decodeText } from '../xml-tag.js';
import { addressColumn, addressRange } from './address.js';
import { type CellContext, type RawCell, readCell } from './cell.js';
import { isTrue } from './parts.js';
import { plainStyle } from './styles.js';

export interface RowCollector {
  readonly handler: XmlHandler;
  waiting(): number;
  take(): readonly GridRow[];
  /** Those met so far; they stand behind all cells. */
  merges(): readonly Merge[];
}

interface State {
  readonly context: CellContext;
  readonly fileName: string;
  rows: GridRow[];
  readonly merges: Merge[];
  place: 'before' | 'inside' | 'after';
  row: number;
  /** The tag of the row that is open until its number is asked for, "" after that. */
  rowTag: string;
  hidden: boolean;
  bold: boolean;
  cells: Cell[];
  /** The tag of the last cell, "" at the start of a row, and the column of the one before it. */
  tag: string;
  before: number;
  /** Of the cell that is open: the text of its value, of its formula, whether a value came. */
  raw: string;
  formula: string | undefined;
  cached: boolean;
  reading: boolean;
  phonetic: boolean;
}

/** Rows without a value are not given. The handler raises SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE. */
export function rowCollector(context: CellContext, fileName: string): RowCollector {
  const row = { row: 0, rowTag: '', hidden: false, bold: true, cells: [], tag: '', before: 0 };
  const cell = { raw: '', formula: undefined, cached: false };
  const state: State = {
    ...{ context, fileName, rows: [], merges: [], place: 'before', reading: false, phonetic: false },
    ...row,
    ...cell,
  };
  return {
    handler: {
      open: (name, tag) => open(state, name, tag),
      text: (text) => addText(state, text),
      close: (name) => close(state, name),
    },
    waiting: () => state.rows.length,
    take: () => state.rows.splice(0),
    merges: () => state.merges,
  };
}

function open(state: State, name: string, tag: string): void {
  if (state.place !== 'inside') {
    if (name === 'sheetData' && state.place === 'before') state.place = 'inside';
    else if (name === 'mergeCell') addMerge(state, tag);
  } else if (name === 'c') openCell(state, tag);
  else if (name === 'v' || name === 't') {
    state.reading = !state.phonetic;
    state.cached = true;
  } else if (name === 'row') openRow(state, tag);
  else if (name === 'f') state.formula = '';
  else if (name === 'rPh') state.phonetic = true;
}

function addText(state: State, text: string): void {
  if (state.place !== 'inside') return;
  if (state.reading) state.raw = state.raw === '' ? text : longer(state, state.raw, text);
  else if (state.formula !== undefined && !state.cached) state.formula = longer(state, state.formula, text);
}

function close(state: State, name: string): void {
  if (state.place !== 'inside') return;
  if (name === 'v' || name === 't') state.reading = false;
  else if (name === 'c') closeCell(state);
  else if (name === 'row') closeRow(state);
  else if (name === 'rPh') state.phonetic = false;
  else if (name === 'sheetData') state.place = 'after';
}

function addMerge({ merges, fileName }: State, tag: string): void {
  const range = addressRange(attribute(tag, 'ref') ?? '');
  if (range) merges.push(range);
  if (merges.length > limits.merges)
    throw refuse('SD_FORMAT_TOO_LARGE', fileName, `has more than ${limits.merges} merged ranges`);
}

/** Like that of a cell, the tag is read when a value has come, or when the next row has no number of its own. */
function openRow(state: State, tag: string): void {
  if (state.rowTag !== '' && !tag.includes(' r="')) placeRow(state);
  state.rowTag = tag;
  state.bold = true;
  state.cells = [];
  state.tag = '';
  state.before = 0;
}

function placeRow(state: State): void {
  const given = attribute(state.rowTag, 'r');
  const next = given === undefined ? state.row + 1 : Number(given);
  if (!(next > state.row && next <= limits.rows))
    throw refuse('SD_FORMAT_DAMAGED', state.fileName, `gives row "${given ?? next}" after row ${state.row}`);
  state.row = next;
  state.hidden = isTrue(attribute(state.rowTag, 'hidden'));
  state.rowTag = '';
}

/**
 * The tag is read when a value has come, or when the next cell has no address of its own: a sheet formatted to its end
 * has millions of cells without a value.
 */
function openCell(state: State, tag: string): void {
  if (state.tag !== '' && !tag.includes(' r="')) state.before = columnOf(state);
  state.tag = tag;
  state.raw = '';
  state.formula = undefined;
  state.cached = false;
}

/** A cell without an address stands right of the one before it. */
function columnOf({ tag, before }: State): number {
  const address = attribute(tag, 'r');
  return (address && addressColumn(address)) || before + 1;
}

function closeCell(state: State): void {
  const { tag, cached, formula } = state;
  if (!cached && formula === undefined) return;
  if (state.rowTag !== '') placeRow(state);
  const col = columnOf(state);
  if (col > limits.columns)
    throw refuse(
      'SD_FORMAT_DAMAGED',
      state.fileName,
      `has a cell in column ${col} of row ${state.row}; ${limits.columns} at most`,
    );
  const style = Number(attribute(tag, 's') ?? 0);
  const raw = { type: attribute(tag, 't'), style, raw: state.raw };
  const cell =
    formula !== undefined && isOpen(raw, cached) ? uncalculated(formula) : readCell(raw, state.context);
  if (cell !== null) addCell(state, cell, col, style);
}

function addCell(state: State, cell: Cell, col: number, style: number): void {
  while (state.cells.length < col - 1) state.cells.push(null);
  state.cells[col - 1] = cell;
  state.bold = state.bold && (state.context.styles[style] ?? plainStyle).bold;
}

function closeRow({ rows, row, cells, hidden, bold }: State): void {
  if (cells.length > 0) rows.push({ row, cells, ...(hidden && { hidden }), ...(bold && { bold }) });
}

/** Some programs write an empty value beside a formula that they did not calculate; only a text may truly be empty. */
function isOpen({ type, raw }: RawCell, cached: boolean): boolean {
  return !cached || (raw === '' && type !== 'str');
}

/** A formula that was never calculated has a value for nobody who does not calculate: it is told as an error cell. */
function uncalculated(formula: string): Cell {
  return { kind: 'error', text: `=${decodeText(formula.trim())}` };
}

function longer(state: State, text: string, more: string): string {
  if (text.length + more.length > limits.cell)
    throw refuse('SD_FORMAT_TOO_LARGE', state.fileName, `has a cell of more than ${limits.cell} characters`);
  return text + more;
}
