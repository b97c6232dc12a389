// Placeholders of a template ({year}, {month:name}, …): each turns a period into text, and text back into part of a period.
import { monthName, monthNumber, monthPattern, monthShort } from '../../lexicon/month.js';
import {
  dayPeriod,
  type PeriodId,
  parsePeriodCode,
  periodCode,
  periodId,
  periodPart,
  periodStart,
  periodType,
  periodYear,
} from '../../model/period.js';

/** What a period, or a file's name, says about time. */
export interface Moment {
  readonly whole?: PeriodId;
  readonly year?: number;
  readonly semester?: number;
  readonly quarter?: number;
  readonly month?: number;
  readonly day?: number;
}

interface Field {
  /** Undefined when the period has no such part: a year has no month. */
  readonly write: (moment: Moment) => string | undefined;
  /** Regular expression without groups, for names in any case. */
  readonly pattern: string;
  readonly read: (text: string) => Moment;
}

const roman: readonly string[] = ['I', 'II', 'III', 'IV'];

const pad = (n: number | undefined, width: number) => n?.toString().padStart(width, '0');

function numeric(part: Exclude<keyof Moment, 'whole'>, pattern: string, width = 1): Field {
  return {
    write: (moment) => pad(moment[part], width),
    pattern,
    read: (text) => ({ [part]: Number(text) }),
  };
}

function romanField(part: 'semester' | 'quarter', pattern: string): Field {
  return {
    write: (moment) => roman[(moment[part] ?? 0) - 1],
    pattern,
    read: (text) => ({ [part]: roman.indexOf(text.toUpperCase()) + 1 }),
  };
}

function monthField(written: (month: number) => string): Field {
  return {
    write: ({ month }) => (month === undefined ? undefined : written(month)),
    pattern: `(?:${monthPattern})`,
    read: (text) => {
      const month = monthNumber(text);
      return month === undefined ? {} : { month };
    },
  };
}

const wholePattern = String.raw`\d{4}(?:[-_]?[SQ]\d|[-_\/]\d{4}|[-_]\d{2}[-_]\d{2}|[-_]\d{2})?(?!\d)`;

/** Every placeholder there is, as written between the braces. */
export const periodFields: Readonly<Record<string, Field>> = {
  period: {
    write: ({ whole }) => (whole === undefined ? undefined : periodCode(whole)),
    pattern: wholePattern,
    read: (text) => wholeOf(text),
  },
  year: numeric('year', String.raw`\d{4}`),
  'year:yy': {
    write: ({ year }) => (year === undefined ? undefined : pad(year % 100, 2)),
    pattern: String.raw`\d{2}`,
    read: (text) => ({ year: 2000 + Number(text) }),
  },
  next_year: {
    write: ({ year }) => (year === undefined ? undefined : String(year + 1)),
    pattern: String.raw`\d{4}`,
    read: (text) => ({ year: Number(text) - 1 }),
  },
  semester: numeric('semester', '[12]'),
  'semester:roman': romanField('semester', 'II?'),
  quarter: numeric('quarter', '[1-4]'),
  'quarter:roman': romanField('quarter', 'I{1,3}|IV'),
  month: numeric('month', '1[0-2]|0?[1-9]'),
  'month:02': numeric('month', '1[0-2]|0[1-9]', 2),
  'month:name': monthField(monthName),
  'month:short': monthField(monthShort),
  day: numeric('day', '3[01]|[12][0-9]|0?[1-9]'),
  'day:02': numeric('day', '3[01]|[12][0-9]|0[1-9]', 2),
};

function wholeOf(text: string): Moment {
  const code = text
    .toUpperCase()
    .replaceAll('_', '-')
    .replace(/^(\d{4})([SQ])/, '$1-$2');
  const whole = parsePeriodCode(code) ?? parsePeriodCode(code.replace(/^(\d{4})-(\d{4})$/, '$1/$2'));
  return whole === undefined ? {} : { whole };
}

/** A month knows its quarter and semester; a quarter knows no month. */
export function momentOf(period: PeriodId): Moment {
  const year = periodYear(period);
  const part = periodPart(period);
  switch (periodType(period)) {
    case 'Y':
    case 'A':
      return { whole: period, year };
    case 'S':
      return { whole: period, year, semester: part };
    case 'Q':
      return { whole: period, year, quarter: part, semester: Math.ceil(part / 2) };
    case 'M':
      return { whole: period, year, ...ofMonth(part) };
    case 'D': {
      const [, month = 1, day = 1] = periodStart(period).split('-').map(Number);
      return { whole: period, year, ...ofMonth(month), day };
    }
  }
}

function ofMonth(month: number): Moment {
  return { month, quarter: Math.ceil(month / 3), semester: Math.ceil(month / 6) };
}

/** The period of the finest part that is known; undefined without a year, or for a day that does not exist. */
export function periodOf(moment: Moment): PeriodId | undefined {
  const { whole, year, month, day, quarter, semester } = moment;
  if (whole !== undefined || year === undefined) return whole;
  if (month !== undefined && day !== undefined) return dayPeriod(year, month, day);
  if (month !== undefined) return periodId('M', year, month);
  if (quarter !== undefined) return periodId('Q', year, quarter);
  return semester === undefined ? periodId('Y', year) : periodId('S', year, semester);
}
