// Turns a view into the profile of its columns: which hold labels, which hold figures.
import { isValue, type Kind } from './kind.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow } from './view.js';

export interface Profile {
  /** Leading columns that name the rows: labels, codes and running numbers. */
  readonly stub: readonly number[];
  /** Columns in which figures, days or yes/no stand, of those that are no stub. */
  readonly values: readonly number[];
  /** Other columns that hold text. */
  readonly texts: readonly number[];
  /** The kind that most cells of a column have. */
  readonly main: ReadonlyMap<number, Kind>;
  /** How many stub and text columns a usual row fills. */
  readonly usualTexts: number;
}

export function profileOf(view: View): Profile {
  const tally = tallyColumns(view);
  const main = new Map<number, Kind>();
  const values: number[] = [];
  const texts: number[] = [];
  for (const [col, counts] of tally) {
    main.set(col, mainKind(counts));
    (isFigures(counts) ? values : texts).push(col);
  }
  const stub = stubColumns(view, [...tally.keys()], new Set(values));
  const inStub = new Set(stub);
  return {
    stub,
    values: values.filter((col) => !inStub.has(col)),
    texts: texts.filter((col) => !inStub.has(col)),
    main,
    usualTexts: usualFill(view, [...stub, ...texts.filter((col) => !inStub.has(col))]),
  };
}

type Counts = Map<Kind, number>;

/** Columns that hold something, ascending, with how often each kind occurs in rows of more than one cell. */
function tallyColumns(view: View): Map<number, Counts> {
  const tally = new Map<number, Counts>();
  const single = view.left === view.right;
  const rows = withFigures(view.rows);
  for (let col = view.left; col <= view.right; col++) {
    const counts: Counts = new Map();
    for (const row of rows) {
      const kind = kindAt(row, col);
      if (kind !== 'blank' && (single || row.filled.length > 1))
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    if (counts.size > 0) tally.set(col, counts);
  }
  return tally;
}

/** From the first figure to the last, where most rows are: titles, headings, signatures say nothing of what columns hold. */
function withFigures(rows: readonly ViewRow[]): readonly ViewRow[] {
  const hasFigure = (row: ViewRow) => row.kinds.includes('number') && row.filled.length > 1;
  const first = rows.findIndex(hasFigure);
  const last = rows.findLastIndex(hasFigure);
  const body = last >= rows.length / 2 ? rows.slice(0, last + 1) : rows;
  return first > 0 && first <= rows.length / 2 ? body.slice(first) : body;
}

function isFigures(counts: Counts): boolean {
  let figures = 0;
  let words = 0;
  for (const [kind, n] of counts) {
    if (isValue(kind)) figures += n;
    else if (kind === 'text' || kind === 'code') words += n;
  }
  if (figures + words === 0) return (counts.get('missing') ?? 0) > 0;
  if (isCodes(counts)) return false;
  const missing = counts.get('missing') ?? 0;
  return figures >= words || figures + missing > 2 * words;
}

/** Digits of which a good part cannot be a quantity ("07" beside "12") are codes throughout. */
function isCodes(counts: Counts): boolean {
  const codes = counts.get('code') ?? 0;
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return codes >= 2 && codes >= 0.1 * total;
}

function mainKind(counts: Counts): Kind {
  let best: Kind = 'blank';
  let most = 0;
  for (const [kind, n] of counts) {
    if (kind !== 'missing' && n > most) [best, most] = [kind, n];
  }
  return best;
}

function stubColumns(view: View, cols: readonly number[], values: ReadonlySet<number>): number[] {
  const stub: number[] = [];
  for (const [i, col] of cols.entries()) {
    const next = cols[i + 1];
    const isLeading = stub.every((before) => values.has(before)) || sharesHeading(view, col, next);
    const isRunning = isLeading && next !== undefined && (countsUp(view, col) || nests(view, col));
    if (values.has(col) && !(isRunning && cols.slice(i + 1, i + 3).some((after) => !values.has(after))))
      break;
    stub.push(col);
  }
  return stub.length > 0 ? stub : cols.slice(0, 1);
}

/** "Lapangan Usaha" merged over a column of numbers and the column of words that it numbers. */
function sharesHeading(view: View, col: number, next: number | undefined): boolean {
  const named = view.rows.slice(0, 20).filter((row) => kindAt(row, col) === 'text');
  return named.some((row) => {
    const merge = mergeAt(view, row.row, col);
    return merge?.left === col && merge.right === next;
  });
}

/** True for a column of running numbers: nearly all its figures are, and they mostly go up by one. */
function countsUp(view: View, col: number): boolean {
  let filled = 0;
  const numbers: number[] = [];
  for (const row of view.rows) {
    const kind = kindAt(row, col);
    if (kind === 'blank' || kind === 'text' || isBracketed(row, col)) continue;
    filled++;
    const value = runningNumber(row, col);
    if (value !== null) numbers.push(value);
  }
  if (numbers.length < 0.9 * filled || numbers.length === 0) return false;
  if (numbers.length === 1) return numbers[0] === 1;
  const steps = numbers.filter(
    (value, i) => i > 0 && (value === (numbers[i - 1] ?? 0) + 1 || value === 1),
  ).length;
  return steps / (numbers.length - 1) >= 0.7;
}

/** True for a column of nested codes ("5", "5.1", "5.1.02"): most of those with a dot go on from another one. */
function nests(view: View, col: number): boolean {
  const texts = view.rows.map((row) => textAt(row, col).trim()).filter((text) => nested.test(text));
  const codes = new Set(texts);
  if (codes.size === texts.length && nestsByDigits(codes)) return true;
  const inner = [...codes].filter((code) => code.includes('.'));
  const children = inner.filter((code) => codes.has(code.slice(0, code.lastIndexOf('.'))));
  return inner.some((code) => code.split('.').length > 2) && children.length >= 0.6 * inner.length;
}

const leastNested = 6;

/** "4", "41", "4101": accounts of three levels or more, of which each goes on from another one. */
function nestsByDigits(codes: ReadonlySet<string>): boolean {
  const lengths = [...codes].map((code) => code.length);
  const inner = [...codes].filter((code) => code.length > Math.min(...lengths));
  const goesOn = (code: string) => [...code].some((_, i) => i > 0 && codes.has(code.slice(0, i)));
  return new Set(lengths).size >= 3 && inner.length >= leastNested && inner.every(goesOn);
}

const nested = /^\d+(?:\.\d+)*$/;

/** "(1)" in a numbering row under the heading. */
function isBracketed(row: ViewRow, col: number): boolean {
  return /^\s*\(\d+\)\s*$/.test(textAt(row, col));
}

/** 12 for 12, "12", "12." and "12)"; null for anything else. */
export function runningNumber(row: ViewRow, col: number): number | null {
  const cell = row.cells[col - 1];
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell : null;
  if (typeof cell === 'object' && cell?.kind === 'number')
    return Number.isInteger(cell.value) ? cell.value : null;
  const match = typeof cell === 'string' ? /^\s*(\d{1,5})\s*[.)]?\s*$/.exec(cell) : null;
  return match ? Number(match[1]) : null;
}

function usualFill(view: View, cols: readonly number[]): number {
  const fills = view.rows
    .map((row) => cols.reduce((n, col) => (kindAt(row, col) === 'blank' ? n : n + 1), 0))
    .sort((a, b) => a - b);
  return fills[Math.floor(fills.length / 2)] ?? 0;
}
