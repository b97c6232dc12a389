// Finds the unit of a column: in a row of units, in brackets in its heading, in a word of it, or over the whole table.
import { readUnit, scaleOf } from '../../lexicon/unit.js';
import { isUnitPhrase } from '../../lexicon/unit-words.js';
import { isUnitText } from './unit-row.js';
import { collapse } from './words.js';

const bracketed = /[([]\s*([^()[\]]{1,40}?)\s*[)\]]/g;
const stated = /\b(?:satuan|unit|units)\s*[:=]\s*([^;|()]{1,30})/i;
const within = /^(?:dalam|in|x)\s+/i;
const scale =
  '(?:(?:1[.,]?)?000(?:[.,]?000)*(?:,-)?|ribu(?:an)?|rb|juta(?:an)?|jt|mil[iy]ar(?:an)?|triliun(?:an)?|trilyun)';
const money = '(?:rp|idr|rupiah)\\b\\.?';
/** "Rp. (000)", "(Rp) (juta)", "(000 Rp)": the scale of money stands beside it, in brackets of its own or not. */
const scaledMoney = new RegExp(
  `[([]?\\s*\\b(?:${money}[\\s)\\]([]*(?:x\\s*)?(?:${money}\\s*)?${scale}|${scale}[\\s)\\]([]*${money})(?![\\p{L}\\d])\\s*[)\\]]?`,
  'iu',
);

/** The unit in a heading path, from the innermost heading outwards, as it is written there; null when none is. */
export function unitInHeadings(path: readonly string[]): string | null {
  const leaf = path.length > 1 ? measureWord(path.at(-1) ?? '') : null;
  if (leaf !== null) return leaf;
  for (const text of [...path].reverse()) {
    const unit = unitInText(text);
    if (unit !== null) return unit;
  }
  return percentWord(path.at(-1) ?? '');
}

/** "Produksi Padi (Ton)" → "Ton"; "(dalam ribuan rupiah)" → "ribuan rupiah"; "Satuan: jiwa" → "jiwa". */
export function unitInText(text: string): string | null {
  const said = stated.exec(text)?.[1];
  if (said !== undefined) return collapse(said);
  const sum = scaledMoney.exec(text)?.[0];
  if (sum !== undefined && readUnit(sum) !== undefined) return plainly(sum);
  const found = [...collapse(text.replace(/_/g, ' ')).matchAll(bracketed)].map((match) =>
    collapse(match[1] ?? ''),
  );
  for (const inner of found.reverse()) {
    const unit = inner.replace(within, '');
    if (isUnitPhrase(unit)) return unit;
  }
  return null;
}

/** "thousand tonnes" alone in a line over the table, "(Persen)", "dalam ribu rupiah". */
export function unitInTitle(text: string): string | null {
  const line = collapse(text);
  const sum = scaledMoney.exec(line)?.[0];
  if (sum !== undefined && plainly(sum) === plainly(line)) return plainly(sum);
  const bare = line.replace(/^[([]\s*|\s*[)\]]$/g, '');
  if (isUnitText(line) && isUnitPhrase(bare.replace(/\bof\b/i, ' '))) return bare;
  const inner = /^(?:dalam|in)\s+(.{2,30})$/i.exec(line)?.[1];
  if (inner !== undefined && (readUnit(inner) !== undefined || scaleOf(inner) > 1)) return inner;
  return unitInText(line);
}

/** "Rp. (000)" → "Rp. 000". */
function plainly(text: string): string {
  return collapse(text.replace(/[()[\]]/g, ' '));
}

const measures =
  /^(?:%|rp\.?|rupiah|us\$|ton|kuintal|kw|kg|gram|liter|m[23³²]?|km[2²]?|ha|hektare?|[km]wh|jiwa|orang|org|kk|unit|ekor|batang|butir)$/i;

/** "Km" or "%" as the innermost of several headings; a word for those who are counted ("Siswa") is a heading. */
function measureWord(text: string): string | null {
  return measures.test(collapse(text)) ? collapse(text) : null;
}

function percentWord(text: string): string | null {
  return /^%|%\s*$|^(?:persen(?:tase)?|prosentase|percent(?:age)?)\b/i.test(text.trim()) ? '%' : null;
}
