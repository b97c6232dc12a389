// Pieces of the text of a CSV → its records as rows of cells, wherever the pieces were cut.
import type { Cell } from '../../../model/cell.js';
import type { GridRow } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { refuse } from '../refuse.js';

export interface Dialect {
  readonly delimiter: string;
  /** "\r" only for files that know no "\n". */
  readonly newline: '\n' | '\r';
}

export interface RecordReader {
  /** The records that are complete; `last` says that no text follows. */
  push(text: string, last: boolean): GridRow[];
}

const quote = 34;
const space = 32;
const carriageReturn = 13;

/**
 * Quotes count only at the start of a field (blanks before them are let pass); a field whose closing quote is followed
 * by anything else is kept as it was typed. Errors: SD_FORMAT_QUOTE, SD_FORMAT_RECORD.
 */
export function recordReader(dialect: Dialect, fileName: string): RecordReader {
  const delimiter = dialect.delimiter.charCodeAt(0);
  const newline = dialect.newline.charCodeAt(0);
  let text = '';
  let last = false;
  let row = 0;
  /** Where the field that was just read ends: at its delimiter, its newline or the end. */
  let end = 0;
  let openQuote = false;

  /** undefined: the text ends before the field does. */
  function readField(from: number): string | null | undefined {
    let at = from;
    while (text.charCodeAt(at) === space) at += 1;
    return text.charCodeAt(at) === quote ? readQuoted(from, at) : readPlain(from, from);
  }

  function readPlain(from: number, scanFrom: number): string | null | undefined {
    const length = text.length;
    let at = scanFrom;
    for (; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === newline) break;
    }
    if (at === length && !last) return undefined;
    end = at;
    let stop = at;
    if (at === length || text.charCodeAt(at) === newline)
      while (stop > from && text.charCodeAt(stop - 1) === carriageReturn) stop -= 1;
    return stop === from ? null : text.slice(from, stop);
  }

  function readQuoted(from: number, opening: number): string | null | undefined {
    let close = text.indexOf('"', opening + 1);
    let doubled = false;
    while (close >= 0 && text.charCodeAt(close + 1) === quote) {
      doubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close < 0 || (close === text.length - 1 && !last)) {
      openQuote = true;
      return undefined;
    }
    const after = afterBlanks(close + 1);
    if (after === undefined) return undefined;
    if (!endsField(after)) return readPlain(from, close + 1);
    end = after;
    if (close === opening + 1) return null;
    const content = text.slice(opening + 1, close);
    return doubled ? content.replaceAll('""', '"') : content;
  }

  function afterBlanks(from: number): number | undefined {
    let at = from;
    for (let code = text.charCodeAt(at); code === space || code === carriageReturn; ) {
      if (code === newline) break;
      at += 1;
      code = text.charCodeAt(at);
    }
    return at >= text.length && !last ? undefined : at;
  }

  function endsField(at: number): boolean {
    const code = text.charCodeAt(at);
    return at >= text.length || code === delimiter || code === newline;
  }

  /** The cells of the record that begins at `from`, empty ones at its end left off. */
  function readRecord(from: number): Cell[] | undefined {
    const cells: Cell[] = [];
    let filled = 0;
    for (let at = from; ; at = end + 1) {
      const cell = readField(at);
      if (cell === undefined) return undefined;
      cells.push(cell);
      if (cell !== null) filled = cells.length;
      if (end >= text.length || text.charCodeAt(end) === newline) break;
    }
    if (filled < cells.length) cells.length = filled;
    if (filled > limits.columns)
      throw refuse(
        'SD_FORMAT_RECORD',
        fileName,
        `has ${filled} fields in record ${row + 1}; ${limits.columns} at most`,
      );
    return cells;
  }

  function push(piece: string, isLast: boolean): GridRow[] {
    text = text === '' ? piece : text + piece;
    last = isLast;
    const rows: GridRow[] = [];
    let at = 0;
    while (at < text.length) {
      openQuote = false;
      const cells = readRecord(at);
      if (cells === undefined) break;
      row += 1;
      rows.push({ row, cells });
      at = end + 1;
    }
    text = text.slice(at);
    if (text !== '') checkRest();
    return rows;
  }

  /** An unfinished record may wait for more text, but not for ever. */
  function checkRest(): void {
    const where = `record ${row + 1}`;
    if (openQuote && (last || text.length > limits.field)) {
      const start = JSON.stringify(text.slice(0, 40));
      throw refuse(
        'SD_FORMAT_QUOTE',
        fileName,
        `opens a quotation mark in ${where} (${start}…) that is never closed`,
      );
    }
    if (text.length > limits.record)
      throw refuse(
        'SD_FORMAT_RECORD',
        fileName,
        `has no line break in ${where} within ${limits.record} characters`,
      );
  }

  return { push };
}
