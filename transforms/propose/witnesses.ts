// Rows beyond those that were looked at → the few that show what the first ones did not: a new word, an extreme, a gap.
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { TableColumn } from '../../model/table.js';
import { numberIn } from './figures.js';

/** Different words kept of a column: more are neither choices nor the areas of a level that is not known by then. */
const mostWords = 1000;
/** Days and months, of which the earliest may stand last. */
const mostPeriods = 10_000;
/** Different figures kept of a column, so that one of ages shows all its ages. */
const mostFigures = 250;

export interface Witnesses {
  /** Rows that are at hand anyway: they are known, and none of them is a witness. */
  know(rows: readonly GridRow[]): void;
  add(rows: readonly GridRow[]): void;
  /** Of bounded number whatever was added; those of the extremes stand last. */
  take(): readonly GridRow[];
}

export function witnesses(columns: readonly TableColumn[]): Witnesses {
  const watched = columns.map(watch);
  const kept = new Set<GridRow>();
  return {
    know(rows) {
      for (const row of rows) for (const each of watched) each.sees(row);
      for (const each of watched) each.forget();
    },
    add(rows) {
      for (const row of rows) {
        let isNew = false;
        for (const each of watched) isNew = each.sees(row) || isNew;
        if (isNew) kept.add(row);
      }
    },
    take: () => [...new Set([...kept, ...watched.flatMap((each) => each.extremes())])],
  };
}

/** `extremes`: the rows of the least and the greatest figure, where they were not known. */
interface Watch {
  sees(row: GridRow): boolean;
  /** What was seen so far is at hand. */
  forget(): void;
  extremes(): readonly GridRow[];
}

function watch(column: TableColumn): Watch {
  const most = mostOf(column);
  const words = new Set<string>();
  const range = column.type === 'number' ? spread(column) : undefined;
  return {
    sees(row) {
      const cell = row.cells[column.col - 1] ?? null;
      const isOdd = range?.sees(row, cell) ?? false;
      if (words.size >= most) return isOdd;
      const before = words.size;
      words.add(isBlank(cell) ? '' : cellText(cell).trim().toLowerCase());
      return words.size > before;
    },
    forget: () => range?.forget(),
    extremes: () => range?.rows() ?? [],
  };
}

function mostOf({ type }: TableColumn): number {
  if (type === 'number') return mostFigures;
  return type === 'date' || type === 'period' ? mostPeriods : mostWords;
}

function spread({ locale }: TableColumn) {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let low: GridRow | undefined;
  let high: GridRow | undefined;
  const shapes = new Set<string>();
  return {
    /** True for the first fraction, the first gap, the first word of its kind among figures. */
    sees(row: GridRow, cell: Cell): boolean {
      const value = numberIn(cell, locale);
      if (value < least) [least, low] = [value, row];
      if (value > most) [most, high] = [value, row];
      if (shapes.size >= mostFigures) return false;
      const before = shapes.size;
      shapes.add(Number.isNaN(value) ? cellText(cell) : Number.isInteger(value) ? 'whole' : 'fraction');
      return shapes.size > before;
    },
    forget() {
      low = undefined;
      high = undefined;
    },
    rows: () => [low, high].filter((row) => row !== undefined),
  };
}
