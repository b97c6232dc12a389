// The words by which Indonesian and English offices mark totals, notes, sources, titles and headings.
import { withoutSpacing } from '../../lexicon/letter-spacing.js';

/** The text of a label without indent, leader dots, underscores for blanks and glued footnote marks. */
export function plainLabel(text: string): string {
  return text
    .replace(/[_\s\u00a0]+/g, ' ')
    .replace(/^[\s.·•-]+/, '')
    .replace(footnoteMark, '')
    .replace(/(?<=[a-z)])\d(?:,\s?\d)*\s*$/i, '')
    .replace(/(?<![\s.:;,-])[\s.:;,-]+$/, '')
    .trim();
}

/** A run is begun once, not at each of its signs: looking behind keeps the cost of a long one in proportion. */
const footnoteMark = /(?<!\s)\s*(?:\\\d+|(?<!\*)\*+|⁽?(?<![¹²³⁴⁵⁶⁷⁸⁹,])[¹²³⁴⁵⁶⁷⁸⁹,]+⁾?|\d\)|\(\d\))\s*$/;

const totalWord = '(?:grand\\s+total|total|jumlah|jml|jlh|totaal|sum)';
/** Words for a total where nothing but a total can be meant, as the workbooks of other countries have them, blanks taken off. */
const foreignTotal =
  /^(?:[總总合][計计]|итого|всего|insgesamt|gesamt|ensemble|toplam|totale|totalt|razem|ogółem)(?:[/-]?total)?$/iu;
const bareTotal = new RegExp(
  `^(?:${totalWord}(?:\\s*[/(]\\s*${totalWord}\\s*\\)?)?(?:\\s+(?:keseluruhan|seluruhnya|semua|umum|total|akhir|all))?` +
    `|${totalWord}(?:\\s*/\\s*${totalWord})?[\\s,]*(?:\\d{4}|[ivx]+|[a-h])|jumlah\\s+total|total\\s+jumlah)$`,
  'i',
);
/** Spaced so evenly that the blanks do not part its words: "J U M L A H T O T A L". */
const gluedTotal = /^(?:sub|grand)?(?:total|jumlah|jml|jlh)+(?:keseluruhan|seluruhnya|semua|umum|akhir)?$/i;
const subtotalWord = /^sub\s*-?\s*(?:total|jumlah|jml)\b/i;
const totalStart = new RegExp(`^(?:${totalWord}|surplus)\\b`, 'i');
const totalEnd = /\btotal$/i;
const derivedWord =
  /^(?:rata\s*-?\s*(?:rata|2)|rerata|average|mean|median|std|standar deviasi|persentase|prosentase|persen|percent|laju|pertumbuhan|target|capaian)\b/i;

export type TotalWord = 'total' | 'subtotal' | 'start' | 'derived' | null;

/** How a label speaks of a total: as nothing else (`total`, `subtotal`), as its first or last word (`start`), or of a mean. */
export function totalWordOf(label: string): TotalWord {
  const close = withoutSpacing(label);
  const text = plainLabel(close);
  if (text === '' || text.length > 60) return null;
  if (close !== label && gluedTotal.test(text)) return /^sub/i.test(text) ? 'subtotal' : 'total';
  if (subtotalWord.test(text)) return 'subtotal';
  if (bareTotal.test(text) || foreignTotal.test(text.replace(/\s+/g, ''))) return 'total';
  if (totalStart.test(text) || totalEnd.test(text)) return 'start';
  return derivedWord.test(text) ? 'derived' : null;
}

const sourceWord =
  /^[\s(*"“]*(?:https?:|www\.|(?:sumber|source|src|source[\s_]url|url|data diolah|diolah|diakses|access(?:ed)?[\s_](?:time|date)|diunduh)\b)/i;
const noteWord =
  /^[\s("“]*(?:catatan|keterangan|ket\s*[.:]|note?s?\s*[:.]|note?s?$|footnotes?|headnote|symbols?\b|n\.?b\.?\s*[:.]|penjelasan|\*+\s*\)?\s*\S|\\\d+\s|\d+\s?\)\s|\[|¹|²|³|mengetahui|kepala\s+(?:dinas|badan|bagian|bidang)|nip\b|tembusan|dicetak|printed|updated?\b|last updated|for more information|see (?:also )?notes?)/i;
const datedPlace = /^[a-z .]{3,30},\s*\d{1,2}\s+[a-z]{3,10}\s+\d{4}$/i;

export function isSource(text: string): boolean {
  return sourceWord.test(text.replace(/_/g, ' '));
}

const opening = /^[\s("“]*(?:(sumber|source)|catatan|keterangan|note)s?(?:\s[^:]{0,20})?\s*:/i;

/** What the first cell of a row of several opens: a line that a comma cut into cells; null for anything else. */
export function cutLine(text: string): 'source' | 'note' | null {
  const match = opening.exec(text);
  if (match !== null) return match[1] === undefined ? 'note' : 'source';
  return isComment(text) ? 'note' : null;
}

/** "# dibuat oleh …": a line for people in a text file. */
export function isComment(text: string): boolean {
  return /^#+\s+\p{L}/u.test(text);
}

const wayBack = /^(?:(?:return|back|go) (?:back )?to\b|kembali ke\b)/i;

/** "Return to table of contents", "Kembali ke daftar isi": a link that stands on each sheet of a workbook. */
export function isLink(text: string): boolean {
  return wayBack.test(text.trim());
}

/** A footnote, an explanation, or a line of the signature block. */
export function isNote(text: string): boolean {
  return noteWord.test(text.replace(/_/g, ' ')) || datedPlace.test(text.trim());
}

const titleWord =
  /^(?:tabel|table|lampiran|laporan|rekap(?:itulasi)?|data|daftar|form(?:ulir)?|pemerintah|dinas|badan|bagian|kantor|sekretariat|kecamatan|kapanewon|kemantren|distrik|kelurahan|kalurahan|nagari|gampong|kota|kabupaten|provinsi|tahun|bulan|periode|triwulan|semester|keadaan|per\b|menurut|title)\b/i;
export function opensLikeTitle(text: string): boolean {
  return titleWord.test(text.trim());
}

const tableTitle = /^(?:(?:tabel|table|lampiran)\b|[ivx\d]{1,4}[.)]\s|[a-z][.)]\s)/i;
/** "Tabel 3. …", "II. …", "b) …": a title that sets its table apart from the one above. */
export function titlesTable(text: string): boolean {
  return tableTitle.test(text.trim()) && !isContinued(text) && !isNote(text) && !isSource(text);
}

const continued =
  /^(?:lanjutan|sambungan|continued)(?:\s*$|\s*[:.(]|\s+(?:tabel|table|lampiran|halaman|dari|from)\b)|\(\s*(?:lanjutan|sambungan|continued|cont\.?)\s*\)\s*$/i;

/** "Lanjutan Tabel 2", "Tabel 2 (lanjutan)": the title of a further page. */
export function isContinued(text: string): boolean {
  return continued.test(text.trim());
}

const stubWord =
  /^(?:no|no\.|nr\.?|nomor|kode|nama|uraian|jenis|indikator|kecamatan|kapanewon|kemantren|distrik|kelurahan|desa|kalurahan|nagari|gampong|kabupaten|kota|provinsi|wilayah|tahun|bulan|periode|kelompok|lapangan usaha|sektor|komoditas|cluster|state|area|item|year|name)\b/i;
/** A word that usually heads a column of labels. */
export function isStubWord(text: string): boolean {
  return stubWord.test(plainLabel(text));
}

const ofWhich =
  /^(?:of which|di ?antaranya|diantaranya|dari jumlah (?:tersebut|di atas)|terdiri (?:dari|atas)|memo(?:randum)?|rincian)\b/i;
/** Opens a second breakdown of a total that was already broken down. */
export function isOfWhich(text: string): boolean {
  return ofWhich.test(plainLabel(text));
}

/** Case, blanks, underscores, line breaks and punctuation taken off, for comparing texts. */
export function squash(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_\s\u00a0]+/g, ' ')
    .replace(/[^\p{L}\p{N} %]+/gu, '')
    .trim();
}

/** White space of any kind as single blanks. */
export function collapse(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
