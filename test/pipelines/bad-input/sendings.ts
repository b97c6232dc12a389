// What an OPD sends when all is well: a table of toddlers or of posyandu, as CSV or as a workbook.
import { bytesOf } from '../../../samples/write.js';

export const kecamatan = [
  'Cibeber',
  'Cilegon',
  'Pulomerak',
  'Ciwandan',
  'Jombang',
  'Gerogol',
  'Purwakarta',
  'Citangkil',
] as const;

export type Rows = (string | number | null)[][];

export const heading = ['Kecamatan', 'Tahun', 'Laki-laki', 'Perempuan', 'Jumlah'] as const;

/** A heading, eight kecamatan and a total that agrees. Every figure grows by `more`. */
export function balitaRows(year: number, more = 0): Rows {
  const data = kecamatan.map((name, i) => [
    name,
    year,
    100 + i + more,
    200 + i + more,
    300 + 2 * i + 2 * more,
  ]);
  const sum = (col: number) => data.reduce((total, row) => total + Number(row[col]), 0);
  return [[...heading], ...data, ['Jumlah', null, sum(2), sum(3), sum(4)]];
}

export function csv(rows: Rows): string {
  return rows.map((row) => row.map((cell) => cell ?? '').join(';')).join('\n');
}

export function workbook(rows: Rows, bookType: 'xlsx' | 'xls' | 'ods' = 'xlsx'): Uint8Array {
  return bytesOf({ path: `a.${bookType}`, sheets: [{ name: 'Balita', rows, merges: [] }] });
}

export function posyandu(each: number): string {
  return csv([['Kecamatan', 'Posyandu'], ...kecamatan.map((name) => [name, each])]);
}
