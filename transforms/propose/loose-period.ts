// A heading in which a period stands among other words ("Target 2023", "Realisasi TW II") → the heading with a placeholder.
import { monthPattern } from '../../lexicon/month.js';
import type { PeriodPieces } from '../binding.js';
import { readPeriod } from '../values/period.js';

export interface Loose {
  readonly template: string;
  readonly pieces: PeriodPieces;
}

/** Years that prices are set to, that rules and standards carry, and that plans run for are no period of the figures. */
const otherYear =
  /konstan|constant|tahun dasar|base year|=\s*100|\b(?:perda|perpres|permen\w*|perwal|perbup|kepmen\w*|uu|pp|sk|iso|sni|rpjm\w*|rpjp\w*|renstra)\b|\b(?:no|nomor)\b/i;
const edge = '(?<![\\p{L}\\d])';
const end = '(?![\\p{L}\\d])';
const month = `(?:bulan )?(?:${monthPattern})\\.?`;
const ordinal = '(?:[1-4]|iii|ii|iv|i)';
const quarter = `(?:triwulan|tri wulan|kuartal|twl|tw)(?: ke)?[ .-]*${ordinal}`;
const semester = `(?:semester|smt|sem)(?: ke)?[ .-]*${ordinal}`;
const year = '(?:tahun |thn\\.? |th\\.? )?(?:19|20)\\d{2}';
const day = `\\d{1,2}[ ./-]+(?:${monthPattern})\\.?[ ./-]+(?:19|20)\\d{2}`;

const whole = new RegExp(`${edge}(?:${day}|(?:${month}|${quarter}|${semester})[ ,/.-]*${year})${end}`, 'iu');
const part = new RegExp(`${edge}(?:${month}|${quarter}|${semester})${end}`, 'iu');
const yearInside = /(?<![\d.,])((?:19|20)\d{2})(?![\d]|[.,]\d|\s*[-–/]\s*(?:19|20)\d{2})(?<![-–/]\s*\d{4})/;
const partNames = { M: 'month', Q: 'quarter', S: 'semester' } as const;

/** undefined where no period stands in it, or it is nothing else. */
export function loosePeriod(text: string): Loose | undefined {
  if (otherYear.test(text)) return undefined;
  return inside(text, whole) ?? yearIn(text) ?? inside(text, part);
}

function inside(text: string, pattern: RegExp): Loose | undefined {
  const [piece = ''] = pattern.exec(text) ?? [];
  if (piece === '' || piece.length === text.trim().length) return undefined;
  const reading = readPeriod(piece);
  if (reading.kind === 'period') return { template: put(text, piece, 'period'), pieces: { id: reading.id } };
  if (reading.kind !== 'part') return undefined;
  const { type, part: number } = reading;
  return { template: put(text, piece, partNames[type]), pieces: { part: { type, part: number } } };
}

function yearIn(text: string): Loose | undefined {
  const [piece, digits] = yearInside.exec(text) ?? [];
  return piece === undefined
    ? undefined
    : { template: put(text, piece, 'year'), pieces: { year: Number(digits) } };
}

function put(text: string, piece: string, name: string): string {
  const at = text.indexOf(piece);
  return `${text.slice(0, at)}{${name}}${text.slice(at + piece.length)}`;
}
