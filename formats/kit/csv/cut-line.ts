// A line of a text that is set in columns → its cells; a line that runs across the columns is one cell.
import type { Cell } from '../../../model/cell.js';
import { isDrawn } from './drawn-line.js';

/** Places of a line, from 0: blank in every row of the table from `from` up to `to`, which is the next column's first. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
}

const parted = /\S {2,}\S/;

/** Cells without the blanks around them; none for a line that is drawn or blank. */
export function cutLine(line: string, gutters: readonly Gutter[]): Cell[] {
  if (isDrawn(line)) return [];
  const cells = piecesOf(line, gutters).map((piece) => piece.trim() || null);
  if (!parted.test(line.trim()) && cells.includes(null)) return line.trim() === '' ? [] : [line.trim()];
  const filled = cells.findLastIndex((cell) => cell !== null) + 1;
  return cells.slice(0, filled);
}

/** Cells that two blanks and more part. */
export function cutRuns(line: string): Cell[] {
  const text = line.trim();
  return text === '' || isDrawn(text) ? [] : text.split(/ {2,}/);
}

/** Where a gutter is filled from side to side, the text runs on: it stays in the column in which it began. */
function piecesOf(line: string, gutters: readonly Gutter[]): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let passed = 0;
  for (const gutter of gutters) {
    const cut = cutIn(line, gutter, start);
    if (cut === undefined) {
      passed += 1;
      continue;
    }
    pieces.push(line.slice(start, cut), ...Array<string>(passed).fill(''));
    passed = 0;
    start = cut;
  }
  return [...pieces, line.slice(start)];
}

/** In the widest blank of the gutter: what floats in a gutter belongs to the column that it stands nearer to. */
function cutIn(line: string, { from, to }: Gutter, start: number): number | undefined {
  if (line.length <= from) return Math.max(line.length, start);
  let best: { readonly at: number; readonly width: number } | undefined;
  for (const {
    index,
    0: { length },
  } of line.slice(from, to).matchAll(/ +/g))
    if (length > (best?.width ?? 0)) best = { at: from + index, width: length };
  if (best === undefined) return line.length < to ? line.length : undefined;
  return Math.max(best.at + best.width, start);
}
