// The figures of a table row by row → which row further down is the sum of those above it, without any of them being held.
import type { Cell } from '../../model/cell.js';
import type { Layout, NumberLocale } from '../../model/table.js';
import { figureAt } from './figures.js';
import { isAdditive } from './totals.js';

export interface RunningSums {
  /** The cells of a row of data. */
  add(cells: readonly Cell[]): void;
  /** A total, or a heading over rows: what comes below is added up anew beside the whole. */
  begin(): void;
  /** What a row is that adds up all rows above, or those of its block; null for any other. */
  judge(cells: readonly Cell[]): 'total' | 'subtotal' | null;
}

/** As where a sheet was looked at: a coincidence rarer than one in a thousand. */
const leastBits = 10;
const fewestRows = 2;

interface Summed {
  readonly col: number;
  readonly locale: NumberLocale;
}

/** undefined where no column of figures can be added up. */
export function runningSums({ columns, plan }: Layout): RunningSums | undefined {
  const summed = columns.flatMap(({ col, path, locale }): readonly Summed[] =>
    plan?.values.includes(col) === true && plan.main.get(col) !== 'date' && isAdditive(path)
      ? [{ col, locale }]
      : [],
  );
  if (summed.length === 0) return undefined;
  const sums = new Float64Array(summed.length);
  let begun = sums.slice();
  let [rows, since] = [0, 0];
  const bitsOf = (cells: readonly Cell[], from: Float64Array): number => {
    let bits = 0;
    for (let i = 0; i < summed.length; i++) {
      const figure = figureOf(cells, summed[i]);
      const sum = (sums[i] ?? 0) - (from[i] ?? 0);
      if (figure === null) {
        if (sum !== 0) return 0;
      } else if (Math.abs(figure - sum) > 0.5 + 1e-9 * Math.abs(sum)) return 0;
      else bits += Math.log2(1 + Math.abs(figure));
    }
    return bits;
  };
  return {
    add(cells) {
      rows++;
      since++;
      for (let i = 0; i < summed.length; i++) sums[i] = (sums[i] ?? 0) + (figureOf(cells, summed[i]) ?? 0);
    },
    begin() {
      begun = sums.slice();
      since = 0;
    },
    judge(cells) {
      if (since >= fewestRows && since < rows && bitsOf(cells, begun) >= leastBits) return 'subtotal';
      return rows >= fewestRows && bitsOf(cells, none) >= leastBits ? 'total' : null;
    },
  };
}

const none = new Float64Array(0);

/** Digits alone are read at once: nearly every cell of a large file is. */
function figureOf(cells: readonly Cell[], column: Summed | undefined): number | null {
  if (column === undefined) return null;
  const cell = cells[column.col - 1];
  if (typeof cell === 'number') return cell;
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'string' && /^\d{1,15}$/.test(cell)) return Number(cell);
  return figureAt(cell, column.locale);
}
