// A stretch of time that a figure speaks of, as one integer key and one readable code (SDMX time format).

/** Year, semester, quarter, month, academic year, day. */
export type PeriodType = 'Y' | 'S' | 'Q' | 'M' | 'A' | 'D';

/**
 * year × 1000 + offset: Y 0 · S 101–102 · Q 201–204 · M 301–312 · A 400 · D 501–866 (day of the year).
 * The same encoding is used by `ref.period.period_id`; SQL and TypeScript never need a look-up to agree.
 */
export type PeriodId = number;

const offsets: Readonly<Record<PeriodType, number>> = { Y: 0, S: 101, Q: 201, M: 301, A: 400, D: 501 };
const counts: Readonly<Record<PeriodType, number>> = { Y: 1, S: 2, Q: 4, M: 12, A: 1, D: 366 };

/** `part` counts from 1 within the year; 1 for Y and A. Undefined when the part does not exist. */
export function periodId(type: PeriodType, year: number, part = 1): PeriodId | undefined {
  if (!Number.isInteger(year) || year < 1900 || year > 2200) return undefined;
  if (!Number.isInteger(part) || part < 1 || part > counts[type]) return undefined;
  if (type === 'D' && part === 366 && !isLeap(year)) return undefined;
  return year * 1000 + offsets[type] + part - 1;
}

export function periodType(id: PeriodId): PeriodType {
  const offset = id % 1000;
  if (offset >= 501) return 'D';
  if (offset >= 400) return 'A';
  if (offset >= 301) return 'M';
  if (offset >= 201) return 'Q';
  return offset >= 101 ? 'S' : 'Y';
}

export function periodYear(id: PeriodId): number {
  return Math.floor(id / 1000);
}

/** From 1: the month of a month period, the quarter of a quarter; 1 for years. */
export function periodPart(id: PeriodId): number {
  return (id % 1000) - offsets[periodType(id)] + 1;
}

/** "2024" · "2024-S1" · "2024-Q3" · "2024-08" · "2024/2025" · "2024-08-17". */
export function periodCode(id: PeriodId): string {
  const year = periodYear(id);
  const part = periodPart(id);
  switch (periodType(id)) {
    case 'Y':
      return String(year);
    case 'S':
      return `${year}-S${part}`;
    case 'Q':
      return `${year}-Q${part}`;
    case 'M':
      return `${year}-${String(part).padStart(2, '0')}`;
    case 'A':
      return `${year}/${year + 1}`;
    case 'D':
      return dayOfYear(year, part);
  }
}

/** Reads exactly the codes that `periodCode` writes; undefined for anything else. */
export function parsePeriodCode(code: string): PeriodId | undefined {
  const match = /^(\d{4})(?:-([SQ])(\d)|-(\d{2})(?:-(\d{2}))?|\/(\d{4}))?$/.exec(code.trim());
  if (!match) return undefined;
  const year = Number(match[1]);
  if (match[2]) return periodId(match[2] === 'S' ? 'S' : 'Q', year, Number(match[3]));
  if (match[5]) return dayPeriod(year, Number(match[4]), Number(match[5]));
  if (match[4]) return periodId('M', year, Number(match[4]));
  if (match[6]) return Number(match[6]) === year + 1 ? periodId('A', year) : undefined;
  return periodId('Y', year);
}

/** Undefined when the calendar has no such day. */
export function dayPeriod(year: number, month: number, day: number): PeriodId | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return periodId('D', year, Math.round((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1);
}

/** First day, ISO. An academic year starts on 1 July. */
export function periodStart(id: PeriodId): string {
  const year = periodYear(id);
  const part = periodPart(id);
  const type = periodType(id);
  if (type === 'D') return dayOfYear(year, part);
  if (type === 'A') return isoDay(year, 6, 1);
  return isoDay(year, ((part - 1) * 12) / counts[type], 1);
}

/** Last day, ISO, inclusive. */
export function periodEnd(id: PeriodId): string {
  const year = periodYear(id);
  const type = periodType(id);
  if (type === 'D') return periodStart(id);
  if (type === 'A') return isoDay(year + 1, 6, 0);
  return isoDay(year, (periodPart(id) * 12) / counts[type], 0);
}

/** The period of the same type `steps` later (earlier when negative). */
export function shiftPeriod(id: PeriodId, steps: number): PeriodId {
  const type = periodType(id);
  if (type === 'D') {
    const day = new Date(`${periodStart(id)}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + steps);
    return dayPeriod(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()) ?? id;
  }
  const index = periodYear(id) * counts[type] + periodPart(id) - 1 + steps;
  return Math.floor(index / counts[type]) * 1000 + offsets[type] + (index % counts[type]);
}

/** Every period of the type of `first`, from `first` to `last` inclusive. */
export function periodsBetween(first: PeriodId, last: PeriodId): PeriodId[] {
  const out: PeriodId[] = [];
  for (let id = first; id <= last; id = shiftPeriod(id, 1)) out.push(id);
  return out;
}

/** The period of a type that holds a day (ISO). */
export function periodAt(type: PeriodType, day: string): PeriodId {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  if (type === 'D') return dayPeriod(year, month, date) ?? year * 1000 + offsets.D;
  if (type === 'A') return (month >= 7 ? year : year - 1) * 1000 + offsets.A;
  return year * 1000 + offsets[type] + Math.floor(((month - 1) * counts[type]) / 12);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function isoDay(year: number, monthIndex: number, day: number): string {
  return new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10);
}

function dayOfYear(year: number, day: number): string {
  return isoDay(year, 0, day);
}
