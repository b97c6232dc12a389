// Data rows of a table → its formulas that gave no value: never calculated, or ended in an error.
import { isUncalculated } from '../model/cell.js';
import type { GridRow } from '../model/grid.js';
import { addressIn } from '../model/place.js';
import type { Layout } from '../model/table.js';

export interface Faults {
  readonly count: number;
  /** The first few cells: address and what stands there, e.g. "D2 (=B2+C2)". */
  readonly first: readonly string[];
}

export interface FormulaFaults {
  /** The file was written by a program that does not calculate, or refers to itself or to a file that was not there. */
  readonly uncalculated: Faults;
  /** #REF!, #DIV/0! and their like. */
  readonly failed: Faults;
}

const mostNamed = 3;

/** Told of the rows of one table, batch by batch. */
export function faultCounter(layout: Layout) {
  const [uncalculated, failed] = [tally(), tally()];
  return {
    add(rows: readonly GridRow[]): void {
      for (const { row, cells } of rows)
        for (const { col } of layout.columns) {
          const cell = cells[col - 1];
          if (typeof cell !== 'object' || cell === null || cell.kind !== 'error') continue;
          const found = isUncalculated(cell) ? uncalculated : failed;
          found.count += 1;
          if (found.count <= mostNamed) found.first.push(`${addressIn(layout, row, col)} (${cell.text})`);
        }
    },
    found: (): FormulaFaults => ({ uncalculated, failed }),
  };
}

function tally(): { count: number; readonly first: string[] } {
  return { count: 0, first: [] };
}
