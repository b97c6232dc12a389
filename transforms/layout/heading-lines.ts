// Joins header rows that are the lines of one heading each, as a word broken at the end of a line shows, into one row.
import type { Kind } from './kind.js';
import { headingAt, mergeAt, textAt, type View, type ViewRow } from './view.js';
import { collapse } from './words.js';

/** A word that goes on in the next line. */
export const openEnd = /\p{L}-\s*$/u;

/** The rows with each run of adjacent lines as one row, where nothing in the run is merged into groups. */
export function joinLines(view: View, rows: readonly ViewRow[]): readonly ViewRow[] {
  const runs: ViewRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && row.row - (run.at(-1)?.row ?? 0) === 1) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => (areLines(view, run) ? [joined(run)] : run));
}

function areLines(view: View, rows: readonly ViewRow[]): boolean {
  const isWide = (row: ViewRow, col: number) => (mergeAt(view, row.row, col)?.right ?? col) > col;
  if (rows.some((row) => row.filled.some((col) => isWide(row, col)))) return false;
  return rows.some((row, i) => row.filled.some((col) => isBroken(row, rows[i + 1], col)));
}

function isBroken(row: ViewRow, next: ViewRow | undefined, col: number): boolean {
  return next !== undefined && openEnd.test(textAt(row, col)) && /^\s*\p{Ll}/u.test(textAt(next, col));
}

function joined(rows: readonly ViewRow[]): ViewRow {
  const width = Math.max(...rows.map((row) => row.cells.length));
  const texts = Array.from({ length: width }, (_, i) =>
    collapse(rows.map((row) => headingAt(row, i + 1)).join(' ')).trim(),
  );
  const kinds = texts.map((text): Kind => (text === '' ? 'blank' : 'text'));
  return {
    row: rows[0]?.row ?? 0,
    cells: texts.map((text) => (text === '' ? null : text)),
    kinds,
    filled: kinds.flatMap((kind, i) => (kind === 'blank' ? [] : [i + 1])),
    bold: rows.some((row) => row.bold),
  };
}
