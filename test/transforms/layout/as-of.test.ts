import { describe, expect, it } from 'vitest';
import { periodCode } from '../../../model/period.js';
import { letterheadLines } from '../../../transforms/layout/letterhead.js';
import { readSurroundings } from '../../../transforms/layout/surroundings.js';

const around = (texts: { titles?: string[]; notes?: string[]; letterhead?: string[] }) =>
  readSurroundings({ titles: [], sheet: null, fileName: 'data.csv', notes: [], ...texts }).periods.map(
    ({ value, from }) => `${from} ${periodCode(value)}`,
  );

describe('a line below the table', () => {
  it.each([
    ['Keadaan per 31 Desember 2023', 'note 2023-12-31'],
    ['*) Posisi: Des 2023', 'note 2023-12'],
    ['Kondisi akhir tahun 2023', 'note 2023'],
    ['Data per 30 Juni 2024', 'note 2024-06-30'],
    ['Sumber: Disdukcapil, keadaan Semester I 2024', 'note 2024-S1'],
    ['Data s.d. 31 Desember 2023', 'note 2023-12-31'],
    ['Periode: TW III 2024', 'note 2024-Q3'],
  ])('%j tells the period', (note, expected) => {
    expect(around({ notes: [note] })).toEqual([expected]);
  });

  it.each([
    'Sumber: Dinas Sosial, 2023',
    'Sumber: Kota Cilegon Dalam Angka 2023',
    'Cilegon, 12 Januari 2024',
    'Angka 2022 direvisi',
    'Dicetak pada 05/01/2025',
    'Kepadatan per km2 tahun 2020',
  ])('%j does not', (note) => {
    expect(around({ notes: [note] })).toEqual([]);
  });
});

describe('a line above the table', () => {
  it.each([
    ['DATA PENDUDUK TAHUN 2023', 'title 2023'],
    ['UPDATE DATA PENDUDUK TAHUN 2023', 'title 2023'],
    ['Menurut Perda Nomor 5 Tahun 2016, keadaan 2023', 'title 2023'],
    ['PDRB harga konstan 2010 tahun 2023', 'title 2023'],
  ])('%j tells its own period alone', (title, expected) => {
    expect(around({ titles: [title] })).toEqual([expected]);
  });

  it.each([
    'Tanggal cetak: 05/01/2025',
    'Last update 2025-01-05',
    'Cilegon, 12 Januari 2024',
    'Sumber: BPS 2022',
  ])('%j tells none', (title) => {
    expect(around({ titles: [title] })).toEqual([]);
  });
});

describe('a letterhead of its own', () => {
  const rows = (...lines: (string | number)[][]) => lines.map((cells, i) => ({ row: i + 1, cells }));
  it('speaks where the title does not', () => {
    const letterhead = ['DATA PENERIMA', 'TAHUN 2023'];
    expect(around({ letterhead })).toEqual(['title 2023']);
    expect(around({ letterhead, titles: ['Tahun 2024'] })).toEqual(['title 2024']);
  });
  it('is a few lines without figures', () => {
    expect(letterheadLines(rows(['DATA PENERIMA'], ['TAHUN', 2023]))).toEqual([
      'DATA PENERIMA',
      'TAHUN 2023',
    ]);
    expect(letterheadLines(rows(['Kecamatan', 'Jumlah'], ['Cibeber', 10], ['Cilegon', 20]))).toBeUndefined();
    expect(letterheadLines(rows(...Array.from({ length: 20 }, () => ['baris'])))).toBeUndefined();
  });
});
