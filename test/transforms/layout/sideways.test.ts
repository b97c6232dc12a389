// Tables whose records stand side by side are read as if turned, and no other table is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { turn } from '../../../transforms/layout/turn.js';
import { gridOf, merge, see } from './sheets.js';

const profile: readonly (readonly Cell[])[] = [
  ['PROFIL KELURAHAN TAHUN 2024'],
  [],
  ['Kelurahan', 'Bulakan', 'Cikerai', 'Kalitimbang', 'Karangasem'],
  ['Nama Lurah', 'Ahmad', 'Budi', 'Citra', 'Dewi'],
  ['Penduduk (jiwa)', 1200, 2300, '-', 4500],
  ['Luas (km2)', 1.2, 2.3, 3.4, 4.5],
  ['Alamat Kantor', 'Jl. A', 'Jl. B', 'Jl. C', 'Jl. D'],
  [],
  ['Sumber: Bagian Pemerintahan'],
  [null, null, 'Cilegon, 12 Januari 2025'],
];

describe('records side by side', () => {
  it('become rows, their fields columns, and what stands above and below is told apart', () => {
    const [layout] = see(profile);
    expect(layout).toMatchObject({
      transposed: true,
      titleRows: [1],
      headerRows: [1],
      firstDataRow: 2,
      lastDataRow: 5,
    });
    expect(layout?.columns.map(({ col, name, type, unit }) => [col, name, type, unit])).toEqual([
      [3, 'Kelurahan', 'area', null],
      [4, 'Nama Lurah', 'text', null],
      [5, 'Penduduk (jiwa)', 'number', 'jiwa'],
      [6, 'Luas (km2)', 'number', 'km2'],
      [7, 'Alamat Kantor', 'text', null],
    ]);
    expect(layout?.periods.find(({ from }) => from === 'title')).toMatchObject({ value: 2024000 });
    expect(layout?.beside?.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'title'],
      [9, 'source'],
      [10, 'note'],
    ]);
  });

  it('keep the address of every cell in what spoke for a locale', () => {
    const [layout] = see([
      ['Nama', 'Bulakan', 'Cikerai'],
      ['Penduduk', '1.234.567', '2.345'],
      ['Alamat', 'Jl. A', 'Jl. B'],
    ]);
    expect(layout?.columns[1]).toMatchObject({ locale: 'id' });
    expect(layout?.columns[1]?.evidence.join()).toContain('B2');
  });

  it('may have running numbers before their fields, units behind them and groups over their names', () => {
    const [numbered] = see([
      ['No', 'Nama Sekolah', 'SDN 1', 'SDN 2'],
      [1, 'Murid', 120, 130],
      [2, 'Kepala Sekolah', 'Ani', 'Budi'],
      [3, 'Berdiri', '12/01/1980', '03/07/1991'],
    ]);
    expect(numbered).toMatchObject({ transposed: true });
    expect(numbered?.columns.map(({ name }) => name)).toEqual([
      'Nama Sekolah',
      'Murid',
      'Kepala Sekolah',
      'Berdiri',
    ]);
    const [units] = see([
      ['Uraian', 'Satuan', 'Kec. Cibeber', 'Kec. Cilegon'],
      ['Luas', 'km2', 12.5, 9.1],
      ['Penduduk', 'jiwa', 1200, 2300],
    ]);
    expect(units?.columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['Uraian', 'Satuan'],
      ['Luas', 'km2'],
      ['Penduduk', 'jiwa'],
    ]);
  });

  it('are known by the headings of a contract where all that they hold is figures', () => {
    const rows = [
      ['Kelurahan', 'Bulakan', 'Cikerai'],
      ['Laki-laki', 10, 20],
      ['Perempuan', 11, 21],
    ];
    const guide = { headings: [['Kelurahan'], ['Laki-laki'], ['Perempuan']] };
    expect(see(rows)[0]?.transposed).toBeUndefined();
    expect(see(rows, { guide })[0]).toMatchObject({ transposed: true });
    const upright = [['Kelurahan', 'Lurah', 'Jiwa'], ...rows.slice(1)];
    expect(
      see(upright, { guide: { headings: [['Kelurahan'], ['Lurah'], ['Jiwa']] } })[0]?.transposed,
    ).toBeUndefined();
  });
});

describe('records in rows', () => {
  const upright: readonly (readonly [string, readonly (readonly Cell[])[]])[] = [
    [
      'with years in columns',
      [
        ['Uraian', 2022, 2023],
        ['Status', 'Kota', 'Kota besar'],
        ['Jiwa', 1, 2],
        ['Wali Kota', 'Ahmad', 'Budi'],
      ],
    ],
    [
      'with months in columns',
      [
        ['Uraian', 'Januari', 'Februari'],
        ['Jiwa', 1, 2],
        ['Petugas', 'Ahmad', 'Budi'],
      ],
    ],
    [
      'with a heading in two languages',
      [
        ['Kecamatan', 'Luas', 'Jiwa'],
        ['District', 'Area', 'People'],
        ['Cibeber', 1, 2],
        ['Cilegon', 3, 4],
      ],
    ],
    [
      'with a row of units',
      [
        ['Kecamatan', 'Luas', 'Jiwa'],
        ['Cibeber', 1, 2],
        ['Satuan', 'km2', 'jiwa'],
        ['Cilegon', 3, 4],
      ],
    ],
    [
      'with words where figures are lacking',
      [
        ['Kecamatan', 'L', 'P'],
        ['Cibeber', 1, 2],
        ['Cilegon', 'belum ada', 'tidak ada'],
        ['Grogol', 3, 4],
      ],
    ],
    [
      'with the heading once more',
      [
        ['Kecamatan', 'L', 'P'],
        ['Cibeber', 1, 2],
        ['Kecamatan', 'L', 'P'],
        ['Grogol', 3, 4],
      ],
    ],
    [
      'with words and figures in each',
      [
        ['Nama', 'Lurah', 'Jiwa'],
        ['Bulakan', 'Ahmad', 12],
        ['Cikerai', 'Budi', 13],
      ],
    ],
  ];
  it.each(upright)('%s are left as they stand', (_, rows) => {
    expect(see(rows).map(({ transposed }) => transposed)).toEqual([undefined]);
  });
});

describe('a turned grid', () => {
  it('exchanges merged and hidden parts too', () => {
    const given = {
      rows: gridOf(
        [
          ['a', 'b'],
          [null, 'c'],
        ],
        { hidden: [2] },
      ),
      merges: [merge('A1:A2')],
      hiddenColumns: [2],
      comments: [{ row: 1, col: 2, text: 'x' }],
    };
    expect(turn(given, 2)).toEqual({
      rows: [
        { row: 1, cells: ['a'] },
        { row: 2, cells: ['b', 'c'], hidden: true },
      ],
      comments: [{ row: 2, col: 1, text: 'x' }],
      merges: [merge('A1:B1')],
      hiddenColumns: [2],
    });
  });

  it('turned twice is the grid that it was', () => {
    const cell = fc.oneof(fc.constant(null), fc.string({ minLength: 1 }), fc.integer());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
        const grid = { rows: gridOf(rows), merges: [], hiddenColumns: [] };
        const cells = (given: typeof grid.rows) =>
          given.flatMap(({ row, cells: line }) =>
            line.flatMap((each, i) => (each === null ? [] : [`${row} ${i} ${each}`])),
          );
        const back = turn({ ...turn(grid, 100) }, 100);
        expect(cells([...back.rows])).toEqual(cells(grid.rows));
      }),
    );
  });
});

it('a hidden record is set aside, a hidden field is not read', () => {
  const [layout] = see(profile, { hidden: [6], hiddenColumns: [3] });
  expect(layout?.columns.map(({ col }) => col)).toEqual([3, 4, 5, 7]);
  expect([...(layout?.aside ?? [])]).toContainEqual([3, 'hidden']);
});
