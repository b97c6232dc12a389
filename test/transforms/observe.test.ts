import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gathering } from '../../transforms/gathering.js';
import { dataset, period, run } from './given.js';

const tahun = { heading: 'Tahun', type: 'year' };
const kecamatan = { heading: 'Kecamatan', type: 'area', level: 'kecamatan' };

describe('a fact', () => {
  it('keeps its cell, and the text as typed where the value does not print it', () => {
    const entry = dataset([
      kecamatan,
      tahun,
      { heading: 'A', type: 'number', variable: 'a' },
      { heading: 'B', type: 'number', variable: 'b' },
    ]);
    const { observations } = run(
      entry,
      ['Kecamatan', 'Tahun', 'A', 'B'],
      [
        ['Cibeber', 2024, '1.234,5 r', '7'],
        ['Cilegon', 2024, 8.5, '+7'],
      ],
    );
    expect(observations).toMatchObject([
      {
        variable: 'a',
        value: 1234.5,
        flag: 'revised',
        row: 2,
        col: 3,
        sheet: 1,
        rawText: '1.234,5 r',
        sourceRows: 1,
      },
      { variable: 'b', value: 7, flag: null, rawText: null },
      { variable: 'a', value: 8.5, rawText: null },
      { variable: 'b', value: 7, rawText: '+7' },
    ]);
  });

  it('keeps the stored share of a percent cell as its text', () => {
    const entry = dataset([kecamatan, tahun, { heading: 'A', type: 'number', variable: 'a' }], {
      variables: { a: { title: 'a', unit: 'persen' } },
    });
    const { observations } = run(
      entry,
      ['Kecamatan', 'Tahun', 'A'],
      [['Cibeber', 2024, { kind: 'number', value: 0.0465, format: '0.00%' }]],
    );
    expect(observations).toMatchObject([{ value: 4.65, rawText: '0.0465' }]);
  });

  it('is not made of a column that serves only rules', () => {
    const entry = dataset([kecamatan, tahun, { heading: 'A', type: 'number' }]);
    expect(run(entry, ['Kecamatan', 'Tahun', 'A'], [['Cibeber', 2024, 1]]).observations).toEqual([]);
  });

  it('has the breakdown that its column is fixed to', () => {
    const entry = dataset([
      kecamatan,
      tahun,
      { heading: 'L', type: 'number', variable: 'a', breakdown: { jenis_kelamin: 'L' } },
    ]);
    expect(run(entry, ['Kecamatan', 'Tahun', 'L'], [['Cibeber', 2024, 1]]).observations).toMatchObject([
      { breakdown: 'jenis_kelamin=L' },
    ]);
  });
});

describe('records, one a row', () => {
  const columns = [
    kecamatan,
    { heading: 'NIK', type: 'text', personal: true },
    { heading: 'JK', type: 'choice', breakdown: 'jenis_kelamin' },
    { heading: 'Tepat', type: 'choice', choices: { ya: ['Ya'], tidak: ['Tidak'] } },
    { heading: 'Lama', type: 'number', optional_cells: true },
  ];
  const measures = [
    { variable: 'n', by: 'count' },
    { variable: 'tepat', by: 'count', where: { tepat: 'ya' } },
    { variable: 'lama', by: 'sum', of: 'lama' },
    { variable: 'rata', by: 'mean', of: 'lama', where: { tepat: ['ya', 'tidak'] } },
    { variable: 'tercepat', by: 'min', of: 'lama' },
    { variable: 'terlama', by: 'max', of: 'lama' },
    { variable: 'orang', by: 'distinct', of: 'nik' },
  ];
  const entry = dataset(columns, { records: { measures }, period: { from: ['request'] } });
  const heads = ['Kecamatan', 'NIK', 'JK', 'Tepat', 'Lama'];
  const rows = [
    ['Cibeber', '1', 'Pria', 'Ya', 2],
    ['Cibeber', '1', 'Pria', 'Tidak', 5],
    ['Cibeber', '2', 'Pria', 'Tidak', null],
    ['Cilegon', '3', 'Wanita', 'Tidak', null],
  ];
  const { observations, codes } = run(entry, heads, rows, { context: { request: period('2024') } });
  const fact = (variable: string, area: string) =>
    observations.find((each) => each.variable === variable && each.area === area);

  it('become one fact for each area, period and breakdown', () => {
    expect(codes).toEqual([]);
    expect(fact('n', '36.72.01')).toMatchObject({
      value: 3,
      breakdown: 'jenis_kelamin=L',
      period: 2024000,
      sourceRows: 3,
      row: 2,
      col: null,
    });
    expect(fact('tepat', '36.72.01')).toMatchObject({ value: 1, sourceRows: 1, row: 2 });
    expect(fact('lama', '36.72.01')).toMatchObject({ value: 7, sourceRows: 2, col: 5 });
    expect(fact('rata', '36.72.01')).toMatchObject({ value: 3.5 });
    expect(fact('tercepat', '36.72.01')).toMatchObject({ value: 2 });
    expect(fact('terlama', '36.72.01')).toMatchObject({ value: 5 });
    expect(fact('orang', '36.72.01')).toMatchObject({ value: 2, sourceRows: 3 });
  });

  it('count zero where none is of the kind, and have no mean of nothing', () => {
    expect(fact('tepat', '36.72.02')).toMatchObject({ value: 0, row: 5, sourceRows: 1 });
    expect(fact('lama', '36.72.02')).toMatchObject({ value: 0 });
    expect(fact('rata', '36.72.02')).toBeUndefined();
  });

  it('may be only counted', () => {
    const counted = dataset([kecamatan], {
      records: { measures: [{ variable: 'n', by: 'count' }] },
      period: { from: ['request'] },
    });
    const out = run(counted, ['Kecamatan'], [['Cibeber'], ['Cibeber']], {
      context: { request: period('2024') },
    });
    expect(out.observations).toMatchObject([{ variable: 'n', value: 2 }]);
    expect(run(counted, ['Kecamatan'], [['Cibeber']]).codes).toEqual(['no-period']);
  });
});

it('sums cents without losing any', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -99_999, max: 99_999 }), { maxLength: 500 }), (cents) => {
      const sum = gathering();
      for (const cent of cents) sum.number(1, 1, 1, cent / 100);
      const expected = cents.reduce((a, b) => a + b, 0) / 100;
      expect(sum.result('sum')?.value).toBeCloseTo(expected, 10);
    }),
  );
});
