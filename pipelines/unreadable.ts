// A file that no decoder can read → a returned delivery that tells the OPD, in Bahasa Indonesia, what to send instead.
import type { FormatCode } from '../formats/kit/refuse.js';
import type { ContractError } from '../model/errors.js';
import type { Verdict } from './decide.js';

interface Words {
  readonly message: string;
  readonly mend: string;
}

const otherwise: Words = {
  message: 'Berkas ini tidak dapat dibaca sebagai tabel.',
  mend: 'Kirim sebagai Excel (.xlsx) atau CSV.',
};

const words: Readonly<Record<FormatCode, Words>> = {
  SD_FORMAT_NO_FILE: otherwise,
  SD_FORMAT_UNKNOWN: otherwise,
  SD_FORMAT_NOT_READ: {
    message: 'Format berkas ini tidak dibaca.',
    mend: 'Buka dengan programnya, simpan atau ekspor sebagai Excel (.xlsx) atau CSV, lalu kirim ulang.',
  },
  SD_FORMAT_EMPTY: { message: 'Berkas ini kosong.', mend: 'Periksa berkasnya, lalu kirim ulang.' },
  SD_FORMAT_ENCRYPTED: {
    message: 'Berkas ini dikunci dengan kata sandi.',
    mend: 'Simpan tanpa kata sandi, lalu kirim ulang.',
  },
  SD_FORMAT_TRUNCATED: {
    message: 'Berkas ini terpotong: bagian akhirnya tidak ikut terkirim.',
    mend: 'Kirim ulang berkas yang utuh.',
  },
  SD_FORMAT_DAMAGED: {
    message: 'Berkas ini rusak dan tidak dapat dibuka.',
    mend: 'Buka dan simpan ulang di Excel, lalu kirim ulang.',
  },
  SD_FORMAT_BOMB: {
    message: 'Isi berkas ini mengembang menjadi terlalu besar untuk dibaca dengan aman.',
    mend: 'Kirim berkas yang hanya berisi tabelnya.',
  },
  SD_FORMAT_TOO_LARGE: {
    message: 'Berkas ini melampaui batas ukuran tabel yang dapat dibaca.',
    mend: 'Bagi menjadi beberapa berkas, atau kirim sebagai CSV.',
  },
  SD_FORMAT_TIMEOUT: {
    message: 'Berkas ini terlalu rumit: belum selesai dibaca setelah batas waktu.',
    mend: 'Simpan ulang sebagai Workbook Excel (.xlsx) atau CSV, lalu kirim ulang.',
  },
  SD_FORMAT_RECORD: {
    message: 'Satu baris di dalam berkas ini terlalu panjang untuk sebuah tabel.',
    mend: 'Periksa apakah setiap baris diakhiri ganti baris, ekspor ulang, lalu kirim ulang.',
  },
  SD_FORMAT_XML: {
    message: 'Berkas ini memuat bagian (XML) yang demi keamanan tidak dibaca.',
    mend: 'Buka di Excel, simpan sebagai Workbook (.xlsx), lalu kirim ulang.',
  },
  SD_FORMAT_JSON: {
    message: 'Berkas ini tampak seperti JSON, tetapi isinya tidak utuh.',
    mend: 'Simpan seluruh jawabannya, atau kirim sebagai Excel (.xlsx) atau CSV.',
  },
  SD_FORMAT_RECORDS: {
    message: 'Di dalam JSON ini tidak ditemukan satu daftar data yang dapat dibaca sebagai tabel.',
    mend: 'Kirim daftar datanya saja, atau minta walidata menyebutkan letaknya di dalam konfigurasi.',
  },
  SD_FORMAT_HTML_FRAMESET: {
    message: 'Berkas ini hanya kerangka halaman web; lembar-lembarnya tidak ikut terkirim.',
    mend: 'Buka di Excel, simpan sebagai Workbook (.xlsx), lalu kirim ulang.',
  },
  SD_FORMAT_HTML_LOGIN: {
    message: 'Berkas ini adalah halaman masuk (login), bukan data.',
    mend: 'Unduh datanya setelah masuk, lalu kirim berkas itu.',
  },
  SD_FORMAT_HTML_NO_TABLE: {
    message: 'Berkas ini adalah halaman web tanpa tabel.',
    mend: 'Kirim tabelnya sebagai berkas Excel atau CSV.',
  },
  SD_FORMAT_NUL: {
    message: 'Berkas ini memuat karakter kosong (NUL), jadi bukan teks CSV yang utuh.',
    mend: 'Simpan ulang sebagai CSV UTF-8 atau Excel, lalu kirim ulang.',
  },
  SD_FORMAT_QUOTE: {
    message: 'Tanda kutip di dalam CSV dibuka tetapi tidak ditutup.',
    mend: 'Tutup tanda kutipnya, atau kirim sebagai Excel.',
  },
  SD_FORMAT_NO_SHEET: {
    message: 'Buku kerja ini tidak memiliki lembar yang dapat dibaca.',
    mend: 'Kirim buku kerja yang memuat tabelnya.',
  },
  SD_FORMAT_ZIP: {
    message: 'Arsip zip ini tidak berisi tepat satu berkas tabel.',
    mend: 'Kirim satu berkas tabel saja, tanpa zip atau satu di dalam zip.',
  },
};

/** A format that is known and not read is told by its name. */
function named({ code, message }: ContractError): Words | undefined {
  const name = code === 'SD_FORMAT_NOT_READ' ? /is in the format (.+), which/.exec(message)?.[1] : undefined;
  return name === undefined
    ? undefined
    : { ...words.SD_FORMAT_NOT_READ, message: `Berkas ini berformat ${name}, yang tidak dibaca.` };
}

/** The issue carries the decoder's own words as its text, for the walidata. */
export function unreadable(error: ContractError, decidedAt: Date): Verdict {
  // A code of another room than formats finds nothing here.
  const told = named(error) ?? words[error.code as FormatCode] ?? otherwise;
  const issue = {
    code: 'unreadable-file',
    severity: 'error',
    sheet: null,
    row: null,
    col: null,
    text: error.message,
    ...told,
  } as const;
  return { outcome: 'returned', reason: told.message, decidedAt, books: null, issues: [issue] };
}
