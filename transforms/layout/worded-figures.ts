// Tells rows of a table whose figures are words: a number with a mark or a unit ("149*)", "149 ekor"), or why there is none.
import { missingSigns } from '../values/missing.js';
import { readNumber } from '../values/number.js';
import type { Profile } from './profile.js';
import { filledIn } from './row-shape.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { cutLine, isNote, isSource } from './words.js';

const signs = missingSigns({});
/** No figure with its mark and unit is longer. */
const longest = 40;

/** True for a text that says a number, whatever stands beside it; a day or a year is none. */
export function saysFigure(text: string): boolean {
  if (text.length > longest || !/^[^\p{L}]{0,3}\d|^(?:rp|idr)\b/iu.test(text.trim())) return false;
  const reading = readNumber(text, 'none', signs);
  return reading.kind === 'unreadable' ? reading.why === 'unknown-unit' : reading.kind !== 'missing';
}

const withheld =
  /^(?:masih|sedang|dalam proses|menyusul|tidak|tdk|tak|belum|blm|kosong|nihil|tanpa|rusak|libur|tutup|hilang|ditunda|menunggu|pending|not\b|none\b|unknown|missing|no (?:data|report))/i;

/** "belum lapor", "tidak ada data": a word in the place of a figure that says why none stands there. */
export function withholdsFigure(text: string): boolean {
  return text.length <= longest && withheld.test(text.trim().replace(/^[("*\s-]+/, ''));
}

/** A row with a label of its own and figures in words under the columns of figures. */
export function bearsWordedFigures(row: ViewRow, profile: Profile): boolean {
  if (filledIn(row, profile.stub) === 0 && filledIn(row, profile.texts) === 0) return false;
  const [first = ''] = row.filled.map((col) => textAt(row, col));
  if (isNote(first) || isSource(first) || cutLine(first) !== null) return false;
  const words = profile.values.filter((col) => kindAt(row, col) === 'text').map((col) => textAt(row, col));
  return words.length > 0 && (words.some(saysFigure) || words.every(withholdsFigure));
}
