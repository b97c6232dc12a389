// Figures → columns as a person sees them: the numbers of one period that stand under one heading.
import { type Given, isGiven, type PlacedFigure } from '../../model/figure.js';
import type { PeriodId } from '../../model/period.js';
import { grouped } from './grouped.js';

export interface FigureColumn {
  readonly period: PeriodId;
  /** In the order of the workbook; never empty. */
  readonly figures: readonly Given[];
}

/** A table that goes on from sheet to sheet is one; what was counted from records stands under its variable. */
export function figureColumns(delivered: readonly PlacedFigure[]): readonly FigureColumn[] {
  const columns = grouped(
    delivered.filter(isGiven),
    ({ period, col, variable }) => `${period} ${col ?? variable}`,
  );
  return [...columns.values()]
    .map((figures) => ({ period: figures[0]?.period ?? 0, figures: figures.toSorted(byPlace) }))
    .sort((a, b) => byPlace(a.figures[0], b.figures[0]));
}

export function byPlace(a: PlacedFigure | undefined, b: PlacedFigure | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return (
    a.sheet - b.sheet ||
    a.row - b.row ||
    (a.col ?? 0) - (b.col ?? 0) ||
    a.period - b.period ||
    compare(a.variable, b.variable) ||
    compare(a.area, b.area) ||
    compare(a.breakdown, b.breakdown)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
