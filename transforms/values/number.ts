// A cell → the number that a person reads in it, or the reason why nobody can.

import { readUnit } from '../../lexicon/unit.js';
import type { Cell, FormattedNumber } from '../../model/cell.js';
import type { Flag } from '../../model/observation.js';
import type { NumberLocale } from '../../model/table.js';
import { readFlag } from './flag.js';
import { flagOf, type MissingSigns, missingMeaning } from './missing.js';
import { type NumberShape, numberShape, type Written } from './number-shape.js';
import { readScientific } from './scientific.js';

/**
 * `contradicts`: reads only in the other locale than the column's. `digits`: a whole number of more than 15 digits, which
 * no number here can hold. `fraction`: "½" and its like. `leading-zero`: "007", "0812…", "08.30", which name or order
 * something and count nothing.
 */
export type Unreadable =
  | 'not-a-number'
  | 'malformed'
  | 'fraction'
  | 'digits'
  | 'leading-zero'
  | 'date'
  | 'formula-error'
  | 'unknown-unit'
  | 'contradicts';

export type NumberReading =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly flag: Flag | null;
      /** Canonical unit that stood beside the number ("persen", "rupiah", "ton"); null when none did. */
      readonly unit: string | null;
      /** The locale that this text alone proves; null when it fits both. */
      readonly written: Written | null;
    }
  | { readonly kind: 'missing'; readonly flag: Flag; readonly blank: boolean }
  | { readonly kind: 'ambiguous'; readonly id: number; readonly en: number; readonly grouped: Written }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

const blank: NumberReading = { kind: 'missing', flag: 'missing', blank: true };
const unreadable = (why: Unreadable): NumberReading => ({ kind: 'unreadable', why });

/** In locale "none" or "ambiguous" a text that reads in one way only is read, and one that reads in two is not. */
export function readNumber(cell: Cell, locale: NumberLocale, missing: MissingSigns): NumberReading {
  if (typeof cell === 'number') return fromNumber(cell);
  if (typeof cell === 'string') return fromText(cell, locale, missing);
  if (cell === null) return blank;
  if (typeof cell === 'boolean') return unreadable('not-a-number');
  if (cell.kind === 'number') return fromFormatted(cell);
  if (cell.kind === 'date') return unreadable('date');
  const meaning = missing.get(cell.text.toLowerCase());
  return meaning === undefined || cell.text.toLowerCase() === '#n/a'
    ? unreadable('formula-error')
    : fromMeaning(meaning);
}

/** The value of a text of at most 15 plain digits, else −1 (also for a leading zero): what most cells of most files are, without any object. */
export function plainInteger(text: string): number {
  const length = text.length;
  if (length === 0 || length > 15 || (length > 1 && text.charCodeAt(0) === 48)) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A stored share in percent format is what the sheet shows: 0.0465 as 0.00% is 4.65. */
function fromFormatted(cell: FormattedNumber): NumberReading {
  if (!Number.isFinite(cell.value)) return unreadable('not-a-number');
  const shown = cell.format.replace(/"[^"]*"|\\./g, '');
  if (!shown.includes('%')) return fromNumber(cell.value);
  return number(Number((cell.value * 100).toPrecision(15)), null, 'persen', null);
}

/** Beyond 2^53 a stored number may stand for several whole numbers. */
function fromNumber(value: number): NumberReading {
  if (!Number.isFinite(value)) return unreadable('not-a-number');
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? unreadable('digits') : number(value, null, null, null);
}

function number(
  value: number,
  flag: Flag | null,
  unit: string | null,
  written: Written | null,
): NumberReading {
  return { kind: 'number', value, flag, unit, written };
}

function fromMeaning(meaning: Parameters<typeof flagOf>[0]): NumberReading {
  const flag = flagOf(meaning);
  return flag === null ? number(0, null, null, null) : { kind: 'missing', flag, blank: false };
}

function fromText(typed: string, locale: NumberLocale, missing: MissingSigns): NumberReading {
  const plain = plainInteger(typed);
  if (plain >= 0) return number(plain, null, null, null);
  const text = tidy(typed);
  if (text === '') return blank;
  const meaning = missingMeaning(text, missing);
  if (meaning !== undefined) return fromMeaning(meaning);
  const parts = numberParts(text);
  if (typeof parts !== 'string') return fromParts(parts, locale);
  const scientific = readScientific(text);
  if (scientific === null) return unreadable(parts);
  const { written } = scientific;
  if (written !== null && isOther(written, locale)) return unreadable('contradicts');
  return number(scientific.value, null, null, written);
}

/** Blanks of every width become one kind, a full-width digit its plain one, a real minus sign a hyphen. */
function tidy(typed: string): string {
  return typed
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .replace(/[\u200b\u200e\u200f\ufeff]/g, '')
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 48))
    .replace(/[\u2212\u2012\u2013](?=\s?[\d(R])/g, '-')
    .replace(/[\u2019\u02bc`]/g, "'")
    .trim();
}

interface Parts {
  readonly negative: boolean;
  readonly body: string;
  /** True where nothing can follow the decimal sign: ",-" says so, and rupiah has no thousandths. */
  readonly whole: boolean;
  readonly scale: number;
  readonly unit: string | null;
  readonly flag: Flag | null;
}

const fractions = /[\u00bc-\u00be\u2150-\u215e]/;
/** "10²" is a hundred to most, and ten with a footnote to some. */
const powerOfTen = /^10[\u00b2\u00b3\u2074-\u2079]$/;
const phone = /^\+ ?\d{10,}$/;
const whole = /^(-|\+)? ?(rp\.?|idr|usd|us\$|\$)? ?(-)?((?:\d|[.,]\d)(?:[.,' ]?\d)*)(.*)$/i;
/** No figure is written so long, and looking for its parts costs the square of its length. */
const longest = 1000;
/** A footnote: a raised digit but for that of "m²", or "1)" and "*)" after a blank. */
const footnote = /(?:(?<![\d\s][kcd]?m)[\u00b9\u00b2\u00b3\u2070-\u2079\u207d\u207e†‡]+|(?<=\S) \d\)|\*\))$/i;
/** Stars before a figure send the reader to a note: "*-0.6". */
const leadingMark = /^\*{1,3} ?(?=[-+(.,\d])/;
const noCents = /^(?:,--?|\.-)$/;
/** What stands after rupiah: "Rp3,2 M". */
const moneyScales: ReadonlyMap<string, number> = new Map([
  ['m', 1e9],
  ['t', 1e12],
]);

function numberParts(text: string): Parts | Unreadable {
  if (fractions.test(text)) return 'fraction';
  if (/^#(ref|div\/0|value|name|num|null|spill|calc)[!?]?/i.test(text)) return 'formula-error';
  if (text.length > longest) return 'not-a-number';
  const bracketed = /^\(([^()]*)\)$/.exec(text)?.[1];
  const match = whole.exec((bracketed ?? text).replace(footnote, '').replace(leadingMark, '').trim());
  if (match === null || powerOfTen.test(text) || phone.test(text)) return 'not-a-number';
  const [, sign, currency, inner, body = '', tail = ''] = match;
  const trailing = tail === '-';
  if ([sign, inner, trailing || undefined, bracketed].filter((mark) => mark !== undefined).length > 1)
    return 'malformed';
  const money = currencyUnit(currency);
  const rest = trailing ? plainTail : readTail(tail, money);
  if (typeof rest === 'string') return rest;
  const negative = sign === '-' || inner !== undefined || trailing || bracketed !== undefined;
  const isWhole = noCents.test(tail.trim()) || (money === 'rupiah' && rest.scale === 1);
  return { ...rest, negative, body, whole: isWhole, unit: rest.unit ?? money };
}

function currencyUnit(currency: string | undefined): string | null {
  return currency === undefined ? null : (readUnit(currency)?.base ?? null);
}

type Tail = Pick<Parts, 'scale' | 'unit' | 'flag'>;
const plainTail: Tail = { scale: 1, unit: null, flag: null };

/** What follows the digits: nothing, a mark, a footnote, or a unit; anything else means that this was no number. */
function readTail(tail: string, money: string | null): Tail | Unreadable {
  const text = tail.trim();
  if (text === '' || noCents.test(text)) return plainTail;
  const scale = money === 'rupiah' ? moneyScales.get(text.toLowerCase()) : undefined;
  if (scale !== undefined) return { ...plainTail, scale };
  const flag = readFlag(text);
  if (flag !== undefined) return { scale: 1, unit: null, flag };
  if (/\d/.test(text.replace(/[mk]m?[23]/i, ''))) return 'not-a-number';
  const mark = /^(.*?) ?(\*{1,3})$/.exec(text);
  const unit = unitOf(mark?.[1] ?? text, money);
  if (unit === undefined) return /^(?=.*\p{L})[\p{L} .%/²³]+$/u.test(text) ? 'unknown-unit' : 'not-a-number';
  return { scale: unit.scale, unit: unit.base || null, flag: readFlag(mark?.[2] ?? '') ?? null };
}

/** A capital M is a million, a miliar or a metre; money beside another unit is a price. */
function unitOf(text: string, money: string | null): ReturnType<typeof readUnit> {
  const unit = text === 'M' ? undefined : readUnit(text);
  return money !== null && unit !== undefined && unit.base !== '' && unit.base !== money ? undefined : unit;
}

function fromParts(parts: Parts, locale: NumberLocale): NumberReading {
  const shape = shapeOf(parts);
  if (shape.kind === 'malformed') return unreadable('malformed');
  if (/^0\d/.test(shape.whole)) return unreadable('leading-zero');
  if (wholeDigits(shape) > 15) return unreadable('digits');
  if (shape.kind === 'decided') {
    if (shape.by !== null && isOther(shape.by, locale)) return unreadable('contradicts');
    return number(sized(shape.whole, shape.fraction, parts), parts.flag, parts.unit, shape.by);
  }
  const grouped = sized(shape.whole + shape.fraction, '', parts);
  const decimal = sized(shape.whole, shape.fraction, parts);
  if (locale === 'id' || locale === 'en')
    return number(locale === shape.grouped ? grouped : decimal, parts.flag, parts.unit, null);
  const [id, en] = shape.grouped === 'id' ? [grouped, decimal] : [decimal, grouped];
  return { kind: 'ambiguous', id, en, grouped: shape.grouped };
}

function isOther(written: Written, locale: NumberLocale): boolean {
  return (locale === 'id' || locale === 'en') && locale !== written;
}

/** Where nothing can follow the decimal sign, the one separator groups. */
function shapeOf({ body, whole: isWhole, scale }: Parts): NumberShape {
  const shape = numberShape(body);
  return isWhole && scale === 1 && shape.kind === 'ambiguous'
    ? { kind: 'decided', whole: shape.whole + shape.fraction, fraction: '', by: shape.grouped }
    : shape;
}

/** Digits after the decimal sign may be more than a number holds: what is cut off is dust. */
function wholeDigits({ kind, whole: digits, fraction }: Exclude<NumberShape, { kind: 'malformed' }>): number {
  return kind === 'ambiguous' ? digits.length + fraction.length : digits.length;
}

/** Built as decimal text with an exponent, so that "3,2 miliar" is exactly 3.2e9. */
function sized(integer: string, fraction: string, parts: Parts): number {
  const size = Number(`${integer}.${fraction}e${Math.round(Math.log10(parts.scale))}`);
  return parts.negative && size !== 0 ? -size : size;
}
