// Rows and cells that cannot be taken as they stand: slid under no heading, merged over several rows, put aside with figures.
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../model/cell.js';
import type { Merge } from '../../model/grid.js';
import { bind } from '../../transforms/bind.js';
import { checker } from '../../transforms/check.js';
import { claims } from '../../transforms/claims.js';
import { sorter } from '../../transforms/layout/sort-rows.js';
import { understand } from '../../transforms/layout/understand.js';
import { leftRowsOf } from '../../transforms/left-rows.js';
import { areaResolver } from '../../transforms/values/area.js';
import { areas, breakdowns, dataset } from './given.js';
import { gridOf } from './layout/sheets.js';

type Rows = readonly (readonly Cell[])[];

const resolver = areaResolver(areas, '36.72');
const wilayah = { heading: 'Wilayah', type: 'area', level: ['kecamatan', 'kelurahan'] };
const number = (heading: string, more: object = {}) => ({
  heading,
  type: 'number',
  variable: heading.toLowerCase(),
  ...more,
});
const columns = [wilayah, number('Sapi', { optional_cells: true }), number('Kuda', { optional_cells: true })];

interface Extra {
  readonly merges?: readonly Merge[];
  readonly hidden?: readonly number[];
  readonly delimiter?: string;
}

/** What a sheet that is read by its contract gives: rows with facts, and every issue as "code place: message". */
function read(rows: Rows, extra: Extra = {}, wanted: readonly object[] = columns) {
  const { merges = [], hidden = [], delimiter } = extra;
  const grid = gridOf(rows, { hidden });
  const context = { sheet: 'S', fileName: 'x 2024', merges, hiddenColumns: [], complete: true };
  const guide = { headings: [['Wilayah'], ['Sapi'], ['Kuda']] };
  const [layout] = understand(grid, delimiter === undefined ? context : { ...context, delimiter }, guide);
  if (layout === undefined) throw new Error('no table');
  const binding = bind(dataset(wanted, { period: { from: 'file' } }), layout, breakdowns);
  const sorted = sorter(layout, claims(binding, resolver))(grid);
  const check = checker(binding, { resolver, city: '36.72', request: null, today: '2026-12-31', merges });
  const { rows: taken, issues } = check.check(sorted);
  const left = leftRowsOf(binding, resolver);
  left.add(sorted.aside);
  const all = [...binding.issues, ...issues, ...check.finish(), ...left.issues()];
  return {
    taken: taken.map(({ row, values }) => [row, ...values]),
    issues: all.map(({ code, row, col }) => `${code} ${row}:${col}`),
    messages: all.map(({ message, mend }) => `${message} ${mend}`).join('\n'),
  };
}

const heading = ['Wilayah', 'Sapi', 'Kuda'];
const plain: Rows = [heading, ['Cibeber', 100, 20], ['Cilegon', 101, 21]];

describe('a row with more cells than headings', () => {
  it.each([
    ['in a text file', ','],
    ['in a workbook', undefined],
  ])('goes back %s, and its cells are named', (_, delimiter) => {
    const rows = [...plain, ['Kel. Kedaleman', 5, 333, 17, 615], ['Kel. Bagendung', 104, 24]];
    const { taken, issues, messages } = read(rows, delimiter === undefined ? {} : { delimiter });
    expect(taken.map(([row]) => row)).toEqual([2, 3, 5]);
    expect(issues).toEqual(['extra-cells 4:null']);
    expect(messages).toContain('D4 "17", E4 "615"');
  });

  it('is taken where only words stand beside it in a workbook, and goes back in a text file', () => {
    const rows = [...plain, ['Kel. Kedaleman', 5, 333, 'revisi']];
    expect(read(rows).issues).toEqual([]);
    expect(read(rows, { delimiter: ';' }).issues).toEqual(['extra-cells 4:null']);
  });

  it('is an unknown column where most rows fill it', () => {
    const rows = [heading, ['Cibeber', 100, 20, 7], ['Cilegon', 101, 21, 8], ['Kel. Kedaleman', 3, 4, 9]];
    expect(read(rows).issues).toEqual(['unknown-column 1:4']);
  });
});

describe('a figure merged over several rows', () => {
  const rows = [...plain, ['Kel. Kedaleman', 102, null], ['Kel. Bagendung', 103, null], ['Jumlah', null, 41]];
  const over = (left: number, top: number, bottom: number, right = left): Merge => ({
    top,
    left,
    bottom,
    right,
  });

  it('is held, and no cell of it becomes a fact', () => {
    const { taken, issues, messages } = read(rows, { merges: [over(3, 3, 5)] });
    expect(issues).toEqual(['merged-figure 3:3']);
    expect(messages).toContain('C3:C5');
    expect(taken).toEqual([
      [2, 100, 20],
      [4, 102, Number.NaN],
      [5, 103, Number.NaN],
    ]);
  });

  it('is that of one row where its label is merged alike', () => {
    const one = [heading, ['Cibeber', 100, 20], [null, null, null], ['Cilegon', 101, 21]];
    const merges = [over(1, 2, 3), over(2, 2, 3), over(3, 2, 3)];
    expect(read(one, { merges })).toMatchObject({
      issues: [],
      taken: [
        [2, 100, 20],
        [4, 101, 21],
      ],
    });
  });

  it('is held where it stands over several columns of figures', () => {
    expect(read(rows, { merges: [over(2, 3, 3, 3)] }).issues).toContain('merged-figure 3:2');
  });
});

describe('a row put aside', () => {
  it.each([
    ['with marks', '149*)', '221 *)', 149],
    ['with a unit', '149 jiwa', '221 jiwa', 149],
  ])('is data at the end of a table, its figures %s', (_, sapi, kuda, value) => {
    expect(read([...plain, ['Kel. Kedaleman', sapi, kuda]]).taken.at(-1)).toEqual([4, value, 221]);
  });

  it.each(['belum lapor', 'tidak ada', 'masih dalam proses'])(
    'is held where its figures are "%s"',
    (word) => {
      expect(read([...plain, ['Kel. Kedaleman', word, word]]).issues).toEqual([
        'not-a-number 4:2',
        'not-a-number 4:3',
      ]);
    },
  );

  it('is held where its figures are blank and wanted', () => {
    const wanted = [{ ...wilayah, level: 'kecamatan' }, number('Sapi'), number('Kuda')];
    expect(read([heading, ['Cibeber', 100, 20], ['Cilegon', null, null]], {}, wanted).issues).toEqual([
      'missing-cell 3:2',
      'missing-cell 3:3',
    ]);
  });

  it('is data below the total where its area is known, and named where it is not', () => {
    const numbered: Rows = [
      ['No', ...heading],
      [1, 'Cibeber', 100, 20],
      [2, 'Cilegon', 101, 21],
      [3, 'Kel. Kedaleman', 9, 9],
      [null, 'Jumlah', 210, 50],
      [null, 'Kel. Bagendung', 7, 8],
      [null, 'Pulau Merak Kecil', 1, 1],
    ];
    const { taken, issues, messages } = read(numbered);
    expect(taken.map(([row]) => row)).toContain(6);
    expect(issues).toContain('row-not-taken 7:null');
    expect(messages).toContain('Baris 7 ("Pulau Merak Kecil") berisi angka (C7)');
  });

  it('is told no more than twenty times', () => {
    const many = Array.from({ length: 25 }, (_, i) => [`Pos ${i}`, 7, 8]);
    const { issues, messages } = read([
      ...plain,
      ['Jumlah', 201, 41],
      [null],
      ['dari jumlah di atas'],
      ...many,
    ]);
    expect(issues.filter((issue) => issue.startsWith('row-not-taken'))).toHaveLength(21);
    expect(messages).toContain('Masih ada 5 baris lain');
  });
});

it('says of a total that it counts the hidden rows, and holds it against the others all the same', () => {
  const rows = [...plain, ['Kel. Kedaleman', 102, 22], ['Jumlah', 303, 63]];
  const { issues, messages } = read(rows, { hidden: [4] });
  expect(issues).toEqual(['total-mismatch 5:2', 'total-mismatch 5:3']);
  expect(messages).toContain('baris 4 ikut dihitung dalam jumlah');
  expect(read([...plain, ['Kel. Kedaleman', 102, 22], ['Jumlah', 201, 41]], { hidden: [4] }).issues).toEqual(
    [],
  );
});
