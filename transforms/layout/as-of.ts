// A line above or below a table → the part of it that can tell the period of the figures.

/** The year that prices or an index are set to. */
const baseYear =
  /(?:konstan|constant(?: prices)?|tahun dasar|base year)\s*(?:tahun\s*)?\(?\d{4}\)?|\(?\d{4}\s*=\s*100\)?/gi;
/** "Nomor 23 Tahun 2014": when a rule was made. */
const decree = /\b(?:no(?:mor)?\.?)\s*:?\s*[\w./-]+\s+(?:tahun|thn\.?|th\.?|tanggal|tgl\.?)\s+[\w ]*\d{4}/gi;
/** When somebody printed, fetched, wrote or signed it. */
const handled =
  /\b(?:dicetak|cetak|di ?unduh|unduh(?:an)?|di ?akses|akses|updated?|diperbarui|diperbaharui|pembaruan|pemutakhiran|printed?|generated|downloaded|dibuat|ditetapkan|disahkan|ditandatangani|sync)\b(?:\s+(?:terakhir|pada|tanggal|tgl\.?|hari|oleh|date|by|at|on)\b.*|\s*[:=].*|\s+\d.*)$/i;
/** "Cilegon, 12 Januari 2024": where and when it was signed. */
const signed = /^\s*[\p{Lu}][\p{L}. ]{2,30},\s*(?:tgl\.?|tanggal)?\s*\d{1,2}[ -]\p{L}+[ -]\d{4}\s*$/u;
const source = /\b(?:sumber|source)\b/i;

export function withoutBaseYear(text: string): string {
  return text.replace(baseYear, ' ');
}

/** Of a line above the table: all of it but such words. */
export function ownPeriodText(line: string): string {
  if (signed.test(line)) return '';
  const told = source.test(line) ? asOf(line) : line;
  return told.replace(baseYear, ' ').replace(decree, ' ').replace(handled, ' ');
}

const stands =
  /\b(?:keadaan|kondisi|posisi|periode|cut[ -]?off|waktu (?:data|pendataan|referensi)|tahun data|data (?:tahun|bulan|per|s\.?[/.]?d\.?|sampai(?: dengan)?)|per(?= *(?:akhir|tanggal|tgl|bulan|\d{1,2}[ ./-]|(?:jan|feb|peb|mar|apr|mei|jun|jul|ag|sep|okt|no[vp]|des)))|s[./]d\.?|sampai dengan)\b[.: ]*(.*)$/i;

/** Of a note, a source or a remark only what follows "keadaan", "posisi", "per …": any other year there is of something else. */
export function asOf(line: string): string {
  return (stands.exec(line.replace(decree, ' ').replace(handled, ' '))?.[1] ?? '').replace(baseYear, ' ');
}
