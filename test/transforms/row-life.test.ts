import { describe, expect, it } from 'vitest';
import type { Area } from '../../model/area.js';
import type { Cell } from '../../model/cell.js';
import { areaResolver } from '../../transforms/values/area.js';
import { areas, dataset, run } from './given.js';

const life = (
  from: string | null,
  until: string | null,
  parent: string,
  successors: readonly string[] = [],
) => {
  return { from, until, parent, successors: [...successors] };
};
const kelurahan = (code: string, name: string, lives: Area['lives']): Area => {
  return {
    code,
    bps: null,
    level: 'kelurahan',
    name,
    parent: lives?.at(-1)?.parent ?? null,
    spellings: [],
    lives,
  };
};
// Kedaleman merged into Kedaleman Baru in 2024; Bagendung went to Cibeber under a new code, Cibeber's own moved to Cilegon.
const changed: Area[] = [
  ...areas.filter(({ code }) => !/\.(1001|1002)$/.test(code)),
  kelurahan('36.72.01.1001', 'Cibeber', [
    life(null, '2023-12-31', '36.72.01'),
    life('2024-01-01', null, '36.72.02'),
  ]),
  kelurahan('36.72.01.1002', 'Kedaleman', [life(null, '2023-12-31', '36.72.01', ['36.72.01.1003'])]),
  kelurahan('36.72.01.1003', 'Kedaleman Baru', [life('2024-01-01', null, '36.72.01')]),
  kelurahan('36.72.02.1001', 'Bagendung', [life(null, '2023-12-31', '36.72.02', ['36.72.01.1004'])]),
  kelurahan('36.72.01.1004', 'Bagendung', [life('2024-01-01', null, '36.72.01')]),
];
const resolver = areaResolver(changed, '36.72');
const contract = dataset([
  { heading: 'Kecamatan', type: 'area', level: 'kecamatan', fill_down: true },
  { heading: 'Kelurahan', type: 'area', level: 'kelurahan' },
  { heading: 'Tahun', type: 'year' },
  { heading: 'Jumlah', type: 'number', variable: 'v' },
]);
const read = (rows: readonly (readonly Cell[])[]) =>
  run(contract, ['Kecamatan', 'Kelurahan', 'Tahun', 'Jumlah'], rows, {
    context: { resolver, today: '2026-12-31' },
  });

describe('a row that names an area', () => {
  it.each<[string, string, number, string]>([
    ['Cibeber', 'Kedaleman', 2023, '36.72.01.1002'],
    ['Cibeber', 'Kedaleman Baru', 2024, '36.72.01.1003'],
    ['Cilegon', 'Bagendung', 2023, '36.72.02.1001'],
    ['Cibeber', 'Bagendung', 2024, '36.72.01.1004'],
    ['Cibeber', '36.72.01.1001', 2023, '36.72.01.1001'],
    ['Cilegon', '36.72.01.1001', 2024, '36.72.01.1001'],
  ])('%s, %s in %d speaks of %s', (district, name, year, code) => {
    const { codes, observations } = read([[district, name, year, 5]]);
    expect(codes).toEqual([]);
    expect(observations).toMatchObject([{ area: code, value: 5 }]);
  });

  it('which has ended is held, and its successor named', () => {
    const { issues, observations, checked } = read([
      ['Cibeber', 'Kedaleman', 2026, 5],
      [null, 'Kedaleman Baru', 2026, 6],
    ]);
    expect(checked.returned).toBe(1);
    expect(observations).toMatchObject([{ area: '36.72.01.1003', value: 6 }]);
    expect(issues).toMatchObject([
      {
        code: 'area-not-then',
        row: 2,
        col: 2,
        message:
          'Sel B2 (Kelurahan) berisi "Kedaleman", yang tidak ada pada 2026-12-31: Kelurahan Kedaleman (36.72.01.1002) hanya ada sampai 2023-12-31, digantikan oleh Kelurahan Kedaleman Baru (36.72.01.1003).',
        mend: 'Tulis Kelurahan Kedaleman Baru, atau periksa periode baris ini.',
      },
    ]);
  });

  it('which is not there yet is held', () => {
    const { issues } = read([['Cibeber', 'Kedaleman Baru', 2022, 5]]);
    expect(issues).toMatchObject([
      { code: 'area-not-then', mend: expect.stringContaining('Periksa periode') },
    ]);
    expect(issues[0]?.message).toContain('baru ada sejak 2024-01-01');
  });

  it('which lay elsewhere then is misplaced', () => {
    expect(read([['Cibeber', '36.72.01.1001', 2025, 5]]).codes).toEqual(['misplaced-area']);
  });
});

describe('a row with a column a year', () => {
  const wide = dataset([
    { heading: 'Kelurahan', type: 'area', level: 'kelurahan' },
    { heading: '{year}', type: 'number', variable: 'v', optional_cells: true },
  ]);
  const read = (cells: readonly Cell[]) =>
    run(wide, ['Kelurahan', '2023', '2024'], [cells], { context: { resolver, today: '2026-12-31' } });

  it('keeps the years in which its area was there, and may leave the others empty', () => {
    const { codes, observations } = read(['Kedaleman', 5, null]);
    expect([codes, observations.length]).toEqual([[], 1]);
  });

  it('is held for a figure of a year in which it was not', () => {
    const { issues } = read(['Kedaleman', 5, 6]);
    expect(issues).toMatchObject([{ code: 'area-not-then', col: 3, text: '6' }]);
    expect(issues[0]?.message).toContain('memberi angka periode 2024 untuk Kelurahan Kedaleman');
  });
});
