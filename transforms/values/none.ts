// A text of a register → whether it says that there was nothing to write down: "NIHIL", "Tidak ada kejadian".

const longest = 120;
/** A template tells how it is filled in; that is no report. */
const instruction =
  /\b(?:tulis|tuliskan|ditulis|isi|isikan|diisi|mengisi|jika|bila|apabila|kalau|mohon|harap|wajib|contoh|misal|misalnya|atau|kosongkan|bukan|selain|kecuali|belum)\b/;
/** "3 kasus" beside it; years and days of a date aside. */
const figure = /\d/;
const periodDigits =
  /\b(?:(?:0?[1-9]|[12]\d|3[01])\s+(?=\p{L}{3,9}\s+(?:19|20)\d\d\b))|\b(?:19|20)\d\d\b|\b(?:0?[1-9]|1[0-2])[-/](?=(?:19|20)\d\d\b)/gu;
const nihil = /\b(?:nihil|nil)\b/;
const noneOf = /\b(?:tidak|tdk|tak)\s*(?:ada|terdapat|terjadi|ditemukan)(?:nya)?\s+(.+)$/;
/** What registers are kept of. "Tidak ada kendala" or "tidak ada perubahan" say something else. */
const events = new Set(
  (
    'kejadian kasus peristiwa insiden kecelakaan kebakaran bencana banjir longsor gempa korban kematian kelahiran pengaduan ' +
    'aduan keluhan permohonan pemohon pengajuan pelanggaran pelanggar penindakan tindakan kunjungan pengunjung pasien ' +
    'penderita penyakit peminjam pinjaman penerima pendaftar pendaftaran peserta kegiatan transaksi gangguan kerusakan ' +
    'pernikahan perceraian izin perizinan layanan pelayanan usulan temuan sengketa konflik pencurian kriminalitas kejahatan ' +
    'tindak wabah klb orang'
  ).split(' '),
);

/** `nouns`: words, in lower case, of what the register is of, besides those that any is: `nounsOf` its titles. */
export function saysNone(text: string, nouns: ReadonlySet<string> = new Set()): boolean {
  if (text.length > longest) return false;
  const plain = plainText(text);
  if (plain === '' || instruction.test(plain) || figure.test(plain.replace(periodDigits, ' '))) return false;
  if (nihil.test(plain)) return plain.split(' ').length <= 12;
  const [, rest = ''] = noneOf.exec(plain) ?? [];
  const [noun = ''] = rest.split(/[^\p{L}-]+/u);
  return events.has(noun) || nouns.has(noun);
}

/** "N I H I L" is "nihil"; stars, dashes and brackets around it say nothing. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\bn\s+i\s+h\s+i\s+l\b/g, 'nihil')
    .replace(/[*_"'()[\]{}<>~–—:;.,!|=+]|(?<!\d)-|-(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Aduan warga lewat Wakeh Info" → its words of five letters and more. */
export function nounsOf(titles: readonly string[]): ReadonlySet<string> {
  const ordinary =
    /^(?:data|jumlah|laporan|daftar|menurut|informasi|tahun|bulan|kota|kabupaten|kecamatan|kelurahan|kendala|masalah|hambatan|perubahan)$/;
  const words = titles.flatMap((title) => title.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
  return new Set(words.filter((word) => !ordinary.test(word)));
}
