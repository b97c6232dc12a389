// Turns the rows of a body into numbers: one decision per column on how it is written, then every figure read.
import type { Cell } from '../../model/cell.js';
import { addressIn } from '../../model/place.js';
import type { NumberLocale } from '../../model/table.js';
import { sumTally } from '../values/arithmetic.js';
import { type LocaleDecision, type LocaleHints, localeTally } from '../values/locale.js';
import { missingSigns } from '../values/missing.js';
import { readNumber } from '../values/number.js';
import { groupingOfRoundFigures } from '../values/round-figures.js';
import { kindAt, type ViewRow } from './view.js';
import { totalWordOf } from './words.js';

const signs = missingSigns();
type Written = 'id' | 'en';

export interface LocaleContext {
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly delimiter: string | null;
  /** Rows that say by a word that they are the total of the others. */
  readonly totals: readonly ViewRow[];
  /** The rows are columns of the sheet. */
  readonly turned: boolean;
  /** True for a column of things that are never split. */
  readonly isWhole: (col: number) => boolean;
}

/** Decides each column; one that its own cells leave open follows the sums, then the rest of the table. */
export function decideColumns(
  rows: readonly ViewRow[],
  cols: readonly number[],
  context: LocaleContext,
): ReadonlyMap<number, LocaleDecision> {
  const tallies = cols.map((col) => ({ col, tally: tallyOf(rows, col, context.turned) }));
  const alone = tallies.map(({ col, tally }) => tally.decide({ integer: context.isWhole(col) }).locale);
  const table = agreed(alone);
  const sums = table ?? sumsOf(rows, cols, context);
  const isOpen = table === null && sums === null && alone.includes('ambiguous');
  const round = isOpen ? groupingOfRoundFigures(cellsOf(rows, cols)) : null;
  const hints: LocaleHints = { table: table ?? sums, arithmetic: sums, delimiter: context.delimiter, round };
  return new Map(
    tallies.map(({ col, tally }) => [col, tally.decide({ ...hints, integer: context.isWhole(col) })]),
  );
}

/** The number in a cell, or null where none stands. */
export function figureAt(cell: Cell | undefined, locale: NumberLocale): number | null {
  const reading = readNumber(cell ?? null, locale, signs);
  return reading.kind === 'number' ? reading.value : null;
}

function* cellsOf(rows: readonly ViewRow[], cols: readonly number[]): Iterable<Cell> {
  for (const row of rows) for (const col of cols) yield row.cells[col - 1] ?? null;
}

function tallyOf(rows: readonly ViewRow[], col: number, transposed: boolean) {
  const tally = localeTally();
  for (const row of rows) {
    const kind = kindAt(row, col);
    if (kind === 'number' || kind === 'text')
      tally.add(row.cells[col - 1] ?? null, () => addressIn({ transposed }, row.row, col));
  }
  return tally;
}

function agreed(locales: readonly NumberLocale[]): Written | null {
  const id = locales.includes('id');
  const en = locales.includes('en');
  if (id === en) return null;
  return id ? 'id' : 'en';
}

/** What `L + P = Jumlah` across and the total row down prove. */
function sumsOf(rows: readonly ViewRow[], cols: readonly number[], context: LocaleContext): Written | null {
  const tally = sumTally();
  for (const col of cols) {
    const parts = partsOf(col, cols, context.paths);
    if (parts.length >= 2)
      for (const row of rows)
        tally.add(
          parts.map((part) => row.cells[part - 1] ?? null),
          row.cells[col - 1] ?? null,
        );
    for (const total of context.totals) {
      const above = rows.filter((row) => row !== total && !context.totals.includes(row));
      tally.add(
        above.map((row) => row.cells[col - 1] ?? null),
        total.cells[col - 1] ?? null,
      );
    }
  }
  return tally.decide();
}

/** The columns to the left, in the same group of headings, that a column headed "Jumlah" adds up. */
function partsOf(col: number, cols: readonly number[], paths: LocaleContext['paths']): number[] {
  const path = paths.get(col) ?? [];
  if (totalWordOf(path.at(-1) ?? '') === null) return [];
  const group = path.slice(0, -1).join(' | ');
  return cols.filter((other) => {
    const theirs = paths.get(other) ?? [];
    return other < col && theirs.length === path.length && theirs.slice(0, -1).join(' | ') === group;
  });
}
