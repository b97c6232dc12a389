// Two days or months with "s.d." or a hyphen between them → the period that they bound, and the text without them.
import { monthNumber, monthPattern } from '../../lexicon/month.js';
import {
  dayPeriod,
  type PeriodId,
  type PeriodType,
  periodAt,
  periodEnd,
  periodId,
  periodStart,
} from '../../model/period.js';
import { readDate } from './date.js';

const until = ' ?(?:[-–—]|s\\.?/?d\\.?|sampai(?: dengan)?|hingga|to) ?';
const edge = '(?<![a-z0-9])';
const end = '(?![a-z0-9])';
const month = `(${monthPattern})\\.?`;
const year = '((?:19|20)\\d{2})';
const numbers = '\\d{1,2} ?([-/.]) ?\\d{1,2} ?';

const months = new RegExp(`${edge}${month}(?: ${year})?${until}${month},? ${year}${end}`, 'g');
const namedDays = new RegExp(
  `${edge}(\\d{1,2}) ${month}(?: ${year})?${until}(\\d{1,2}) ${month} ${year}${end}`,
  'g',
);
const days = new RegExp(
  `${edge}(${numbers}\\2 ?(?:19|20)\\d{2})${until}(${numbers}\\4 ?(?:19|20)\\d{2})${end}`,
  'g',
);
const isoDays = new RegExp(`${edge}(\\d{4}-\\d{2}-\\d{2})${until}(\\d{4}-\\d{2}-\\d{2})${end}`, 'g');
/** The coarsest first: twelve months are a year. */
const types: readonly PeriodType[] = ['Y', 'S', 'Q', 'M'];

/** Of text in lower case. A span that is no whole period ends in the month that its figures reach up to. */
export function readSpans(text: string): { readonly ids: readonly PeriodId[]; readonly rest: string } {
  const ids: PeriodId[] = [];
  const put = (piece: string, from: string | undefined, to: string | undefined): string => {
    const id = from === undefined || to === undefined ? undefined : spanned(from, to);
    if (id === undefined) return piece;
    ids.push(id);
    return ' ';
  };
  const rest = text
    .replace(namedDays, (piece, d1, m1, y1 = undefined, d2, m2, y2) =>
      put(piece, isoDay(y1 ?? y2, m1, Number(d1)), isoDay(y2, m2, Number(d2))),
    )
    .replace(days, (piece, from: string, _sign, to: string) => put(piece, dayOf(from), dayOf(to)))
    .replace(isoDays, (piece, from: string, to: string) => put(piece, from, to))
    .replace(months, (piece, m1, y1 = undefined, m2, y2) => {
      const last = periodId('M', Number(y2), monthNumber(m2));
      return put(piece, isoDay(y1 ?? y2, m1, 1), last === undefined ? undefined : periodEnd(last));
    });
  return { ids, rest };
}

function isoDay(year: string, name: string, day: number): string | undefined {
  const id = dayPeriod(Number(year), monthNumber(name) ?? 0, day);
  return id === undefined ? undefined : periodStart(id);
}

function dayOf(text: string): string | undefined {
  const reading = readDate(text, 'dmy');
  return reading?.kind === 'day' ? periodStart(reading.id) : undefined;
}

/** undefined where neither a period is bounded nor a year begun and a month ended. */
function spanned(from: string, to: string): PeriodId | undefined {
  if (to < from) return undefined;
  for (const type of types) {
    const id = periodAt(type, to);
    if (periodStart(id) === from && periodEnd(id) === to) return id;
  }
  const last = periodAt('M', to);
  return from === `${to.slice(0, 4)}-01-01` && periodEnd(last) === to ? last : undefined;
}
