// Why a cell holds no number → the finding that an OPD reads.
import { type Cell, isUncalculated } from '../model/cell.js';
import { type Finding, quoted } from './finding.js';
import type { NumberReading, Unreadable } from './values/number.js';
import { printNumber } from './values/print-number.js';

const unreadable: Readonly<Record<Unreadable, readonly [code: string, says: string, mend: string]>> = {
  'not-a-number': [
    'not-a-number',
    'yang bukan angka',
    'Ketik angkanya saja; kosongkan atau tulis "..." bila datanya tidak ada.',
  ],
  malformed: [
    'malformed-number',
    'yang titik atau komanya tidak pada tempatnya',
    'Tulis misalnya 1.234,56 atau 1234,56, lebih baik lagi ketik sebagai angka.',
  ],
  fraction: [
    'fraction-number',
    'yang memakai tanda pecahan',
    'Tulis dengan koma, misalnya 0,5 untuk setengah.',
  ],
  digits: [
    'number-too-long',
    'yang lebih dari 15 angka sehingga tidak dapat disimpan dengan tepat',
    'Periksa angkanya; NIK atau nomor telepon bukan bilangan.',
  ],
  'leading-zero': [
    'leading-zero',
    'yang diawali nol seperti kode, nomor telepon atau jam, bukan jumlah',
    'Bila memang jumlah, ketik angkanya tanpa nol di depan.',
  ],
  date: [
    'number-became-date',
    'yaitu tanggal, mungkin karena Excel mengubah angkanya',
    'Ubah format sel menjadi Angka, lalu ketik ulang nilainya.',
  ],
  'formula-error': [
    'formula-error',
    'yaitu galat rumus',
    'Perbaiki rumusnya, atau tempel nilainya sebagai angka.',
  ],
  'unknown-unit': [
    'unknown-unit',
    'dengan keterangan yang tidak dikenal di belakang angkanya',
    'Ketik angkanya saja; satuan cukup di judul kolom.',
  ],
  contradicts: [
    'contradictory-number',
    'padahal sel lain di kolom ini memakai titik dan koma sebaliknya',
    'Pakai satu cara penulisan untuk seluruh kolom, lebih baik lagi ketik sebagai angka.',
  ],
};

export function unreadableNumber(cell: Cell, why: Unreadable): Finding {
  if (isUncalculated(cell)) return uncalculated(cell);
  const [code, says, mend] = unreadable[why];
  return { code, says: `berisi ${quoted(cell)}, ${says}`, mend };
}

function uncalculated(cell: Cell): Finding {
  return {
    code: 'formula-not-calculated',
    says: `berisi rumus ${quoted(cell)} yang belum dihitung`,
    mend: 'Buka berkasnya di Excel, simpan, lalu kirim ulang; atau tempel hasilnya sebagai angka.',
  };
}

export function ambiguousNumber(cell: Cell, reading: Extract<NumberReading, { kind: 'ambiguous' }>): Finding {
  const one = printNumber(reading.id, 'id');
  const other = printNumber(reading.en, 'id');
  const grouped = Math.max(Math.abs(reading.id), Math.abs(reading.en));
  return {
    code: 'ambiguous-number',
    says: `berisi ${quoted(cell)}; tidak jelas apakah ${one} atau ${other}`,
    mend: `Ketik sebagai angka (bukan teks), atau tulis ${printNumber(grouped, 'id')},00 bila maksudnya ribuan.`,
  };
}

export const numberFinding = {
  blank: (): Finding => ({
    code: 'missing-cell',
    says: 'kosong, padahal wajib diisi',
    mend: 'Isi angkanya, atau tulis "..." bila datanya tidak tersedia.',
  }),
  notInteger: (value: number): Finding => ({
    code: 'not-an-integer',
    says: `berisi ${printNumber(value, 'id')}, sedangkan kolom ini hanya menerima bilangan bulat`,
    mend: Number.isInteger(Number((value * 1000).toPrecision(12)))
      ? `Periksa angkanya; bila titik ribuannya terbaca sebagai koma desimal, maksudnya ${printNumber(Number((value * 1000).toPrecision(12)), 'id')}: ketik tanpa titik.`
      : 'Periksa angkanya; jumlah orang atau barang tidak berkoma.',
  }),
  outOfRange: (value: number, least: number | null, most: number | null): Finding => ({
    code: 'out-of-range',
    says: `berisi ${printNumber(value, 'id')}, di luar batas wajar ${bounds(least, most)}`,
    mend: 'Periksa angka dan satuannya.',
  }),
  otherUnit: (written: string, wanted: string): Finding => ({
    code: 'unit-differs',
    says: `memakai satuan ${written}, sedangkan kolom ini dalam ${wanted}`,
    mend: `Ubah angkanya ke dalam ${wanted}.`,
  }),
} as const;

function bounds(least: number | null, most: number | null): string {
  if (least === null) return `paling besar ${printNumber(most ?? 0, 'id')}`;
  if (most === null) return `paling kecil ${printNumber(least, 'id')}`;
  return `${printNumber(least, 'id')} sampai ${printNumber(most, 'id')}`;
}
