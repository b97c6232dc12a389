// How tables and sheets that were not taken are named.
import { expect, it } from 'vitest';
import { understand } from '../../transforms/layout/understand.js';
import { sheetsLeft, spanOf, tableFarBelow, tablesLeft } from '../../transforms/other-tables.js';
import { gridOf } from './layout/sheets.js';

const rows = [
  ['Tabel 1. Sampah Tahun 2023'],
  ['Kecamatan', 'Ton'],
  ['Cibeber', 10],
  ['Cilegon', 11],
  [],
  ['Tabel 2. Sampah Tahun 2024'],
  ['Kecamatan', 'Ton'],
  ['Cibeber', 12],
  ['Cilegon', 13],
  [],
  ['Tabel 3. Pegawai'],
  ['Bidang', 'Orang', 'Mobil'],
  ['Umum', 3, 1],
  ['Teknis', 4, 1],
];
const context = { sheet: 'S', fileName: 'x', merges: [], hiddenColumns: [], complete: true };

it('sees the tables that have the headings, and where others stand', () => {
  const guide = { headings: [['Kecamatan'], ['Ton']] };
  const [first, second, ...more] = understand(gridOf(rows), context, guide);
  if (first === undefined || second === undefined) throw new Error('no table');
  expect(more).toEqual([]);
  expect(spanOf(second)).toMatchObject({ top: 7, bottom: 9, left: 1, right: 2 });
  expect(first.others).toMatchObject([{ top: 12, bottom: 14, title: 'Tabel 3. Pegawai' }]);
  expect(first.plan?.closed).toBe(true);
  const told = tablesLeft(first, [
    { ...spanOf(second), alike: true },
    ...(first.others ?? []).map((span) => ({ ...span, alike: false })),
  ]);
  expect(told.map(({ message }) => message)).toEqual([
    'Tabel kedua pada baris 7 ("Tabel 2. Sampah Tahun 2024") tidak diambil.',
    'Tabel ketiga pada baris 12 ("Tabel 3. Pegawai") tidak diambil.',
  ]);
  expect(told.map(({ mend }) => mend.includes('tables: all'))).toEqual([true, false]);
});

it('names a table to the side by its column', () => {
  const [layout] = understand(gridOf(rows.slice(0, 4)), context);
  if (layout === undefined) throw new Error('no table');
  const [side] = tablesLeft(layout, [{ top: 3, left: 8, bottom: 9, right: 9, title: '', alike: false }]);
  expect(side?.message).toBe('Tabel kedua pada kolom H baris 3 tidak diambil.');
});

it('returns a delivery whose second table is asked for and lies too far below', () => {
  expect([true, false].map((wanted) => tableFarBelow('S', 2505, wanted).severity)).toEqual([
    'error',
    'warning',
  ]);
});

it('names sheets once for each reason', () => {
  const left = [
    { name: 'Rekap', why: 'recap' },
    { name: 'A', why: 'name' },
    { name: 'B', why: 'name' },
    { name: 'C', why: 'headings' },
  ] as const;
  expect(sheetsLeft(left).map(({ sheet, message }) => `${sheet}: ${message}`)).toEqual([
    'Rekap: Lembar "Rekap" tidak diambil: isinya rekap dari lembar lain.',
    'C: Lembar "C" tidak diambil: judul kolomnya bukan yang diminta.',
    'null: Lembar "A", "B" tidak diambil: kontrak menyebut lembar lain.',
  ]);
});
