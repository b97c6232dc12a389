// The files that the agencies of Kabupaten Sleman would send of 2025, each laid out as offices do; every figure is made up.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { csv, type Rows, workbook } from '../pipelines/bad-input/sendings.js';

export const kapanewon = [
  ...['Gamping', 'Godean', 'Moyudan', 'Minggir', 'Seyegan', 'Mlati', 'Depok', 'Berbah', 'Prambanan'],
  ...['Kalasan', 'Ngemplak', 'Ngaglik', 'Sleman', 'Tempel', 'Turi', 'Pakem', 'Cangkringan'],
];

/** One row a kapanewon, called as the office calls it, with whole numbers that grow by the place in the list. */
function rows(
  heading: readonly string[],
  called: (name: string) => string,
  of: (i: number) => number[],
): Rows {
  return [[...heading], ...kapanewon.map((name, i) => [called(name), ...of(i)])];
}

const plain = (name: string) => name;
const short = (name: string) => `Kap. ${name}`;
const long = (name: string) => `KAPANEWON ${name.toUpperCase()}`;

/** Path below the folder → the file. */
const files: Readonly<Record<string, Rows>> = {
  'dukcapil/Penduduk 2025.xlsx': rows(
    ['Kapanewon', 'Laki-laki (jiwa)', 'Perempuan (jiwa)', 'Jumlah (jiwa)'],
    short,
    (i) => [20_000 + 100 * i, 20_400 + 90 * i, 40_400 + 190 * i],
  ),
  'dukcapil/KTP 2025.csv': rows(['Kapanewon', 'Wajib KTP (jiwa)', 'Memiliki KTP (jiwa)'], plain, (i) => [
    30_000 + 150 * i,
    29_400 + 140 * i,
  ]),
  'dinkes/Balita 2025.csv': rows(
    ['Kecamatan', 'Balita Ditimbang (anak)', 'Balita Stunting (anak)'],
    long,
    (i) => [2000 + 10 * i, 180 - 4 * i],
  ),
  'dinkes/Puskesmas 2025.csv': rows(
    ['Kapanewon', 'Puskesmas (unit)', 'Puskesmas Paripurna (unit)'],
    plain,
    (i) => [1 + (i % 2), i % 2],
  ),
  'disdik/Sekolah 2025 final.xlsx': rows(
    ['Kapanewon', 'Sekolah (unit)', 'Sekolah Berinternet (unit)'],
    plain,
    (i) => [40 + i, 30 + i],
  ),
  'disdik/Guru 2025.csv': rows(['Kapanewon', 'Guru (orang)', 'Guru Bersertifikat (orang)'], short, (i) => [
    300 + 5 * i,
    210 + 4 * i,
  ]),
  'dlh/Sampah 2025.csv': rows(
    ['Kapanewon', 'Timbulan Sampah (ton)', 'Sampah Terkelola (ton)'],
    plain,
    (i) => [9000 + 70 * i, 6300 + 60 * i],
  ),
  'dlh/Ruang Terbuka 2025.csv': rows(
    ['Kapanewon', 'Luas Wilayah (ha)', 'Ruang Terbuka Hijau (ha)'],
    plain,
    (i) => [3000 + 20 * i, 900 + 5 * i],
  ),
};

/** Writes them below `folder`; a later correction of one as "revisi". */
export async function writeFiles(folder: string): Promise<void> {
  for (const [path, table] of Object.entries(files)) await put(join(folder, path), table);
}

export async function writeRevision(folder: string): Promise<void> {
  const table = files['dukcapil/KTP 2025.csv'] ?? [];
  const [heading = [], first = [], ...others] = table;
  await put(join(folder, 'dukcapil/KTP 2025 revisi.csv'), [
    heading,
    [first[0] ?? null, 30_000, 29_900],
    ...others,
  ]);
}

async function put(path: string, table: Rows): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, path.endsWith('.xlsx') ? workbook(table) : csv(table));
}
