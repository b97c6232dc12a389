// From when until when something of the configuration holds, said by periods.
import { z } from 'zod';
import { parsePeriodCode, periodEnd, periodStart } from './period.js';

/** "2025", 2025, "2025-07" or a day; of `from` the first day of it is meant, of `until` the last. */
export const PeriodText = z.union([z.int().min(1950).max(2100), z.string().regex(/^\d{4}(-\d{2}){0,2}$/)]);
export type PeriodText = z.infer<typeof PeriodText>;

/** A number, or the numbers of the periods from which each holds: { 2024: 80, 2025: 85 }. */
export const timed = (value: z.ZodNumber) =>
  z.union([value, z.record(z.string().regex(/^\d{4}(-\d{2}){0,2}$/), value)]);
export type Timed = number | Readonly<Record<string, number>>;

export interface Validity {
  readonly from?: PeriodText | undefined;
  readonly until?: PeriodText | undefined;
}

/** ISO days, both inclusive; null is open. A text that names no period is open too: the check of the configuration tells it. */
export interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

export function daysOf({ from, until }: Validity): Days {
  const begins = from === undefined ? undefined : parsePeriodCode(String(from));
  const ends = until === undefined ? undefined : parsePeriodCode(String(until));
  return {
    first: begins === undefined ? null : periodStart(begins),
    last: ends === undefined ? null : periodEnd(ends),
  };
}

export function holdsOn(validity: Validity, day: string): boolean {
  const { first, last } = daysOf(validity);
  return (first ?? day) <= day && day <= (last ?? day);
}

/** True where the two hold on no day together. */
export function isApart(one: Validity, other: Validity): boolean {
  const [a, b] = [daysOf(one), daysOf(other)];
  return (a.last ?? '9') < (b.first ?? '') || (b.last ?? '9') < (a.first ?? '');
}

/** The number of the latest period that has begun; undefined before the first. */
export function numberOn(value: Timed, day: string): number | undefined {
  if (typeof value === 'number') return value;
  const begun = changesOf(value).filter(([first]) => first <= day);
  return begun.at(-1)?.[1];
}

/** First days with the number that holds from each on, in order; of a number alone none. */
export function changesOf(value: Timed): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [];
  return Object.entries(value)
    .flatMap(([code, number]) => {
      const period = parsePeriodCode(code);
      return period === undefined ? [] : [[periodStart(period), number] as const];
    })
    .sort(([a], [b]) => a.localeCompare(b));
}

export function dayAfter(day: string): string {
  return shifted(day, 1);
}

export function dayBefore(day: string): string {
  return shifted(day, -1);
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
