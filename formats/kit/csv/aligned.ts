// Lines of text whose columns stand under each other → what cuts such a line into cells, if they are a table.
import type { Cell } from '../../../model/cell.js';
import { cutLine, cutRuns, type Gutter } from './cut-line.js';
import { isDrawn } from './drawn-line.js';

const figure = /^[-+(]?[\d.,]*\d[%)]?$/;
/** What stands where a figure is missing. */
const gap = /^(?:-+|\.{2,}|n\/?a)?$/i;
const parted = /\S {2,}\S/;
const fewest = 3;

export type LineCutter = (line: string) => Cell[];

/** At least one column of figures tells a table from text that is set in columns; null when there is none. */
export function findCutter(lines: readonly string[]): LineCutter | null {
  const rows = tableLines(lines);
  if (rows.length < fewest) return null;
  const ruled = ruledGutters(lines);
  const gutters = ruled !== null && fits(rows, ruled) ? ruled : blankGutters(rows);
  if (gutters.length > 0 && columnsOf(rows, gutters).some(isFigures)) return (line) => cutLine(line, gutters);
  return areRuns(rows) ? cutRuns : null;
}

/** Wide gaps part as many cells in every row, though not under each other. */
function areRuns(rows: readonly string[]): boolean {
  const cells = rows.map((row) => row.trim().split(/ {2,}/));
  const width = cells[0]?.length ?? 0;
  if (width < 2 || cells.some((row) => row.length !== width)) return false;
  return Array.from({ length: width }, (_, col) => cells.map((row) => row[col] ?? '')).some(isFigures);
}

/** Runs of three and more lines with wide gaps inside; of lines that differ too much, the longest run alone. */
function tableLines(lines: readonly string[]): readonly string[] {
  const runs: string[][] = [[]];
  for (const line of lines)
    if (parted.test(line) && !isDrawn(line)) runs.at(-1)?.push(line);
    else if (runs.at(-1)?.length) runs.push([]);
  const long = runs.filter((run) => run.length >= fewest);
  const all = long.flat();
  const longest = long.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
  return blankGutters(all).length > 0 ? all : longest;
}

/** "----- ---- ------" under the headings says where the columns are. */
function ruledGutters(lines: readonly string[]): readonly Gutter[] | null {
  const rule = lines.find((line) => /^\s*[-=]{2,}(?:\s+[-=]{2,})+\s*$/.test(line));
  if (rule === undefined) return null;
  return [...rule.matchAll(/(?<=[-=])\s+(?=[-=])/g)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
}

function fits(rows: readonly string[], gutters: readonly Gutter[]): boolean {
  const whole = rows.filter((row) => gutters.every(({ from, to }) => row.slice(from, to).trim() === ''));
  return whole.length >= 0.9 * rows.length;
}

function blankGutters(rows: readonly string[]): readonly Gutter[] {
  const gutters = blankRuns(rows);
  const wide = gutters.filter(({ from, to }) => to - from > 1);
  return gutters.filter((gutter) => wide.includes(gutter) || partsFigures(rows, wide, gutter));
}

function blankRuns(rows: readonly string[]): readonly Gutter[] {
  const width = rows.reduce((most, row) => Math.max(most, row.trimEnd().length), 0);
  const first = rows.reduce((least, row) => Math.min(least, row.search(/\S/)), width);
  const gutters: Gutter[] = [];
  let from = -1;
  for (let at = first; at < width; at += 1) {
    const blank = rows.every((row) => at >= row.length || row[at] === ' ');
    if (blank && from < 0) from = at;
    if (blank || from < 0) continue;
    gutters.push({ from, to: at });
    from = -1;
  }
  return gutters;
}

/** One blank parts words too: it parts columns where figures stand on one side, and on the other not the same in all rows. */
function partsFigures(rows: readonly string[], wide: readonly Gutter[], gutter: Gutter): boolean {
  const before = wide.findLast(({ to }) => to <= gutter.from)?.to ?? 0;
  const after = wide.find(({ from }) => from >= gutter.to)?.from ?? Number.POSITIVE_INFINITY;
  const left = rows.map((row) => row.slice(before, gutter.from).trim());
  const right = rows.map((row) => row.slice(gutter.to, after).trim());
  const words = left.map((text) => text.split(/\s+/).at(-1) ?? '');
  const next = right.map((text) => text.split(/\s+/)[0] ?? '');
  return new Set(left).size > 1 && (isFigures(words) || isFigures(next));
}

function columnsOf(rows: readonly string[], gutters: readonly Gutter[]): readonly (readonly string[])[] {
  const starts = [0, ...gutters.map(({ to }) => to)];
  return starts.map((start, i) => rows.map((row) => row.slice(start, gutters[i]?.from ?? row.length).trim()));
}

/** Headings stand among the rows too. */
function isFigures(column: readonly string[]): boolean {
  const figures = column.filter((text) => figure.test(text)).length;
  const gaps = column.filter((text) => gap.test(text)).length;
  return figures > 1 && figures + gaps >= 0.7 * column.length;
}
