// The same rows become the same below 40 rows of a table and below 3 000.
import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { gridOf, see } from './sheets.js';

type Rows = readonly (readonly Cell[])[];
const looked = 2000;

/** Reasons of the rows that follow `count` rows of a table, null for data. */
function kindsAfter(count: number, followOf: (sums: readonly number[]) => Rows) {
  const body = Array.from({ length: count }, (_, i): readonly Cell[] => [
    i + 1,
    `Lingkungan ${i + 1}`,
    100 + ((i * 37) % 211),
    1000 + ((i * 53) % 977),
  ]);
  const sums = [2, 3].map((col) => body.reduce((sum, row) => sum + Number(row[col]), 0));
  const rows: Rows = [
    ['Data Penduduk Tahun 2024'],
    [],
    ['No', 'Lingkungan', 'L', 'P'],
    ...body,
    ...followOf(sums),
  ];
  const [layout] = see(rows.slice(0, looked), { complete: rows.length <= looked });
  if (layout === undefined) throw new Error('no table');
  const { aside } = sorter(layout)(gridOf(rows));
  const reasons = new Map(aside.map(({ row, reason }) => [row, reason]));
  return followOf(sums).map((_, i) => reasons.get(4 + count + i) ?? null);
}

const follows: readonly (readonly [string, (sums: readonly number[]) => Rows, readonly (string | null)[]])[] =
  [
    ['a label that begins with Jumlah', (sums) => [[null, 'Jumlah penduduk kota', ...sums]], ['total']],
    ['a sum that no word calls so', (sums) => [[null, 'Kota Cilegon', ...sums]], ['total']],
    ['a bare total', (sums) => [[null, 'JUMLAH', ...sums]], ['total']],
    ['a row of data with a mark', () => [[9001, 'Lingkungan baru', '149*)', '221*)']], [null]],
    ['a row of data with units', () => [[9001, 'Lingkungan baru', '149 jiwa', '221 jiwa']], [null]],
    [
      'a row without a figure and why',
      () => [[9001, 'Lingkungan baru', 'belum lapor', 'belum lapor']],
      [null],
    ],
    ['a row of data that is no sum', (sums) => [[9001, 'Lingkungan baru', sums[0] ?? 0, 5]], [null]],
    [
      'a total and its source',
      (sums) => [[null, 'Total', ...sums], ['Sumber: Disdukcapil']],
      ['total', 'source'],
    ],
  ];

it.each(follows)('%s', (_, follow, kinds) => {
  expect(kindsAfter(40, follow)).toEqual(kinds);
  expect(kindsAfter(3000, follow)).toEqual(kinds);
});

it('knows a subtotal of its section by arithmetic far below', () => {
  const follow = (): Rows => [
    ['KECAMATAN JOMBANG'],
    [1, 'Masigit', 120, 1300],
    [2, 'Sukmajaya', 130, 1400],
    [null, 'Jumlah penduduk kecamatan', 250, 2700],
    [3, 'Gedong', 7, 8],
  ];
  expect(kindsAfter(3000, follow)).toEqual([expect.any(String), null, null, 'subtotal', null]);
});
