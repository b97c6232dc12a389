// The tags of a worksheet's XML → its rows of cells, to be taken as they come.
import type { Cell } from '../../../model/cell.js';
import type { GridRow } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import type { XmlHandler } from '../xml.js';
import { attribute, decodeText } from '../xml-tag.js';
import { addressColumn } from './address.js';
import { type CellContext, readCell } from './cell.js';
import { isTrue } from './parts.js';
import { plainStyle } from './styles.js';

export interface RowCollector {
  readonly handler: XmlHandler;
  waiting(): number;
  take(): readonly GridRow[];
  /** True once the cells are over: what follows in a worksheet is of no use here. */
  finished(): boolean;
}

interface State {
  readonly context: CellContext;
  readonly fileName: string;
  rows: GridRow[];
  place: 'before' | 'inside' | 'after';
  row: number;
  hidden: boolean;
  bold: boolean;
  cells: Cell[];
  col: number;
  /** Of the cell that is open: its type and style, the text of its value, of its formula, whether a value came. */
  type: string | undefined;
  style: number;
  raw: string;
  formula: string | undefined;
  cached: boolean;
  reading: boolean;
  phonetic: boolean;
}

/** Rows without a value are not given. The handler raises SD_FORMAT_DAMAGED, SD_FORMAT_TOO_LARGE. */
export function rowCollector(context: CellContext, fileName: string): RowCollector {
  const row = { row: 0, hidden: false, bold: true, cells: [], col: 0 };
  const cell = { type: undefined, style: 0, raw: '', formula: undefined, cached: false };
  const state: State = {
    ...{ context, fileName, rows: [], place: 'before', reading: false, phonetic: false },
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
    finished: () => state.place === 'after',
  };
}

function open(state: State, name: string, tag: string): void {
  if (state.place !== 'inside') {
    if (name === 'sheetData' && state.place === 'before') state.place = 'inside';
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

function openRow(state: State, tag: string): void {
  const given = attribute(tag, 'r');
  const next = given === undefined ? state.row + 1 : Number(given);
  if (!(next > state.row && next <= limits.rows))
    throw refuse('SD_FORMAT_DAMAGED', state.fileName, `gives row "${given ?? next}" after row ${state.row}`);
  state.row = next;
  state.hidden = isTrue(attribute(tag, 'hidden'));
  state.bold = true;
  state.cells = [];
  state.col = 0;
}

function openCell(state: State, tag: string): void {
  const address = attribute(tag, 'r');
  state.col = (address && addressColumn(address)) || state.col + 1;
  if (state.col > limits.columns)
    throw refuse(
      'SD_FORMAT_DAMAGED',
      state.fileName,
      `has a cell in column ${state.col} of row ${state.row}; ${limits.columns} at most`,
    );
  state.type = attribute(tag, 't');
  state.style = Number(attribute(tag, 's') ?? 0);
  state.raw = '';
  state.formula = undefined;
  state.cached = false;
}

function closeCell(state: State): void {
  const { cells, col, context, formula } = state;
  const cell = state.cached || formula === undefined ? readCell(state, context) : uncalculated(formula);
  if (cell === null) return;
  while (cells.length < col - 1) cells.push(null);
  cells[col - 1] = cell;
  state.bold = state.bold && (context.styles[state.style] ?? plainStyle).bold;
}

function closeRow({ rows, row, cells, hidden, bold }: State): void {
  if (cells.length > 0) rows.push({ row, cells, ...(hidden && { hidden }), ...(bold && { bold }) });
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
