// The periods of a delivery and those that stood before → months that it no longer holds, and holes within a year.
import { type PeriodId, periodsBetween, periodType, periodYear } from '../../model/period.js';
import { grouped } from './grouped.js';

export interface VanishedPeriods {
  /** They held figures until now, and this delivery closes them. */
  readonly closed: readonly PeriodId[];
  /** Between the first and the last that it holds of a year, and nowhere known. */
  readonly holes: readonly PeriodId[];
}

/**
 * `standing`: periods with figures of the dataset, of which `closed` are replaced by nothing. A hole is told where more
 * periods of the year are there than are missing; years are none, for not every year has a census.
 */
export function vanishedPeriods(
  delivered: ReadonlySet<PeriodId>,
  closed: readonly PeriodId[],
  standing: ReadonlySet<PeriodId>,
): VanishedPeriods {
  const years = grouped(
    [...delivered].filter((period) => ['M', 'Q', 'S'].includes(periodType(period))),
    (period) => `${periodYear(period)} ${periodType(period)}`,
  );
  const holes = [...years.values()].flatMap((periods) => {
    const ordered = periods.toSorted((a, b) => a - b);
    const [first = 0, last = 0] = [ordered[0], ordered.at(-1)];
    const missing = periodsBetween(first, last).filter((each) => !delivered.has(each) && !standing.has(each));
    return missing.length < ordered.length ? missing : [];
  });
  return { closed: [...closed].sort((a, b) => a - b), holes: holes.filter((each) => !closed.includes(each)) };
}
