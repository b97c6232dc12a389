// The rows of a new sheet → in how many of them the numbers of some columns add up to that of another.
import type { GridRow } from '../../model/grid.js';
import type { RememberedColumn } from '../../model/layout-memory.js';
import type { NumberLocale } from '../../model/table.js';
import { missingSigns } from '../values/missing.js';
import { readNumber } from '../values/number.js';

export interface SumCount {
  /** Rows in which all of them hold a number. */
  readonly rows: number;
  readonly held: number;
}

/** Columns of the sheet, from 1. */
export type RowSums = (parts: readonly number[], whole: number) => SumCount;

const signs = missingSigns();
const most = 200;

export function rowSums(data: readonly GridRow[], columns: readonly RememberedColumn[]): RowSums {
  const rows = data.slice(0, most);
  const locales = new Map<number, NumberLocale>(columns.map(({ col, locale }) => [col, locale]));
  const read = new Map<number, readonly number[]>();
  const numbersOf = (col: number): readonly number[] => {
    const known = read.get(col) ?? rows.map((row) => numberIn(row, col, locales.get(col) ?? 'none'));
    read.set(col, known);
    return known;
  };
  return (parts, whole) => {
    const [added, said] = [parts.map(numbersOf), numbersOf(whole)];
    let [counted, held] = [0, 0];
    for (const [i, total] of said.entries()) {
      const sum = added.reduce((all, numbers) => all + (numbers[i] ?? Number.NaN), 0);
      if (Number.isNaN(sum - total)) continue;
      counted++;
      if (Math.abs(sum - total) <= 1e-6 * Math.max(1, Math.abs(total))) held++;
    }
    return { rows: counted, held };
  };
}

function numberIn({ cells }: GridRow, col: number, locale: NumberLocale): number {
  const reading = readNumber(cells[col - 1] ?? null, locale, signs);
  return reading.kind === 'number' ? reading.value : Number.NaN;
}
