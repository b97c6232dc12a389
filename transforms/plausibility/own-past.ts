// A figure and the same one in other periods → by what power of ten it is larger, once the common movement is taken out.
import type { Given } from '../../model/figure.js';
import type { PeriodId } from '../../model/period.js';
import { median } from './middle.js';
import type { History, Moment } from './series.js';

export interface OwnPast {
  readonly figure: Given;
  readonly others: readonly Moment[];
}

/** What fewer places do together is no common movement. */
export const fewestNeighbours = 6;
/** Periods further away have grown or changed. */
const mostPeriods = 5;

export function sizeOf(value: number): number {
  return Math.log10(Math.abs(value));
}

/**
 * The nearest other periods that hold a number of the same sign; "none" where no other period is known. Empty for the
 * earlier of two: which of them slipped is told at the later.
 */
export function nearInTime(figure: Given, history: History): readonly Moment[] | 'none' {
  const own = history.of(figure);
  if (own.length <= 1) return 'none';
  const others: Moment[] = [];
  for (const moment of outwards(own, figure.period)) {
    if (moment.value * figure.value > 0) others.push(moment);
    if (others.length === mostPeriods) break;
  }
  const [only, ...more] = others;
  return only !== undefined && more.length === 0 && only.period > figure.period ? [] : others;
}

/** The moments around a period, the nearest first; of two as near the earlier. A dataset may hold hundreds of periods. */
function* outwards(moments: readonly Moment[], period: PeriodId): Generator<Moment> {
  const at = moments.findIndex((moment) => moment.period === period);
  for (let distance = 1; distance < moments.length; distance += 1) {
    const [before, after] = [moments[at - distance], moments[at + distance]];
    if (before !== undefined) yield before;
    if (after !== undefined) yield after;
  }
}

/** For each figure of one period how much larger it is than in each other period, against what is usual between the two. */
export function pastSizes(
  group: readonly OwnPast[],
): readonly { readonly figure: Given; readonly sizes: readonly number[] }[] {
  const moves = new Map<PeriodId, number[]>();
  for (const { figure, others } of group)
    for (const { period, value } of others) {
      const known = moves.get(period) ?? [];
      known.push(sizeOf(figure.value) - sizeOf(value));
      moves.set(period, known);
    }
  const common = new Map(
    [...moves].map(([period, all]) => [period, all.length >= fewestNeighbours ? median(all) : 0]),
  );
  return group.map(({ figure, others }) => ({
    figure,
    sizes: others.map(
      ({ period, value }) => sizeOf(figure.value) - sizeOf(value) - (common.get(period) ?? 0),
    ),
  }));
}
