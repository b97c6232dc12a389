// A contract's headings make the header certain.
import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { see, seen } from './sheets.js';

const odd: readonly (readonly Cell[])[] = [
  ['Laporan', 'bulan', 'ini'],
  ['dibuat', 'oleh', 'kami'],
  ['Wilayah', 'Sampah (ton)', 'Keterangan'],
  ['Bulakan', 'belum', 'a'],
  ['Cikerai', 'belum', 'b'],
];

it('takes the rows that hold the headings for the header, whatever stands above', () => {
  const guide = { headings: [['Wilayah', 'Kelurahan'], ['Sampah']] };
  const table = seen(odd, { guide });
  expect(table.header).toEqual([3]);
  expect(table.data).toEqual([4, 5]);
});

it('takes the header rows that the contract fixes', () => {
  expect(seen(odd, { guide: { headings: [], headerRows: [2, 3] } }).header).toEqual([2, 3]);
});

it('takes a heading that stands above the title over the others into the header', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['Wilayah'],
    [null, 'Sampah menurut jenis dan tahun'],
    [null, 'Plastik', null, 'Kertas'],
    [null, 2023, 2024, 2023, 2024],
    ['Bulakan', 5, 6, 7, 8],
    ['Cikerai', 1, 2, 3, 4],
  ];
  const guide = { headings: [['Wilayah'], ['Plastik | {year}'], ['Kertas | {year}']] };
  expect(seen(rows, { guide }).header).toEqual([1, 2, 3, 4]);
});

it('leaves the title above alone where no heading is missing', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['Wilayah'],
    ['Rekap sampah'],
    ['Wilayah', 'Plastik'],
    ['Bulakan', 5],
    ['Cikerai', 1],
  ];
  expect(seen(rows, { guide: { headings: [['Wilayah'], ['Plastik']] } }).header).toEqual([3]);
});

it('lets a placeholder stand for any year', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['Data'],
    ['Wilayah', 2023, 2024],
    ['Bulakan', 2001, 1999],
    ['Cikerai', 2002, 2000],
  ];
  const table = seen(rows, { guide: { headings: [['Wilayah'], ['{year}']] } });
  expect(table.header).toEqual([2]);
  expect(table.data).toEqual([3, 4]);
});

it('gives only the tables that hold the headings, and all when none does', () => {
  const two: readonly (readonly Cell[])[] = [
    ['Kelurahan', 'L', 'P'],
    ['Bulakan', 1, 2],
    ['Cikerai', 3, 4],
    [],
    ['Kecamatan', 'Negeri', 'Swasta'],
    ['Cibeber', 5, 6],
    ['Jombang', 7, 8],
  ];
  const found = see(two, { guide: { headings: [['Kecamatan'], ['Negeri']] } });
  expect(found.map((layout) => layout.headerRows)).toEqual([[5]]);
  expect(see(two, { guide: { headings: [['Harga'], ['Pasar']] } })).toHaveLength(2);
});

it('takes what stands under a merged heading into the header, though the contract calls it otherwise', () => {
  const rows: readonly (readonly Cell[])[] = [
    ['Kecamatan', 'Jenis Kelamin (jiwa)', null, 'Keterangan'],
    [null, 'Pria', 'Wanita', null],
    ['Cibeber', 5, 6, 'a'],
    ['Citangkil', 1, 2, 'b'],
  ];
  const merges = [
    { top: 1, bottom: 2, left: 1, right: 1 },
    { top: 1, bottom: 1, left: 2, right: 3 },
  ];
  const guide = {
    headings: [['Kecamatan'], ['Jenis Kelamin | Laki-laki'], ['Jenis Kelamin | Perempuan'], ['Keterangan']],
  };
  const table = seen(rows, { guide, merges });
  expect([table.header, table.data]).toEqual([
    [1, 2],
    [3, 4],
  ]);
  const words: readonly (readonly Cell[])[] = [...rows.slice(0, 1), ['Ciwandan', 'belum', 'belum', null]];
  expect(seen(words, { guide, merges: merges.slice(1) }).header).toEqual([1]);
});

it('takes a row of units in brackets into the header, and no numbering row', () => {
  const rows = (below: readonly Cell[]): readonly (readonly Cell[])[] => [
    ['Kecamatan', 'Kopi', 'Karet'],
    below,
    ['Cibeber', 5, 6],
    ['Citangkil', 1, 2],
  ];
  const guide = { headings: [['Kecamatan'], ['Kopi'], ['Karet']] };
  expect(seen(rows([null, '(Ton)', '(%)']), { guide }).header).toEqual([1, 2]);
  expect(seen(rows(['(1)', '(2)', '(3)']), { guide }).header).toEqual([1]);
});
