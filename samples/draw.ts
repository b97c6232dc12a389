// The plan of a table → a sheet made for the eye: titles, a header over several rows with merges, data, notes.
import type { Merge } from '../model/grid.js';
import type { SampleCell, SampleSheet } from './sheet.js';

export interface Drawing {
  readonly name?: string;
  readonly titles: readonly string[];
  /** Headings; the levels of one are joined with " | " and equal neighbours are merged. */
  readonly columns: readonly string[];
  /** A row (1) (2) (3) under the header. */
  readonly numbered?: boolean;
  /** An empty column between every two. */
  readonly gaps?: boolean;
  readonly rows: readonly (readonly SampleCell[])[];
  readonly notes?: readonly string[];
  /** A word left lying far below the table. */
  readonly stray?: string;
  /** Column of which equal neighbours below each other are merged, from 0. */
  readonly mergeDown?: number;
}

export function draw(drawing: Drawing): SampleSheet {
  const titles = [...drawing.titles.map((title) => [title]), []];
  const paths = drawing.columns.map((column) => column.split(' | '));
  const header = headerRows(paths);
  const numbering = drawing.numbered ? [paths.map((_, i) => `(${i + 1})`)] : [];
  const top = titles.length + header.length + numbering.length;
  const body = mergedDown(drawing, top);
  const notes = (drawing.notes ?? []).map((note) => [note]);
  const stray = drawing.stray === undefined ? [] : [...blank(12), [...Array(3).fill(null), drawing.stray]];
  const rows = [...titles, ...header, ...numbering, ...body.rows, [], ...notes, ...stray];
  const merges = [...titleMerges(drawing), ...headerMerges(paths, titles.length), ...body.merges];
  const sheet = { name: drawing.name ?? 'Sheet1', rows, merges };
  return drawing.gaps ? withGaps(sheet) : sheet;
}

function headerRows(paths: readonly (readonly string[])[]): SampleCell[][] {
  const depth = Math.max(...paths.map((path) => path.length));
  return Array.from({ length: depth }, (_, level) =>
    paths.map((path, col) => (startsGroup(paths, col, level) ? (path[level] ?? null) : null)),
  );
}

/** True where a heading is written: not where the same group stands already on the left. */
function startsGroup(paths: readonly (readonly string[])[], col: number, level: number): boolean {
  const path = paths[col] ?? [];
  const left = paths[col - 1];
  if (left === undefined || level === path.length - 1) return true;
  return path.slice(0, level + 1).join('|') !== left.slice(0, level + 1).join('|');
}

function headerMerges(paths: readonly (readonly string[])[], above: number): Merge[] {
  const depth = Math.max(...paths.map((path) => path.length));
  return paths.flatMap((path, col) =>
    path.flatMap((_, level) => {
      if (!startsGroup(paths, col, level)) return [];
      const top = above + level + 1;
      const bottom = level === path.length - 1 ? above + depth : top;
      const right = groupEnd(paths, col, level) + 1;
      return bottom > top || right > col + 1 ? [{ top, bottom, left: col + 1, right }] : [];
    }),
  );
}

function groupEnd(paths: readonly (readonly string[])[], col: number, level: number): number {
  let end = col;
  while (end + 1 < paths.length && !startsGroup(paths, end + 1, level)) end++;
  return end;
}

function titleMerges(drawing: Drawing): Merge[] {
  if (drawing.columns.length < 2) return [];
  return drawing.titles.map((_, i) => ({
    top: i + 1,
    bottom: i + 1,
    left: 1,
    right: drawing.columns.length,
  }));
}

/** The rows below `above`, with the repeated cells of one column merged into their first. */
function mergedDown(drawing: Drawing, above: number): { rows: SampleCell[][]; merges: Merge[] } {
  const col = drawing.mergeDown;
  const rows = drawing.rows.map((row) => [...row]);
  if (col === undefined) return { rows, merges: [] };
  const merges: Merge[] = [];
  for (let first = 0; first < rows.length; ) {
    let last = first;
    while (rows[last + 1] && drawing.rows[last + 1]?.[col] === drawing.rows[first]?.[col]) last++;
    for (const row of rows.slice(first + 1, last + 1)) row[col] = null;
    if (last > first)
      merges.push({ top: above + first + 1, bottom: above + last + 1, left: col + 1, right: col + 1 });
    first = last + 1;
  }
  return { rows, merges };
}

function withGaps(sheet: SampleSheet): SampleSheet {
  const wide = (col: number) => col * 2 - 1;
  return {
    ...sheet,
    rows: sheet.rows.map((row) => row.flatMap((cell, i) => (i === 0 ? [cell] : [null, cell]))),
    merges: sheet.merges.map((merge) => ({ ...merge, left: wide(merge.left), right: wide(merge.right) })),
  };
}

function blank(count: number): SampleCell[][] {
  return Array.from({ length: count }, () => []);
}
