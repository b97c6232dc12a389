// A date as it is typed → the day it means, or the two days it may mean.

import { monthNumber, monthPattern } from '../../lexicon/month.js';
import type { Cell } from '../../model/cell.js';
import { dayPeriod, type PeriodId } from '../../model/period.js';

/** Which comes first in 03/04/2024. */
export type DateOrder = 'dmy' | 'mdy';

export type DateReading =
  | { readonly kind: 'day'; readonly id: PeriodId; readonly proves: DateOrder | null }
  | { readonly kind: 'ambiguous'; readonly dmy: PeriodId; readonly mdy: PeriodId };

const clock = '(?:,? \\d{1,2}[:.]\\d{2}.*)?';
const iso = /^(\d{4}) ?- ?(\d{1,2}) ?- ?(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$/i;
const slashed = new RegExp(`^(\\d{1,2}) ?([/.-]) ?(\\d{1,2}) ?\\2 ?(\\d{4}|\\d{2})${clock}$`);
const spaced = new RegExp(`^(\\d{1,2})( )(\\d{1,2}) ((?:19|20)\\d{2})${clock}$`);
const yearFirst = new RegExp(`^(\\d{4}) ?([/.]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})${clock}$`);
const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const weekday = /^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)(?:,| ?-)? /i;
const joint = "[ ,./'-]*";
const named = new RegExp(`^(\\d{1,2})${joint}(${monthPattern})\\.?${joint}(\\d{4}|\\d{2})${clock}$`, 'i');
const englishNamed = new RegExp(`^(${monthPattern})\\.? ?(\\d{1,2}),? (\\d{4})${clock}$`, 'i');

/**
 * Undefined when the text is no date; blanks around its signs and a time of day behind it are passed over. Between slashes day and month are told apart by a number over 12 or by `order`;
 * with hyphens, dots or blanks the day comes first, as Indonesia writes it.
 */
export function readDate(text: string, order: DateOrder | null = null): DateReading | undefined {
  const plain = text.replace(weekday, '').replace(/[–—−]/g, '-');
  const ymd = iso.exec(plain) ?? compact.exec(plain);
  if (ymd !== null) return day(ymd[1], ymd[2], ymd[3]);
  const ordered = yearFirst.exec(plain);
  if (ordered !== null) return day(ordered[1], ordered[3], ordered[4]);
  const words = named.exec(plain);
  if (words !== null) return day(words[3], String(monthNumber(words[2] ?? '')), words[1]);
  const english = englishNamed.exec(plain);
  if (english !== null) return day(english[3], String(monthNumber(english[1] ?? '')), english[2]);
  const parts = slashed.exec(plain) ?? spaced.exec(plain);
  return parts === null
    ? undefined
    : eitherWay(Number(parts[1]), Number(parts[3]), parts[4], order ?? (parts[2] === '/' ? null : 'dmy'));
}

function eitherWay(
  first: number,
  second: number,
  year: string | undefined,
  order: DateOrder | null,
): DateReading | undefined {
  const dmy = dayPeriod(fullYear(year), second, first);
  const mdy = dayPeriod(fullYear(year), first, second);
  if (dmy !== undefined && mdy !== undefined && dmy !== mdy) {
    if (order === null) return { kind: 'ambiguous', dmy, mdy };
    return { kind: 'day', id: order === 'dmy' ? dmy : mdy, proves: null };
  }
  const id = dmy ?? mdy;
  if (id === undefined) return undefined;
  if (dmy === mdy) return { kind: 'day', id, proves: null };
  return { kind: 'day', id, proves: dmy === undefined ? 'mdy' : 'dmy' };
}

function day(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
): DateReading | undefined {
  const id = dayPeriod(fullYear(year), Number(month), Number(date));
  return id === undefined ? undefined : { kind: 'day', id, proves: null };
}

/** Two digits mean 1970–2069. */
export function fullYear(text: string | undefined): number {
  const year = Number(text);
  if (text === undefined || text.length !== 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Counts what the dates of a column prove, one at a time. */
export interface DateOrderTally {
  add(cell: Cell): void;
  /** null where no date proves an order, or some prove one and some the other. */
  decide(): DateOrder | null;
}

export function dateOrderTally(): DateOrderTally {
  const seen = new Set<DateOrder>();
  return {
    add(cell) {
      if (typeof cell !== 'string' || !cell.includes('/') || seen.size > 1) return;
      const reading = readDate(cell.trim());
      if (reading?.kind === 'day' && reading.proves !== null) seen.add(reading.proves);
    },
    decide() {
      const [only] = seen;
      return seen.size === 1 ? (only ?? null) : null;
    },
  };
}
