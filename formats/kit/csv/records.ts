// Pieces of the text of a CSV → its records as rows of cells, wherever the pieces were cut.
import type { Cell } from '../../../model/cell.js';
import type { GridRow } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';
import { readField, type Scan } from './field.js';

export interface Dialect {
  readonly delimiter: string;
  /** "\r" only for files that know no "\n". */
  readonly newline: '\n' | '\r';
  /** '"' when left out; null where nothing quotes. */
  readonly quote?: '"' | "'" | null;
  /** True where a backslash stands before a quote that belongs to the text. */
  readonly escapes?: boolean;
}

export interface RecordReader {
  /** The records that are complete; `last` says that no text follows. */
  push(text: string, last: boolean): GridRow[];
}

interface State extends Scan {
  readonly fileName: string;
  row: number;
  /** Fields of the record read last, empty ones counted. */
  fields: number;
  /** Characters below which the unfinished record at the start is not looked at again. */
  enough: number;
}

/** No character has this code. */
const none = -1;

/** Errors: SD_FORMAT_QUOTE, SD_FORMAT_RECORD. */
export function recordReader(dialect: Dialect, fileName: string): RecordReader {
  const state: State = {
    delimiter: dialect.delimiter.charCodeAt(0),
    newline: dialect.newline.charCodeAt(0),
    quote: dialect.quote === null ? none : (dialect.quote ?? '"').charCodeAt(0),
    escapes: dialect.escapes ?? false,
    text: '',
    last: false,
    end: 0,
    openQuote: false,
    fileName,
    row: 0,
    fields: 0,
    enough: 0,
  };
  return { push: (text, last) => push(state, text, last) };
}

function push(state: State, piece: string, last: boolean): GridRow[] {
  state.text = state.text === '' ? piece : state.text + piece;
  state.last = last;
  if (state.text.length < state.enough && !last) return [];
  const rows: GridRow[] = [];
  let at = 0;
  while (at < state.text.length) {
    state.openQuote = false;
    const cells = readRecord(state, at) ?? withoutQuotes(state, at);
    if (cells === undefined) break;
    state.row += 1;
    rows.push({ row: state.row, cells });
    at = state.end + 1;
  }
  state.text = state.text.slice(at);
  state.enough = 0;
  if (state.text !== '') checkRest(state);
  return rows;
}

/** The cells of the record that begins at `from`, empty ones at its end left off. */
function readRecord(state: State, from: number): Cell[] | undefined {
  const cells: Cell[] = [];
  let filled = 0;
  for (let at = from; ; at = state.end + 1) {
    const cell = readField(state, at);
    if (cell === undefined) return undefined;
    cells.push(cell);
    if (cell !== null) filled = cells.length;
    if (state.end >= state.text.length || state.text.charCodeAt(state.end) === state.newline) break;
  }
  state.fields = cells.length;
  if (filled < cells.length) cells.length = filled;
  if (filled > limits.columns) throw refuseRecord(state, `has ${filled} fields; ${limits.columns} at most`);
  return cells;
}

/** A mark that nothing closes was a slip where its line and the next have, without it, as many fields as the line before. */
function withoutQuotes(state: State, from: number): Cell[] | undefined {
  const { quote, fields, openQuote, text, last } = state;
  if (!openQuote || fields < 2 || (!last && text.length - from <= limits.field)) return undefined;
  state.quote = none;
  const cells = readRecord(state, from);
  const { end } = state;
  const alike = state.fields === fields && text.charCodeAt(end) === state.newline;
  const next = end + 1 < text.length ? readRecord(state, end + 1) && state.fields === fields : true;
  Object.assign(state, { quote, end, fields });
  if (alike && next) return cells;
  state.openQuote = true;
  return undefined;
}

/** An unfinished record may wait for more text, but not for ever. */
function checkRest(state: State): void {
  const { text, last, openQuote } = state;
  if (openQuote && (last || text.length > limits.field)) {
    const start = JSON.stringify(text.slice(0, 40));
    throw refuse(
      'SD_FORMAT_QUOTE',
      state.fileName,
      `opens a quotation mark in record ${state.row + 1} (${start}…) that is never closed`,
    );
  }
  if (text.length > limits.record)
    throw refuseRecord(state, `has no line break within ${limits.record} characters`);
  // Twice as much before the next look, and no more than a limit needs: a long record costs its length, not its square.
  state.enough = Math.min(2 * text.length, 1 + (openQuote ? limits.field : limits.record));
}

function refuseRecord({ fileName, row }: State, found: string): Error {
  return refuse('SD_FORMAT_RECORD', fileName, `is no table in record ${row + 1}, which ${found}`);
}
