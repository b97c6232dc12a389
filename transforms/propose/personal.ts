// A column → whether it holds personal data, by its heading and what stands in it together.
import { monthNumber } from '../../lexicon/month.js';
import type { TableColumn } from '../../model/table.js';
import { textsOf } from './label-column.js';
import type { Specimen } from './specimen.js';

/** Of the cells of a column, how many must be of a kind. */
const enough = 0.5;
const masked = /^[\dx*•.\- ]*[x*•]{3,}[\dx*•.\- ]*$/i;
const telephone = /^(?:\+?62|0)8\d{7,11}$/;
const mail = /^[\w.+-]+@[\w-]+\.[\w.]+$/;

/** What a heading speaks of, and what a cell under it looks like when it is that of one person. */
const kinds: readonly (readonly [heading: RegExp, cell: (text: string) => boolean])[] = [
  [/\b(?:nik|ktp|nip|nisn|npwp|rekening|paspor|bpjs|sim)\b|\bno(?:mor)? kk\b/i, isNumberOfOne],
  [
    /\b(?:telp|telepon|telpon|hp|handphone|whatsapp|wa|kontak)\b/i,
    (text) => /^\+?\d{6,15}$/.test(bare(text)) || masked.test(text),
  ],
  [/\be ?mail\b/i, (text) => mail.test(text) || masked.test(text)],
  [/\balamat\b/i, (text) => /\p{L}{3}/u.test(text)],
  [
    /\b(?:tempat|tanggal|tgl|ttl)\b.*\blahir\b|^ttl$/i,
    (text) => /\d{4}|\p{L}{3}/u.test(text) && !/^\d{1,3}$/.test(text),
  ],
  [
    /^nama (?:lengkap|ibu|ayah|anak|suami|istri|kepala|ketua|pemohon|penerima|pasien|siswa|korban|pemilik|pelanggan|debitur|peminjam|pelaku|warga|pegawai|guru|orang|peserta|pelapor|responden|petugas|penduduk|karyawan|mahasiswa|anggota)/i,
    isNamed,
  ],
  [/^nama$/i, (text) => isNamed(text) && !thing.test(text)],
];
/** A count of persons who have such a number, and codes of accounts, are no number of one person. */
const counting =
  /\b(?:jumlah|jml|banyak\w*|total|persen\w*|cakupan|wajib|cetak|pencetakan|terbit|penerbitan|perekaman|rekam|aktif|kepemilikan|memiliki|belum|sudah|kode|code|uraian)\b|%/i;
/** What is called by a word of its kind is no person. */
const thing =
  /\b(?:s[dm]|sdn|smpn?|sma[nk]?|smkn?|mi[ns]?|mts[ns]?|man|tk|paud|ra|pt|cv|ud|toko|hotel|rumah|puskesmas|posyandu|klinik|rs\w*|masjid|mushol\w*|gereja|pasar|jalan|jl|taman|gedung|koperasi|bank|kelurahan|kecamatan|desa|kota|dinas|badan|kantor|pos|jembatan|pelabuhan|terminal|wisata|pantai|pondok|pesantren|yayasan|lembaga|perusahaan|industri|unit|universitas|sekolah)\b/i;

export function isPersonal(specimen: Specimen, column: TableColumn): boolean {
  const texts = textsOf(specimen, column);
  if (texts.length === 0) return emptyButCalledSo(column);
  const share = (test: (text: string) => boolean) => texts.filter(test).length >= enough * texts.length;
  if (share((text) => isResidentNumber(bare(text)) || telephone.test(bare(text)) || mail.test(text)))
    return true;
  return headingsOf(column).some(
    (heading) =>
      !counting.test(heading) && kinds.some(([words, isOne]) => words.test(heading) && share(isOne)),
  );
}

/** Nothing stands in it yet: whatever comes is what the heading says. */
function emptyButCalledSo(column: TableColumn): boolean {
  return headingsOf(column).some(
    (heading) => !counting.test(heading) && kinds.some(([words]) => words.test(heading)),
  );
}

function headingsOf({ name, path }: TableColumn): readonly string[] {
  return [name, ...path].map((text) => text.replace(/[_.]/g, ' ').replace(/\s+/g, ' ').trim());
}

/**
 * A NIK, and the number of a family card: area of Kemendagri, day (40 is added for women), month and year, serial. Any 16
 * digits of that form.
 */
export function isResidentNumber(text: string): boolean {
  const [, province = '', city = '', district = '', day = '', month = '', serial = ''] =
    /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\d{2}(\d{4})$/.exec(text) ?? [];
  if (province === '') return false;
  const born = Number(day) > 40 ? Number(day) - 40 : Number(day);
  return (
    Number(province) >= 11 &&
    Number(province) <= 97 &&
    Number(city) > 0 &&
    Number(district) > 0 &&
    born >= 1 &&
    born <= 31 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(serial) > 0
  );
}

/** Eight digits or more, however they are grouped, masked, or shortened by a spreadsheet. */
function isNumberOfOne(text: string): boolean {
  return /^\d{8,20}$/.test(bare(text)) || masked.test(text) || /^\d[.,]\d+e\+?1\d$/i.test(text);
}

/** Words of letters, whatever stands among them; a count is none. */
function isNamed(text: string): boolean {
  return /^\p{L}/u.test(text) && monthNumber(text) === undefined;
}

function bare(text: string): string {
  return text.replace(/[\s.'’()-]/g, '');
}
