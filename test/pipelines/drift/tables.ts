// A table of people and land by kecamatan, and the ways in which a later file of it may be laid out otherwise.
import { bytesOf } from '../../../samples/write.js';
import { csv, kecamatan, type Rows } from '../bad-input/sendings.js';

export type Ending = 'xlsx' | 'xls' | 'ods' | 'csv' | 'html';

/** Every drift has a dataset of its own, so that one run takes them all in. */
export const contract = (n: number) => `title: Penduduk menurut jenis kelamin ${n}
frequency: yearly
since: "2024"
until: "2025"
source: { connector: file, folder: "\${SATUDATA_INBOX}", pattern: "Penduduk-${n} {year}.*" }
sheet: Penduduk
period: { from: title }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Laki-laki, type: number, integer: true, variable: orang_${n}, breakdown: { jenis_kelamin: L } }
  - { heading: Perempuan, type: number, integer: true, variable: orang_${n}, breakdown: { jenis_kelamin: P } }
  - { heading: Jumlah, type: number, integer: true }
  - { heading: Luas (km2), type: number, variable: luas_${n} }
rules:
  - { rule: laki_laki + perempuan = jumlah }
variables:
  orang_${n}: { title: Penduduk, unit: jiwa }
  luas_${n}: { title: Luas wilayah, unit: km2 }
`;

const men = [25340, 22110, 24890, 23670, 33410, 15230, 20310, 37080];
const women = [24120, 22540, 23310, 22980, 32870, 14790, 20120, 35990];
const extent = [21.49, 9.15, 19.86, 51.81, 11.55, 38.51, 15.29, 22.98];

export type Cells = Rows[number];
export interface Table {
  readonly sheet: string;
  readonly title: Rows;
  readonly head: Rows;
  readonly data: Rows;
}

export function table(year: number): Table {
  const more = year === 2024 ? 0 : 431;
  const data = kecamatan.map((name, i): Cells => {
    const [l = 0, p = 0, km2 = 0] = [men[i], women[i], extent[i]];
    return [name, l + more, p + more, l + p + 2 * more, km2];
  });
  const title = [['Penduduk Menurut Kecamatan dan Jenis Kelamin'], [`Kota Cilegon, Tahun ${year}`], []];
  return {
    sheet: 'Penduduk',
    title,
    head: [['Kecamatan', 'Laki-laki', 'Perempuan', 'Jumlah', 'Luas (km2)']],
    data,
  };
}

export const now = table(2025);
const rowsOf = ({ title, head, data }: Table): Rows => [...title, ...head, ...data];
export const each = (change: (row: Cells) => Cells): Table => ({
  ...now,
  head: now.head.map(change),
  data: now.data.map(change),
});
export const order = (...places: readonly number[]) =>
  each((row) => places.map((place) => row[place] ?? null));
export const headed = (...headings: string[]): Table => ({ ...now, head: [headings] });
export const times = (given: Table, factors: readonly number[]): Table => ({
  ...given,
  data: given.data.map((row) =>
    row.map((cell, i) => (typeof cell === 'number' ? Number((cell * (factors[i] ?? 1)).toFixed(6)) : cell)),
  ),
});
export const thousands = [1, 0.001, 0.001, 0.001];

export const indonesian = (cell: Cells[number]) =>
  typeof cell === 'number' ? cell.toLocaleString('id-ID', { maximumFractionDigits: 6 }) : cell;
const html = (rows: Rows) =>
  `<html><body><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${indonesian(cell) ?? ''}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

export function fileOf(given: Table, ending: Ending): string | Uint8Array {
  const rows = rowsOf(given);
  if (ending === 'csv') return csv(rows.map((row) => row.map(indonesian)));
  if (ending === 'html') return html(rows);
  return bytesOf({ path: `a.${ending}`, sheets: [{ name: given.sheet, rows, merges: [] }] });
}
