// The title rows of a table → the title of its dataset, without the letterhead above and the period within.

import { monthPattern } from '../../lexicon/month.js';
import { cellText, isBlank } from '../../model/cell.js';
import { titleOf } from './names.js';
import type { Specimen } from './specimen.js';

const year = '(?:19|20)\\d{2}(?:\\s*[-–/]\\s*\\d{2,4})?';
const period = new RegExp(
  `\\b(?:(?:tahun anggaran|tahun|ajaran|bulan|periode|keadaan|per|triwulan|semester|tw|t\\.?a\\.?)\\s*:?\\s+)*(?:[ivx]{1,3}\\s+|\\d{1,2}\\s+)?(?:(?:${monthPattern})\\s+)?(?:(?:tahun anggaran|tahun)\\s+)?${year}\\b`,
  'gi',
);
/** Whose table it is, not what it holds. */
const letterhead =
  /^(pemerintah|pemkot|pemkab|dinas|badan|kantor|kementerian|sekretariat|satuan|bagian|bidang|jalan|jl|telp|telepon|email|website|kode pos|provinsi|kabupaten|kota|kecamatan)\b/i;

/** "Tabel 5.1", "A.", "3.2": its place in a book. */
const numbering =
  /^(?:(?:tabel|table|lampiran)\s+[\dIVXivx]+(?:[.-]\d+)*[.:]?|[A-Z]\.|\d{1,2}(?:\.\d+)*\.)\s+/i;
/** Short forms that a title in capitals keeps. */
const shortForm =
  /^(?:[b-df-hj-np-tv-z]{2,5}|asn|apbd|umkm|ukm|iku|ikm|ipm|sakip|posyandu|dprd|opd|adhb|adhk|paud|sma|smk|ma|mi|mts|dbd|hiv|aids|odgj|ppks|pmks|dtks|bumd|pad|tpt|tpak|uptd|rtlh|rth|iklh|tps|tpa)$/i;

/** '' where the table has none. */
export function datasetTitle({ aside, layout, alike }: Pick<Specimen, 'aside' | 'layout' | 'alike'>): string {
  const lines = aside
    .filter(({ reason }) => reason === 'title')
    .map(({ cells }) =>
      cells
        .filter((cell) => !isBlank(cell))
        .map(cellText)
        .join(' ')
        .trim(),
    );
  const telling = inOneLanguage(lines.filter((line) => !letterhead.test(line)));
  const names = layout.areas.map(({ value }) => value.name);
  const title = telling.map((line) => quiet(line.replace(numbering, ''), names)).join(' ');
  return titleOf(withoutSheet(title, layout.sheet, alike).replace(period, ' '));
}

/** "Table 4.1" below "Tabel 4.1" says the same again. */
function inOneLanguage(lines: readonly string[]): readonly string[] {
  const own = lines.some((line) => /^tabel\b/i.test(line));
  return own ? lines.filter((line) => !/^table\b/i.test(line)) : lines;
}

/** "JUMLAH PENDUDUK KOTA CILEGON" → "Jumlah penduduk Kota Cilegon"; a title in both cases stays as it was typed. */
function quiet(text: string, areas: readonly string[]): string {
  if (text !== text.toUpperCase()) return text;
  const low = text
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => (shortForm.test(word) ? word.toUpperCase() : word));
  return areas.reduce(
    (line, name) => line.replace(new RegExp(`\\b${escaped(name)}\\b`, 'gi'), capitals),
    low,
  );
}

/** What the name of a sheet says holds for that sheet alone: "Jumlah KK Kecamatan Cibeber" → "Jumlah KK". */
function withoutSheet(title: string, sheet: string | null, alike: readonly string[]): string {
  if (sheet === null || sheet.trim() === '' || alike.length < 2) return title;
  const own = `\\b(?:(?:di|per|kecamatan|kelurahan|kec\\.|kel\\.|bulan)\\s+)*${escaped(sheet.trim())}(?!\\p{L})`;
  return title.replace(new RegExp(own, 'giu'), ' ');
}

function capitals(words: string): string {
  return words.toLowerCase().replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
