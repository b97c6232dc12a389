// Delivered and accepted figures of what is added up since January → those that are less than a month of the year before.
import { type Given, isGiven, type PlacedFigure } from '../../model/figure.js';
import { periodType, periodYear } from '../../model/period.js';
import type { History, Moment } from './series.js';

export interface FallingSeries {
  readonly figure: Given;
  /** The greatest of the year before it. */
  readonly before: Moment;
}

/** `cumulative`: whether a variable is added up since January. */
export function fallingSeries(
  delivered: readonly PlacedFigure[],
  history: History,
  cumulative: (variable: string) => boolean,
): readonly FallingSeries[] {
  return delivered.filter(isGiven).flatMap((figure) => {
    if (!cumulative(figure.variable)) return [];
    const { period, value } = figure;
    const earlier = history.of(figure).filter((each) => {
      const same = periodType(each.period) === periodType(period);
      return same && periodYear(each.period) === periodYear(period) && each.period < period;
    });
    const before = earlier.reduce<Moment | undefined>(
      (most, each) => (most === undefined || each.value > most.value ? each : most),
      undefined,
    );
    return before === undefined || before.value <= value ? [] : [{ figure, before }];
  });
}
