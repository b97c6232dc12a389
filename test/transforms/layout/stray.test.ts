// Figures that somebody left above, below or beside a table.
import { describe, expect, it } from 'vitest';
import { see, seen } from './sheets.js';

const areas = ['Bulakan', 'Cibeber', 'Cikerai', 'Kalitimbang', 'Karang Asem', 'Kedaleman'];
const rows = areas.map((name, i) => [
  3672 + i,
  name,
  1203.4 + i,
  1305.1 + 3 * i,
  1411.9 + 7 * i,
  1502.2 + 5 * i,
]);

describe('figures that are no row of the table', () => {
  it('are one figure without a label right under the last row', () => {
    const table = seen([['Kode', 'Kelurahan', 'Q1', 'Q2', 'Q3', 'Q4'], ...rows, [null, null, null, 0.258]]);
    expect(table.data).toHaveLength(6);
    expect(table.aside.derived).toEqual([8]);
  });

  it('are sums far below, with their word beside them, where the label column is mostly blank', () => {
    const months = Array.from({ length: 24 }, (_, i) => [
      i % 12 === 0 ? 2022 + i / 12 : null,
      (i % 12) + 1,
      5217 + 113 * i,
      5301.25 + 97.5 * i,
      i < 12 ? null : 71.5 + i,
    ]);
    const table = seen([
      ['tahun', 'bulan', 'pengunjung', 'ramalan', 'galat'],
      ...months,
      [],
      [],
      [],
      [null, null, null, 11927.5, 'Jumlah'],
      [null, null, null, 496.75, 146.25],
    ]);
    expect(table.data).toHaveLength(24);
    expect(table.aside.derived).toEqual([29, 30]);
  });

  it('are sums that stand over the heading', () => {
    const table = seen([
      [
        'Rujukan:',
        null,
        'Publikasi halaman 4',
        'Publikasi halaman 8',
        'Publikasi halaman 9',
        'Publikasi halaman 11',
      ],
      [null, null, 7235.4, 7875.6, 8576.4, 9088.2],
      ['NO', 'NAMA KELURAHAN', 'PENDUDUK', 'RUMAH', 'SEKOLAH', 'PUSKESMAS'],
      ...rows,
    ]);
    expect(table.header).toEqual([3]);
    expect(table.names).toEqual(['NO', 'NAMA KELURAHAN', 'PENDUDUK', 'RUMAH', 'SEKOLAH', 'PUSKESMAS']);
    expect(table.data).toHaveLength(6);
  });

  it('are a check sum beside the title, with the heading still to come', () => {
    const table = seen([
      ['TABEL 1. PENDUDUK MENURUT KELURAHAN'],
      ['Kab./Kota', null, null, null, 20360.5],
      [],
      ['Kode', 'Kelurahan', 'Q1', 'Q2', 'Q3', 'Q4'],
      ...rows,
    ]);
    expect(table.header).toEqual([4]);
    expect(table.aside.title).toEqual([1, 2]);
    expect(table.data).toHaveLength(6);
  });

  it('are no heading of ages, which runs on one by one', () => {
    const table = seen([
      [null, 0, 1, 2, 3],
      ['Kelurahan', 'bayi', 'balita', 'balita', 'balita'],
      ...areas.map((name, i) => [name, 120 + i, 131 + i, 142 + i, 153 + i]),
    ]);
    expect(table.header).toEqual([1, 2]);
  });
});

describe('a table under another', () => {
  const heading = ['Kelurahan', 'Triwulan I', 'Triwulan II', 'Triwulan III'];
  const body = (from: number) => areas.map((name, i) => [name, from + 11 * i, from + 13 * i, from + 17 * i]);

  it('begins at a title of its own though its heading stood above already', () => {
    const grid = [
      ['TABEL 1. HARGA BERLAKU'],
      heading,
      ...body(1203),
      ['TABEL 2. HARGA KONSTAN'],
      ['Kota :', 'Cilegon'],
      [],
      heading,
      ...body(911),
    ];
    expect(seen(grid).data).toEqual([3, 4, 5, 6, 7, 8]);
    expect(seen(grid, {}, 1)).toMatchObject({ header: [12], data: [13, 14, 15, 16, 17, 18] });
    expect(seen(grid, {}, 1).aside.title).toEqual([9, 10]);
  });

  it('keeps its heading, its numbering and its rows together over the blank rows between them', () => {
    const part = (title: string, from: number) => [
      [title],
      ['Kota :', 'Cilegon'],
      [],
      heading,
      [],
      [-1, -2, -3, -4],
      [],
      ...body(from),
    ];
    const grid = [...part('TABEL 1. HARGA BERLAKU', 1203), ...part('TABEL 2. HARGA KONSTAN', 911)];
    expect(see(grid).map((layout) => layout.headerRows)).toEqual([[4], [17]]);
    expect(seen(grid, {}, 1).data).toEqual([21, 22, 23, 24, 25, 26]);
    expect(seen(grid, {}, 1).aside.numbering).toEqual([19]);
  });

  it('is the same table where the title is repeated on the next page', () => {
    const grid = [
      ['TABEL 1. HARGA BERLAKU'],
      heading,
      ...body(1203),
      [],
      ['TABEL 1. HARGA BERLAKU (LANJUTAN)'],
      [],
      heading,
      ...areas.map((name, i) => [`${name} Baru`, 714 + i, 825 + i, 936 + i]),
    ];
    expect(seen(grid).data).toHaveLength(12);
  });
});
