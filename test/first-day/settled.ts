// What a run printed → the same text without what no two runs have in common: durations, order of progress, the free port.
import type { Told } from './home.js';

const progress = /^\s*(\d+)\/(\d+) {2}/;

/** Datasets are read side by side: the lines of progress stand in the order of their names, numbered as they came. */
export function settled({ out, err }: Told): string {
  const lines = err.split('\n').map(portless);
  const told = lines.filter((line) => progress.test(line));
  const others = lines.filter((line) => line !== '' && !progress.test(line));
  const counters = told.map((line) => Number(progress.exec(line)?.[1]));
  const inOrder = counters.every((counter, at) => counter === at + 1);
  return [
    ...others,
    ...told.map((line) => line.replace(progress, '')).sort(),
    `numbered ${inOrder ? `1 to ${counters.length}` : counters.join(' ')}`,
    '',
    timeless(portless(out)).trim(),
    '',
  ].join('\n');
}

/** "in 15.6 s" → "in … s". */
export function timeless(text: string): string {
  return text.replace(/\bin \d+\.\d s\b/g, 'in … s');
}

function portless(text: string): string {
  return text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:…');
}

/** Rows as lines of comma-separated values under their names. */
export function lines(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: unknown) => {
    const text = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [names, ...rows.map((row) => names.map((name) => cell(row[name])))]
    .map((row) => `${row.join(',')}\n`)
    .join('');
}
