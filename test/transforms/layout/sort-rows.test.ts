// What becomes of rows far below the part of a sheet that was looked at.
import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { sorter, sortRows } from '../../../transforms/layout/sort-rows.js';
import { gridOf, see } from './sheets.js';

const head: readonly (readonly Cell[])[] = [
  ['Kecamatan', 'Kelurahan', 'L', 'P'],
  ['Cibeber', 'Bulakan', 10, 20],
  ['Cibeber', 'Cikerai', 11, 21],
];
const tail: readonly (readonly Cell[])[] = [
  ['Jombang', 'Masigit', 12, 22],
  [],
  ['Kecamatan', 'Kelurahan', 'L', 'P'],
  ['Jombang', 'Sukmajaya', null, '-'],
  ['Jombang', 'Gedong Dalem', 'belum ada', 'belum ada'],
  ['Jumlah', null, 33, 63],
  [null, 'Sub Total', 12, 22],
  ['Sumber: Dinas Kependudukan'],
  ['Catatan: angka sementara'],
  ['lain-lain'],
];
const all = gridOf([...head, ...tail]);

it('sorts them by rule', () => {
  const [layout] = see(head, { complete: false });
  if (layout === undefined) throw new Error('no table');
  expect(layout.lastDataRow).toBeNull();
  const { data, aside } = sortRows(layout, all);
  expect(data.map((row) => row.row)).toEqual([2, 3, 4, 7, 8]);
  expect(aside.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '1 header',
    '5 blank',
    '6 header',
    '9 total',
    '10 subtotal',
    '11 source',
    '12 note',
    '13 note',
  ]);
});

it('gives the same rows however they are batched', () => {
  const [layout] = see(head, { complete: false });
  if (layout === undefined) throw new Error('no table');
  const sort = sorter(layout);
  const single = all.flatMap((row) => sort([row]).data);
  expect(single).toEqual(sortRows(layout, all).data);
});

it('hands rows of a plain table on as they came', () => {
  const [layout] = see(head);
  if (layout === undefined) throw new Error('no table');
  expect(sortRows(layout, all.slice(0, 3)).data[0]).toBe(all[1]);
});

it('carries a section over to the rows below the part that was looked at', () => {
  const sectioned: readonly (readonly Cell[])[] = [
    ['Kelurahan', 'L', 'P'],
    ['KECAMATAN CIBEBER'],
    ['Bulakan', 10, 20],
    ['KECAMATAN JOMBANG'],
    ['Masigit', 11, 21],
  ];
  const [layout] = see(sectioned, { complete: false });
  if (layout === undefined) throw new Error('no table');
  const rows = gridOf([...sectioned, ['Sukmajaya', 12, 22], ['KECAMATAN CIWANDAN:'], ['Kepuh', 13, 23]]);
  const sort = sorter(layout);
  const data = [rows.slice(0, 6), rows.slice(6)].flatMap((batch) => sort(batch).data);
  expect(data.map((row) => row.cells[3])).toEqual([
    'KECAMATAN CIBEBER',
    'KECAMATAN JOMBANG',
    'KECAMATAN JOMBANG',
    'KECAMATAN CIWANDAN',
  ]);
});

it('leaves a hidden row out far below, unless the contract reads hidden rows', () => {
  const rows = gridOf([...head, ['Jombang', 'Masigit', 12, 22]], { hidden: [4] });
  for (const [useHidden, found] of [
    [false, 2],
    [true, 3],
  ] as const) {
    const [layout] = see(head, { complete: false, guide: { headings: [['Kelurahan'], ['L']], useHidden } });
    if (layout === undefined) throw new Error('no table');
    expect(sortRows(layout, rows).data).toHaveLength(found);
  }
});

it('sets everything aside that a hand-made layout sets aside', () => {
  const [seen] = see(head);
  if (seen === undefined) throw new Error('no table');
  const { plan, ...layout } = seen;
  expect(plan?.stub).toEqual([1, 2]);
  expect(sortRows(layout, all.slice(0, 3)).data.map((row) => row.row)).toEqual([2, 3]);
});
