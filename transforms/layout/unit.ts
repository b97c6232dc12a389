// Finds the unit of a column: in a row of units, in brackets in its heading, in a word of it, or over the whole table.
import { readUnit, scaleOf } from '../../lexicon/unit.js';
import { isUnitText } from './unit-row.js';
import { collapse } from './words.js';

const bracketed = /[([]\s*([^()[\]]{1,40}?)\s*[)\]]/g;
const stated = /\b(?:satuan|unit|units)\s*[:=]\s*([^;|()]{1,30})/i;
const within = /^(?:dalam|in|x)\s+/i;
/** Words in brackets that qualify a heading and are no unit. */
const qualifier =
  /\d{4}\s*[-–/]|^\d{1,4}$|^(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)|tersedia|sementara|lanjutan|type|unknown|excluding|termasuk|contoh|data\b|sampel|simulasi|bukan|resmi|draf|metode|adhb|adhk|revisi|angka|except|male|female|laki|perempuan|published|with|and\b|dan\b|metode|lain/i;

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
  const found = [...text.replace(/_/g, ' ').matchAll(bracketed)].map((match) => collapse(match[1] ?? ''));
  for (const inner of found.reverse()) {
    const unit = inner.replace(within, '');
    if (
      readUnit(unit) !== undefined ||
      unit !== inner ||
      (text.trim().endsWith(`${inner})`) && looksLikeUnit(unit))
    )
      return unit;
  }
  return null;
}

/** "thousand tonnes" alone in a line over the table, "(Persen)", "dalam ribu rupiah". */
export function unitInTitle(text: string): string | null {
  const line = collapse(text);
  if (isUnitText(line)) return line.replace(/^[([]\s*|\s*[)\]]$/g, '');
  const inner = /^(?:dalam|in)\s+(.{2,30})$/i.exec(line)?.[1];
  if (inner !== undefined && (readUnit(inner) !== undefined || scaleOf(inner) > 1)) return inner;
  return unitInText(line);
}

function looksLikeUnit(text: string): boolean {
  if (text.length > 24 || qualifier.test(text) || /^\p{Lu}{2,}(?:\s+\p{Lu}{2,})*$/u.test(text)) return false;
  return /^(?:1[.,]000|000|%|[a-z]{1,4}[23²³]?(?:\/[a-z0-9]+)*|[\p{L}²³]+(?:[ /][\p{L}\d.²³]+){0,3})$/iu.test(
    text,
  );
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
