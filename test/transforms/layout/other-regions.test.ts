// Where the tables of a sheet stand that are not the one which is read.
import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { figuresIn, isBelow } from '../../../transforms/layout/other-regions.js';
import { viewOf } from '../../../transforms/layout/view.js';
import { gridOf } from './sheets.js';

type Rows = readonly (readonly Cell[])[];
const view = (rows: Rows) => viewOf(gridOf(rows), [], [], false);

const table: Rows = [['Tabel 2. Pegawai'], ['Bidang', 'Orang', 'Mobil'], ['Umum', 3, 1], ['Teknis', 4, 2]];

it('gives the span and the title of a table of figures', () => {
  expect(figuresIn(view([[], [], ...table]), null)).toEqual([
    { top: 4, bottom: 6, left: 1, right: 3, title: 'Tabel 2. Pegawai' },
  ]);
});

it.each<[string, Rows]>([
  ['one row of figures', table.slice(0, 3)],
  [
    'texts alone',
    [
      ['Nama', 'Jabatan'],
      ['Ani', 'Kepala'],
      ['Budi', 'Staf'],
    ],
  ],
  [
    'figures without a heading',
    [
      ['Umum', 3, 1],
      ['Teknis', 4, 2],
    ],
  ],
])('gives nothing for %s', (_, rows) => expect(figuresIn(view(rows), null)).toEqual([]));

it('knows what stands below in some of the same columns', () => {
  const upper = view(table);
  const lower = view([...Array.from({ length: 6 }, () => []), ...table]);
  const beside = view([
    ...Array.from({ length: 6 }, () => []),
    ...table.map((row) => [null, null, null, null, ...row]),
  ]);
  expect([isBelow(lower, upper), isBelow(upper, lower), isBelow(beside, upper)]).toEqual([
    true,
    false,
    false,
  ]);
});
