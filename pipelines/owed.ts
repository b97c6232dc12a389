// The periods of a dataset that have ended and are owed, from the first it owes until today.
import type { DatasetEntry, Frequency } from '../model/dataset.js';
import {
  type PeriodId,
  type PeriodType,
  parsePeriodCode,
  periodAt,
  periodEnd,
  periodsBetween,
  shiftPeriod,
} from '../model/period.js';

const types: Readonly<Record<Frequency, PeriodType>> = {
  yearly: 'Y',
  semesterly: 'S',
  quarterly: 'Q',
  monthly: 'M',
  academic: 'A',
  daily: 'D',
};

/** The type of period that a dataset's figures speak of. */
export function periodTypeOf(dataset: DatasetEntry): PeriodType {
  return types[dataset.period.type ?? dataset.frequency];
}

/** Oldest first. `today` is an ISO day; a period that has not ended by the day before is not owed. */
export function owedPeriods(dataset: DatasetEntry, today: string): readonly PeriodId[] {
  const first = parsePeriodCode(dataset.since);
  if (first === undefined) return [];
  const running = periodAt(periodTypeOf(dataset), today);
  const last = periodEnd(running) < today ? running : shiftPeriod(running, -1);
  const until = dataset.until === undefined ? undefined : parsePeriodCode(dataset.until);
  return periodsBetween(first, until === undefined ? last : Math.min(last, until));
}

/** By time zone: one takes longer to make than a thousand days to write. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment in a time zone, ISO. */
export function localDay(moment: Date, timezone: string): string {
  let calendar = calendars.get(timezone);
  if (calendar === undefined) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, ...parts });
    calendars.set(timezone, calendar);
  }
  return calendar.format(moment);
}
