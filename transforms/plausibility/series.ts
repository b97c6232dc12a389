// Delivered and accepted figures → for each thing measured in a place its figures over time.
import { type Evidence, type Figure, isGiven, seriesKey } from '../../model/figure.js';
import { type PeriodId, periodType } from '../../model/period.js';

export interface Moment {
  readonly period: PeriodId;
  readonly value: number;
}

export interface History {
  /** The figures that measure the same in the same place, in the order of time; a delivered one stands for the accepted one. */
  of(figure: Figure): readonly Moment[];
  at(figure: Figure, period: PeriodId): number | undefined;
  /** The nearest earlier period of the same type of which anything is known. */
  before(period: PeriodId): PeriodId | undefined;
}

export function historyOf({ delivered, accepted }: Evidence): History {
  const series = new Map<string, Map<PeriodId, number>>();
  const periods = new Set<PeriodId>();
  for (const figure of [...accepted, ...delivered]) {
    if (!isGiven(figure)) continue;
    periods.add(figure.period);
    const key = seriesKey(figure);
    const known = series.get(key);
    if (known === undefined) series.set(key, new Map([[figure.period, figure.value]]));
    else known.set(figure.period, figure.value);
  }
  const ordered = [...periods].sort((a, b) => a - b);
  const moments = new Map<string, readonly Moment[]>();
  return {
    of: (figure) => {
      const key = seriesKey(figure);
      const known = moments.get(key) ?? inTime(series.get(key) ?? new Map());
      moments.set(key, known);
      return known;
    },
    at: (figure, period) => series.get(seriesKey(figure))?.get(period),
    before: (period) => ordered.findLast((each) => each < period && periodType(each) === periodType(period)),
  };
}

function inTime(values: ReadonlyMap<PeriodId, number>): readonly Moment[] {
  return [...values].map(([period, value]) => ({ period, value })).sort((a, b) => a.period - b.period);
}
