import { describe, expect, it } from 'vitest';
import type { Figure, PlacedFigure } from '../../../model/figure.js';
import { parsePeriodCode } from '../../../model/period.js';
import { dataset, run } from '../given.js';
import { areaCode, codes, doubtsOf } from './honest-table.js';

const period = (code: string): number => parsePeriodCode(code) ?? Number.NaN;
const figure = (value: number, more: Partial<PlacedFigure> = {}): PlacedFigure => {
  return {
    variable: 'ukuran_1',
    area: areaCode(0),
    period: period('2024'),
    breakdown: '',
    value,
    sheet: 1,
    row: 5,
    col: 3,
    ...more,
  };
};
const accepted = ({ variable, area, period: id, breakdown, value }: PlacedFigure): Figure => {
  return { variable, area, period: id, breakdown, value };
};
const parts = (axis: string, values: readonly number[]) =>
  values.map((value, i) => figure(value, { breakdown: `${axis}=${i}`, col: 4 + i }));
const tell = (delivered: readonly PlacedFigure[], before: readonly Figure[] = [], more = {}) =>
  doubtsOf({ delivered, accepted: before }, more);
const variables = (unit: string, accumulation = 'stock') => ({
  variables: { ukuran_1: { title: 'Ukuran 1', unit, accumulation } },
});

describe('two sets of parts', () => {
  it('that do not come to the same are told with both sums: 60 + 40 by sex, 50 + 48 by age', () => {
    const [issue, ...more] = tell([...parts('jenis_kelamin', [60, 40]), ...parts('umur', [50, 48])]);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'parts-disagree', severity: 'warning', row: 5, col: 4, text: '98' });
    expect(issue?.message).toContain('menurut jenis kelamin 100 (mulai sel D5), tetapi menurut umur 98');
  });

  it('are held against the whole as well', () => {
    expect(codes(tell([figure(99), ...parts('umur', [50, 48])]))).toEqual(['parts-disagree']);
    expect(tell([figure(98), ...parts('umur', [50, 48])])).toEqual([]);
  });

  it('say nothing where one lacks a part, where figures do not add up, and where rows are records', () => {
    const elsewhere = parts('umur', [1, 2, 3]).map((each) => ({ ...each, area: areaCode(1) }));
    expect(tell([figure(99), ...parts('umur', [50, 48]), ...elsewhere])).toEqual([]);
    expect(tell([figure(7), ...parts('umur', [6, 8])], [], variables('persen'))).toEqual([]);
    const records = { records: { measures: [{ variable: 'ukuran_1', by: 'count' }] } };
    expect(tell([figure(99), ...parts('umur', [50, 48])], [], records)).toEqual([]);
  });
});

describe('a kecamatan and its kelurahan', () => {
  const below = [40, 30, 28].map((value, i) => figure(value, { area: areaCode(i), row: 6 + i }));
  const above = (value: number) => figure(value, { area: '36.72.01', row: 5 });

  it('that do not add up are told: 100 above 98', () => {
    const [issue, ...more] = tell([above(100), ...below]);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'area-not-sum', row: 5, col: 3, text: '100' });
    expect(issue?.message).toContain('sedangkan 3 wilayah di bawahnya berjumlah 98.');
  });

  it('say nothing where they add up, where one is not there, and where figures do not add up', () => {
    expect(tell([above(98), ...below])).toEqual([]);
    expect(tell([above(100), ...below.slice(1)])).toEqual([]);
    expect(tell([above(33), ...below], [], variables('persen'))).toEqual([]);
  });
});

describe('a series that is added up since January', () => {
  const month = (value: number, code: string, row: number) => figure(value, { period: period(code), row });
  const cumulative = variables('rupiah', 'cumulative');

  it('never falls within its year: 300 in April, 70 in May', () => {
    const told = tell(
      [month(300, '2024-04', 8), month(70, '2024-05', 9), month(310, '2024-06', 10)],
      [],
      cumulative,
    );
    expect(told).toMatchObject([{ code: 'cumulative-falls', row: 9, text: '70' }]);
    expect(told[0]?.message).toContain('sudah 300 pada 2024-04');
  });

  it('is held against what was accepted before, and begins anew in January', () => {
    const before = [month(300, '2024-12', 1)].map(accepted);
    expect(tell([month(20, '2025-01', 5)], before, cumulative)).toEqual([]);
    expect(
      codes(tell([month(20, '2024-12', 5)], [month(30, '2024-11', 1)].map(accepted), cumulative)),
    ).toEqual(['cumulative-falls']);
  });

  it('may fall where it is none', () => {
    expect(
      tell([month(300, '2024-04', 8), month(70, '2024-05', 9)], [], variables('rupiah', 'flow')),
    ).toEqual([]);
  });
});

describe('months', () => {
  const of = (...given: readonly string[]) =>
    given.map((code, i) => figure(100 + i, { period: period(code), row: 5 + i }));

  it('that stood before and are delivered no longer are named', () => {
    const told = doubtsOf({ delivered: of('2024-01', '2024-02'), accepted: [], closed: [period('2024-03')] });
    expect(codes(told)).toEqual(['periods-missing']);
    expect(told[0]?.message).toBe(
      'Angka periode 2024-03 ada di kiriman sebelumnya, tetapi tidak ada lagi di kiriman ini.',
    );
  });

  it('that are missing between others of their year are named, unless they were accepted before', () => {
    const told = tell(of('2024-01', '2024-02', '2024-04'));
    expect(told.map(({ message }) => message)).toEqual([
      'Angka periode 2024-03 tidak ada, padahal periode sebelum dan sesudahnya ada.',
    ]);
    expect(tell(of('2024-01', '2024-02', '2024-04'), of('2024-03').map(accepted))).toEqual([]);
    expect(tell(of('2024-01', '2024-12'))).toEqual([]);
  });

  it('are no hole where rows are records: there they are 0', () => {
    const records = { records: { measures: [{ variable: 'ukuran_1', by: 'count' as const }] } };
    expect(tell(of('2024-01', '2024-02', '2024-04'), [], records)).toEqual([]);
  });
});

describe('a total that is both levels together', () => {
  const entry = dataset([
    { heading: 'Wilayah', type: 'area', level: ['kecamatan', 'kelurahan'] },
    { heading: 'Tahun', type: 'year' },
    { heading: 'Balita', type: 'number', variable: 'balita' },
  ]);
  const rows = [
    ['Kec. Cilegon', 2024, 60],
    ['Kel. Bagendung', 2024, 60],
    ['Kec. Cibeber', 2024, 40],
    ['Kel. Kedaleman', 2024, 40],
  ];
  const total = (value: number) => [{ row: 6, reason: 'total' as const, cells: ['Jumlah', null, value] }];

  it('is held: 200 is neither the kecamatan nor the kelurahan, and 100 is both', () => {
    const heads = ['Wilayah', 'Tahun', 'Balita'];
    expect(run(entry, heads, rows, { aside: total(200) }).codes).toEqual(['total-mismatch']);
    expect(run(entry, heads, rows, { aside: total(100) }).codes).toEqual([]);
  });
});
