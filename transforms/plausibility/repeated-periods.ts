// Columns and history → the columns of a period that say of every place exactly what the period before said.
import type { PeriodId } from '../../model/period.js';
import type { FigureColumn } from './columns.js';
import type { History } from './series.js';
import { fewestRows, telling, weightOf } from './weight.js';

export interface RepeatedPeriod {
  readonly period: PeriodId;
  readonly before: PeriodId;
  readonly columns: readonly FigureColumn[];
}

/** What stood still once before (the extent of a district, a list drawn up once a year) may do so again: it was told then. */
export function repeatedPeriods(
  columns: readonly FigureColumn[],
  history: History,
): readonly RepeatedPeriod[] {
  const found = new Map<PeriodId, FigureColumn[]>();
  for (const column of columns) {
    const before = history.before(column.period);
    if (before === undefined || !isTelling(column) || !stands(column, column.period, before, history))
      continue;
    if (neverMoved(column, history) || stoodBefore(column, before, history)) continue;
    found.set(column.period, [...(found.get(column.period) ?? []), column]);
  }
  return [...found].map(([period, repeated]) => ({
    period,
    before: history.before(period) ?? period,
    columns: repeated,
  }));
}

function isTelling({ figures }: FigureColumn): boolean {
  return figures.length >= fewestRows && weightOf(figures.map(({ value }) => value)) >= telling;
}

/** Three periods or more that all say the same are no copy but the extent of a district, or another thing that stays. */
function neverMoved({ figures }: FigureColumn, history: History): boolean {
  return figures.every((figure) => {
    const moments = history.of(figure);
    return moments.length > 2 && moments.every(({ value }) => value === figure.value);
  });
}

function stoodBefore(column: FigureColumn, last: PeriodId, history: History): boolean {
  const earlier = history.before(last);
  if (earlier === undefined) return false;
  return stands(column, last, earlier, history) || stoodBefore(column, earlier, history);
}

function stands({ figures }: FigureColumn, period: PeriodId, before: PeriodId, history: History): boolean {
  return figures.every((figure) => {
    const value = history.at(figure, period);
    return value !== undefined && value === history.at(figure, before);
  });
}
