import { describe, expect, it } from 'vitest';
import type { Area } from '../../model/area.js';
import type { Cell } from '../../model/cell.js';
import { areaResolver } from '../../transforms/values/area.js';
import { dataset, run } from './given.js';

const names = ['Cibeber', 'Cilegon', 'Pulomerak', 'Ciwandan', 'Jombang', 'Gerogol'];
const areas: readonly Area[] = [
  { code: '36.72', bps: null, level: 'city', name: 'Kota Cilegon', parent: '36', spellings: [] },
  ...names.map((name, i) => ({
    code: `36.72.0${i + 1}`,
    bps: null,
    level: 'kecamatan' as const,
    name,
    parent: '36.72',
    spellings: [],
  })),
];
const figure = (heading: string, more: object = {}) => ({
  heading,
  type: 'number',
  variable: heading.toLowerCase(),
  ...more,
});
const entry = (more: object = {}) =>
  dataset([
    { heading: 'Kecamatan', type: 'area', level: 'kecamatan' },
    { heading: 'Tahun', type: 'year' },
    figure('Pria', more),
    figure('Wanita', more),
  ]);
const full = names.map((name, i): readonly Cell[] => [name, 2024, 100 + i, 200 + i]);
const totals = ['Jumlah', null, 615, 1215] as const;

/** Rows from 2 on and the total below them; the issues as "code C5" and those of interest whole. */
function sent(rows: readonly (readonly Cell[])[], total: readonly Cell[] = totals, contract = entry()) {
  const aside = [{ row: rows.length + 2, reason: 'total' as const, cells: total }];
  const { issues } = run(contract, ['Kecamatan', 'Tahun', 'Pria', 'Wanita'], [...rows, [null]], {
    aside,
    context: { resolver: areaResolver(areas, '36.72') },
  });
  const implied = issues.filter(({ code }) => code === 'figure-implied');
  return { codes: issues.map(({ code, row, col }) => `${code} ${row} ${col}`), implied };
}

const without = (row: number, cell: Cell) =>
  full.map((cells, i) => (i === row ? [...cells.slice(0, 2), cell, cells[3] ?? null] : cells));

describe('a total that is larger than its rows', () => {
  it('names the one blank cell and its figure, beside the mistake', () => {
    const { codes, implied } = sent(without(3, null));
    expect(codes).toEqual(['missing-cell 5 3', 'figure-implied 5 3']);
    expect(implied[0]).toMatchObject({ severity: 'warning', text: '' });
    expect(implied[0]?.message).toBe(
      'Sel C5 (Pria) untuk Kecamatan Ciwandan tidak berisi angka, padahal jumlah di sel C8 (615) melebihi jumlah baris lain (512): tampaknya angka kolom Pria yang kurang itu 103.',
    );
    expect(sent(without(3, '-')).codes).toEqual(['total-mismatch 8 3', 'figure-implied 5 3']);
  });

  it('names the one area that has no row, in each column', () => {
    const { codes, implied } = sent(full.filter((_, i) => i !== 4));
    expect(codes).toEqual([
      'total-mismatch 7 3',
      'total-mismatch 7 4',
      'figure-implied 7 3',
      'figure-implied 7 4',
    ]);
    expect(implied[0]?.message).toBe(
      'Kecamatan Jombang tidak ada di tabel, padahal jumlah di sel C7 (615) melebihi jumlah baris lain (511): tampaknya angka kolom Pria yang kurang itu 104.',
    );
  });

  it('implies nothing where two figures are missing', () => {
    const two = without(3, '-').map((cells, i) =>
      i === 1 ? [...cells.slice(0, 2), '-', cells[3] ?? null] : cells,
    );
    expect(sent(two).implied).toEqual([]);
    expect(sent(full.slice(2)).implied).toEqual([]);
    expect(sent(full.slice(4)).implied).toEqual([]);
  });

  it('implies nothing that could not stand there: less than nothing, more than all others, half a person', () => {
    const hole = without(3, '-');
    expect(sent(hole, ['Jumlah', null, 500, 1215]).codes).toEqual(['total-mismatch 8 3']);
    expect(sent(hole, ['Jumlah', null, 1100, 1215]).codes).toEqual(['total-mismatch 8 3']);
    expect(sent(hole, ['Jumlah', null, 614.5, 1215]).implied).toEqual([]);
  });

  it('implies nothing where a figure could not be read, where all is there, and where the total agrees', () => {
    const bad = without(3, null).map((cells, i) =>
      i === 1 ? [...cells.slice(0, 2), 'x', cells[3] ?? null] : cells,
    );
    expect(sent(bad).implied).toEqual([]);
    expect(sent(full, ['Jumlah', null, 616, 1215]).codes).toEqual(['total-mismatch 8 3']);
    expect(sent(without(3, '-'), ['Jumlah', null, 512, 1215]).codes).toEqual([]);
  });

  it('is asked for the block that it sums', () => {
    const aside = [
      { row: 4, reason: 'subtotal' as const, cells: ['A', null, 230, 400] },
      { row: 8, reason: 'subtotal' as const, cells: ['B', null, 400, 870] },
    ];
    const rows: Cell[][] = [
      ['Cibeber', 2024, 110, 190],
      ['Cilegon', 2024, 120, 210],
      [null],
      ['Pulomerak', 2024, 150, 250],
      ['Ciwandan', 2024, '-', 350],
      ['Jombang', 2024, 120, 270],
      [null],
    ];
    const { issues } = run(entry(), ['Kecamatan', 'Tahun', 'Pria', 'Wanita'], rows, {
      aside,
      context: { resolver: areaResolver(areas, '36.72') },
    });
    expect(issues.map(({ code, row, col }) => `${code} ${row} ${col}`)).toEqual([
      'total-mismatch 8 3',
      'figure-implied 6 3',
    ]);
    expect(issues[1]?.message).toContain('(400) melebihi jumlah baris lain (270)');
  });
});

describe('the siblings of areas', () => {
  it('lie within the smallest area that holds all of them', () => {
    const resolver = areaResolver(areas);
    expect(resolver.siblings(areas.slice(1, 3))).toHaveLength(6);
    expect(resolver.siblings(areas.slice(0, 1)).map(({ code }) => code)).toEqual(['36.72']);
    expect(resolver.siblings([])).toEqual([]);
  });
});
