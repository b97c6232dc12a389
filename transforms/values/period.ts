// A cell or text that is a period ("TW III 2024", "Jan-24", a date) → its PeriodId, or the part of a year it names.

import { monthNumber, monthPattern } from '../../lexicon/month.js';
import type { Cell } from '../../model/cell.js';
import { type PeriodId, type PeriodType, periodId } from '../../model/period.js';
import { type DateOrder, fullYear, readDate } from './date.js';

/** A part of a year whose year stands elsewhere: "Januari", "TW III", "Semester II". */
export interface YearPart {
  readonly type: Extract<PeriodType, 'M' | 'Q' | 'S'>;
  readonly part: number;
}

export type PeriodReading =
  | { readonly kind: 'period'; readonly id: PeriodId }
  | ({ readonly kind: 'part' } & YearPart)
  | { readonly kind: 'ambiguous'; readonly candidates: readonly PeriodId[] }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable' };

const unreadable: PeriodReading = { kind: 'unreadable' };
const blank: PeriodReading = { kind: 'blank' };
const month = `(${monthPattern})\\.?`;
const ordinal = '(\\d|iii|ii|iv|i|satu|dua|tiga|empat|pertama|kedua|ketiga|keempat)';
const quarter = `(?:triwulan|tri wulan|kuartal|quarter|twl|tw|tri|q)(?: ke)?[ .-]*${ordinal}`;
const semester = `(?:semester|smt|sem|s)(?: ke)?[ .-]*${ordinal}`;
const year = '(?:(?:tahun|thn\\.?|th\\.?)(?: anggaran)? |t\\.?a\\.? )?(\\d{4})';
const joint = '[ ,/_.-]*';

const yearOnly = /^(?:tahun|thn\.?|th\.?|t\.a\.?|ta|year|keadaan)?[ :]*(\d{4})(?:\.0+)?$/;
const academic =
  /^(?:tahun (?:ajaran|pelajaran|akademik)|t\.a\.?|ta|t\.p\.?|tp)?[ :]*(\d{4}) ?[/\-–] ?(\d{4}|\d{2})$/;
/** "2010-11" alone is November 2010; "2010/11" and "T.A. 2010-11" are academic years. */
const isoMonth = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const monthThenYear = new RegExp(`^(?:bulan )?${month}${joint}(?:${year}|'?(\\d{2}))$`);
const yearThenMonth = new RegExp(`^${year}${joint}${month}$`);
const monthNumbers = /^(\d{4})[-/. ](\d{1,2})$|^(\d{1,2})[-/](\d{4})$|^(\d{4})(0[1-9]|1[0-2])$/;
const quarterYear = new RegExp(`^${quarter}${joint}${year}$|^${year}${joint}${quarter}$`);
const semesterYear = new RegExp(`^${semester}${joint}${year}$|^${year}${joint}${semester}$`);
const partOnly: readonly (readonly ['Q' | 'S', RegExp])[] = [
  ['Q', new RegExp(`^${quarter}$`)],
  ['S', new RegExp(`^${semester}$`)],
];

/** What says that things stood so at the end of it: "Posisi: Des 2023", "s.d. 31 Desember 2023". */
const lead =
  /^(?:(?:data|keadaan|kondisi|posisi|per|pada|tanggal|tgl\.?|akhir|bulan|periode|s\.?[/.]?d\.?|sampai(?: dengan)?|hingga)[ :]+)+/;

/** "2020*)", "2021**", "2022¹": the mark of a footnote. */
const mark = /(?<=[\p{L}\d])\s?(?:\(?\*{1,3}\)?|[¹²³⁴⁵⁶⁷⁸⁹])$/u;

/** The whole text must be the period; for one inside a title see find-periods.ts. */
export function readPeriod(text: string, order: DateOrder | null = null): PeriodReading {
  const plain = text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(mark, '')
    .toLowerCase();
  if (plain === '') return blank;
  const reading = readPlain(plain, order);
  if (reading !== undefined) return reading;
  const told = plain.replace(lead, '');
  return (told === plain ? undefined : (readMonth(told) ?? readDay(told, order))) ?? unreadable;
}

function readPlain(plain: string, order: DateOrder | null): PeriodReading | undefined {
  return readYears(plain) ?? readMonth(plain) ?? readParts(plain) ?? readDay(plain, order);
}

/** A number cell is a year, or a month written 202403; a date cell is its day. */
export function readPeriodCell(cell: Cell, order: DateOrder | null = null): PeriodReading {
  if (cell === null) return blank;
  if (typeof cell === 'string') return readPeriod(cell, order);
  if (typeof cell === 'number') return Number.isInteger(cell) ? readPeriod(String(cell)) : unreadable;
  if (typeof cell === 'boolean') return unreadable;
  if (cell.kind === 'date') return readPeriod(cell.iso.slice(0, 10));
  return cell.kind === 'number' ? readPeriodCell(cell.value) : unreadable;
}

/** Completes "TW III" with a year. */
export function partOfYear(part: YearPart, ofYear: number): PeriodId | undefined {
  return periodId(part.type, ofYear, part.part);
}

function found(id: PeriodId | undefined): PeriodReading {
  return id === undefined ? unreadable : { kind: 'period', id };
}

function readYears(plain: string): PeriodReading | undefined {
  const one = yearOnly.exec(plain);
  if (one !== null) return found(periodId('Y', Number(one[1])));
  const two = academic.exec(plain);
  if (two === null || isoMonth.test(plain)) return undefined;
  const first = Number(two[1]);
  const second = two[2]?.length === 2 ? Math.floor(first / 100) * 100 + Number(two[2]) : Number(two[2]);
  if (second === first + 1) return found(periodId('A', first));
  return two[2]?.length === 2 ? undefined : unreadable;
}

function readMonth(plain: string): PeriodReading | undefined {
  const name = monthNumber(plain.replace(/^bulan /, ''));
  if (name !== undefined) return { kind: 'part', type: 'M', part: name };
  const after = monthThenYear.exec(plain);
  if (after !== null) return named(after[1], after[2] ?? after[3]);
  const before = yearThenMonth.exec(plain);
  if (before !== null) return named(before[2], before[1]);
  const digits = monthNumbers.exec(plain);
  if (digits === null) return undefined;
  const [, a, b, c, d, e, f] = digits;
  return found(periodId('M', Number(a ?? d ?? e), Number(b ?? c ?? f)));
}

function named(name: string | undefined, ofYear: string | undefined): PeriodReading {
  return found(periodId('M', fullYear(ofYear), monthNumber(name ?? '')));
}

function readParts(plain: string): PeriodReading | undefined {
  const inQuarter = quarterYear.exec(plain);
  if (inQuarter !== null) return parted('Q', inQuarter);
  const inSemester = semesterYear.exec(plain);
  if (inSemester !== null) return parted('S', inSemester);
  for (const [type, pattern] of partOnly) {
    const part = ordinalNumber(pattern.exec(plain)?.[1]);
    if (part !== undefined) return part <= (type === 'Q' ? 4 : 2) ? { kind: 'part', type, part } : unreadable;
  }
  return undefined;
}

function parted(type: 'Q' | 'S', match: RegExpExecArray): PeriodReading {
  const part = ordinalNumber(match[1] ?? match[4]);
  return found(periodId(type, Number(match[2] ?? match[3]), part));
}

const ordinals: ReadonlyMap<string, number> = new Map([
  ...['i', 'ii', 'iii', 'iv'].map((text, i) => [text, i + 1] as const),
  ...['satu', 'dua', 'tiga', 'empat'].map((text, i) => [text, i + 1] as const),
  ...['pertama', 'kedua', 'ketiga', 'keempat'].map((text, i) => [text, i + 1] as const),
]);

/** 3 for "III", "3", "tiga", "ketiga"; undefined for anything else. */
export function ordinalNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d$/.test(text) ? Number(text) : ordinals.get(text.toLowerCase());
}

function readDay(plain: string, order: DateOrder | null): PeriodReading | undefined {
  const reading = readDate(plain, order);
  if (reading === undefined) return undefined;
  if (reading.kind === 'day') return found(reading.id);
  return { kind: 'ambiguous', candidates: [reading.dmy, reading.mdy] };
}
