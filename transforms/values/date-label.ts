// A label that a spreadsheet turned into a date ("5-9" → 5 September) → the label that was probably typed.

import { monthNumber } from '../../lexicon/month.js';
import { type Cell, cellText } from '../../model/cell.js';
import { squash } from './squash.js';

const range = /^\D{0,12}(\d{1,3})\s*(?:-|–|—|s\.?\/?d\.?|sampai|to)\s*(\d{1,3})(?!\d)/i;

/** True where several labels of a column are ranges ("0-4", "10-14"), so that a day among them is none. */
export function areRanges(labels: readonly string[]): boolean {
  return labels.filter((label) => range.test(label)).length >= Math.max(1, 0.3 * (labels.length - 1));
}

/** "2024-09-05" among "0-4" and "10-14" → "5-9"; undefined for anything but a day, a day of a month, or a month. */
export function labelOfDate(cell: Cell, labels: readonly string[]): string | undefined {
  const read = pairsOf(cell);
  if (read.length === 0 || !areRanges(labels)) return undefined;
  const known = new Map(labels.map((label) => [squash(label), label]));
  const listed = read.find((pair) => known.has(squash(pair.join('-'))));
  const starts = new Set(
    labels.flatMap((label) => {
      const end = range.exec(label)?.[2];
      return end === undefined ? [] : [Number(end) + 1];
    }),
  );
  const likely = listed ?? read.find(([from, to]) => starts.has(from) && from < to);
  return (likely ?? read.find(([from, to]) => from < to) ?? read[0])?.join('-');
}

/** True for a cell that is a day, or a text as spreadsheets write one. */
export function isDay(cell: Cell): boolean {
  return pairsOf(cell).length > 0;
}

type Pair = readonly [number, number];

/** The two numbers that may have been typed, likeliest first. */
function pairsOf(cell: Cell): readonly Pair[] {
  if (typeof cell === 'object' && cell?.kind === 'date') {
    const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})/.exec(cellText(cell)) ?? [];
    const [y, m, d] = [year.slice(2), month, day].map(Number);
    if (year === '' || y === undefined || m === undefined || d === undefined) return [];
    return d === 1
      ? [
          [d, m],
          [m, y],
          [m, d],
        ]
      : [
          [d, m],
          [m, d],
        ];
  }
  if (typeof cell !== 'string') return [];
  const [, first = '', second = ''] =
    /^(\d{1,2}|\p{L}{3,9})[- ](\d{1,2}|\p{L}{3,9})$/u.exec(cell.trim()) ?? [];
  const [month, number] = /\d/.test(first)
    ? [monthNumber(second), Number(first)]
    : [monthNumber(first), Number(second)];
  return month === undefined || !(number > 0)
    ? []
    : [
        [number, month],
        [month, number],
      ];
}
