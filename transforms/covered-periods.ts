// The periods that records speak of, and what was asked → the periods that the delivery covers.
import type { Dataset } from '../model/dataset.js';
import {
  type PeriodId,
  type PeriodType,
  parsePeriodCode,
  periodAt,
  periodEnd,
  periodStart,
  periodsBetween,
  periodType,
} from '../model/period.js';
import { fitPeriod, periodTypeOf } from './period-sources.js';

interface Asked {
  /** The period that the delivery was asked for. */
  readonly request: PeriodId | null;
  /** ISO day; of a year that has not ended a delivery covers what it names, and what lies before that. */
  readonly today: string;
}

/**
 * Records that tell their own dates cover the whole period that is owed (a year, be it delivered with three months of it),
 * with `replaces: dataset` everything from the first to the last. Others cover the periods that their tables name.
 */
export function coveredPeriods(
  dataset: Dataset,
  owed: PeriodType,
  named: ReadonlySet<PeriodId>,
  { request, today }: Asked,
): ReadonlySet<PeriodId> {
  const type = periodTypeOf(dataset);
  const wholes = dataset.replaces === 'dataset' ? span(named) : unitsOf(named, owed, request);
  const covered = wholes.flatMap((whole) => partsOf(whole, type, named, today));
  return new Set(covered.filter((period) => isOwed(dataset, period)));
}

/** The owed periods that the named ones lie in; of a delivery that was asked for one period, that one. */
function unitsOf(
  named: ReadonlySet<PeriodId>,
  owed: PeriodType,
  request: PeriodId | null,
): readonly PeriodId[] {
  if (request !== null) return [request];
  return [...new Set([...named].map((period) => fitPeriod(period, owed) ?? period))];
}

function span(named: ReadonlySet<PeriodId>): readonly PeriodId[] {
  const ordered = [...named].sort((a, b) => a - b);
  const [first, last] = [ordered[0], ordered.at(-1)];
  return first === undefined || last === undefined ? [] : periodsBetween(first, last);
}

function partsOf(
  whole: PeriodId,
  type: PeriodType,
  named: ReadonlySet<PeriodId>,
  today: string,
): readonly PeriodId[] {
  const fitted = fitPeriod(whole, type);
  if (fitted !== undefined) return [fitted];
  const [start, end] = [periodStart(whole), periodEnd(whole)];
  const within = (period: PeriodId) => periodStart(period) >= start && periodEnd(period) <= end;
  const parts = periodsBetween(periodAt(type, start), periodAt(type, end)).filter(within);
  if (end < today) return parts;
  const last = Math.max(0, ...[...named].filter(within));
  return parts.filter((period) => period <= last);
}

function isOwed({ since, until }: Dataset, period: PeriodId): boolean {
  const [first, last] = [since, until].map((code) =>
    code === undefined ? undefined : parsePeriodCode(code),
  );
  const comparable = (bound: PeriodId | undefined): bound is PeriodId =>
    bound !== undefined && periodType(bound) === periodType(period);
  return !(comparable(first) && period < first) && !(comparable(last) && period > last);
}
