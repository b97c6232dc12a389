import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { type Fact, type Formulas, smallCity } from './small-city.js';

const kelurahan = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'] as const;
const L = { jenis_kelamin: 'L' };
const P = { jenis_kelamin: 'P' };

/** A figure for each of the three kelurahan of 2024. */
function perKelurahan(
  variable: string,
  values: readonly number[],
  more: Partial<Fact> = {},
): readonly Fact[] {
  return values.map((value, i) => ({ variable, area: kelurahan[i] ?? '', period: '2024', value, ...more }));
}

const value = (code: string, variable: string) => ({
  code,
  formula: { type: 'value' as const, of: variable },
});

const formulas: Formulas = {
  variables: {
    penduduk: 'stock',
    persen: { unit: 'persen' },
    rata: { unit: 'persen', aggregation: 'mean' },
    tertimbang: { unit: 'persen', aggregation: { mean: 'penduduk' } },
    tertinggi: { unit: 'cm', aggregation: 'max' },
    terendah: { unit: 'cm', aggregation: 'min' },
    slof: { title: 'Rokok', unit: 'slof' },
    tpt: { unit: 'persen', title: 'Tingkat pengangguran' },
    tpt_tertimbang: { unit: 'persen', aggregation: { mean: 'angkatan_kerja' } },
    angkatan_kerja: 'stock',
    perempuan: 'stock',
    sepihak: 'stock',
    silang: 'stock',
    pendek: { unit: 'jiwa', parts: { umur: ['muda'] } },
    ya: { unit: 'ya/tidak' },
  },
  indicators: [
    ...[
      'persen',
      'rata',
      'tertimbang',
      'tertinggi',
      'terendah',
      'slof',
      'tpt',
      'tpt_tertimbang',
      'sepihak',
    ].map((name) => value(name.replace('_', '-'), name)),
    value('perempuan', 'perempuan'),
    value('silang', 'silang'),
    value('pendek', 'pendek'),
    { code: 'rata-tersurat', formula: { type: 'value', of: { variable: 'persen', areas: 'mean' } } },
    { code: 'ya', formula: { type: 'yes_share', of: 'ya' } },
  ],
};

describe('figures of areas and parts', async () => {
  const city = await smallCity(formulas);
  beforeAll(async () => {
    await city.record([
      ...perKelurahan('penduduk', [100, 100, 300]),
      ...perKelurahan('persen', [40, 50, 60]),
      ...perKelurahan('rata', [40, 50, 60]),
      ...perKelurahan('tertimbang', [40, 50, 60]),
      ...perKelurahan('tertinggi', [5, 9, 7]),
      ...perKelurahan('terendah', [5, 9, 7]),
      ...perKelurahan('slof', [1, 2, 3]),
      { variable: 'tpt', area: '36.72', period: '2024', value: 6, breakdown: L },
      { variable: 'tpt', area: '36.72', period: '2024', value: 8, breakdown: P },
      { variable: 'tpt_tertimbang', area: '36.72', period: '2024-03', value: 6, breakdown: L },
      { variable: 'tpt_tertimbang', area: '36.72', period: '2024-03', value: 8, breakdown: P },
      { variable: 'angkatan_kerja', area: '36.72', period: '2024', value: 300, breakdown: L },
      { variable: 'angkatan_kerja', area: '36.72', period: '2024', value: 100, breakdown: P },
      { variable: 'perempuan', area: '36.72', period: '2024', value: 30, breakdown: P },
      ...perKelurahan('sepihak', [10, 10, 10], { breakdown: L }),
      ...perKelurahan('sepihak', [12, 12], { breakdown: P }),
      ...[
        [L, 'muda', 1],
        [L, 'tua', 2],
        [P, 'muda', 4],
      ].map(([sex, umur, figure]) => ({
        variable: 'silang',
        area: '36.72',
        period: '2024',
        value: figure as number,
        breakdown: { ...(sex as typeof L), umur: umur as string },
      })),
      { variable: 'pendek', area: '36.72', period: '2024', value: 17, breakdown: { umur: 'muda' } },
      { variable: 'pendek', area: '36.72', period: '2024', value: 99, breakdown: { umur: 'tua' } },
      ...perKelurahan('ya', [1, 0, 1]),
      { variable: 'ya', area: '36.72', period: '2024', value: 1 },
      { variable: 'ya', area: '36.72.01', period: '2024', value: 1 },
      { variable: 'ya', area: '36.72.02', period: '2024', value: 1 },
    ]);
    await city.publish();
  });

  it.each<[what: string, indicator: string, expected: readonly [number, number] | undefined]>([
    ['a percent of kelurahan is none of the city', 'persen', undefined],
    ['a mean is the plain mean: (40 + 50 + 60) / 3', 'rata', [50, 1]],
    ['a mean by people: (40×100 + 50×100 + 60×300) / 500', 'tertimbang', [54, 1]],
    ['a term may ask for the plain mean of a percent', 'rata-tersurat', [50, 1]],
    ['the greatest of the greatest', 'tertinggi', [9, 1]],
    ['the least of the least', 'terendah', [5, 1]],
    ['what nobody knows to add up is not added', 'slof', undefined],
    ['6 % of men and 8 % of women are not 14 %', 'tpt', undefined],
    ['a figure told for women alone is not that of all', 'perempuan', undefined],
    ['a kelurahan with men alone has no total: 22 + 22 of two of three', 'sepihak', [44, 0.666667]],
    ['crossed parts of which one has no row are no whole', 'silang', undefined],
    ['declared parts are the whole, others are left out', 'pendek', [17, 1]],
    ['answers are counted over the areas of one level: 2 of 3 kelurahan', 'ya', [66.66666666666667, 1]],
  ])('%s', async (_, indicator, expected) => {
    expect(await city.value(indicator, '36.72', '2024')).toEqual(expected);
  });

  test('parts are weighed part by part, a month by the weights of its year: (6×300 + 8×100) / 400', async () => {
    expect(await city.value('tpt-tertimbang', '36.72', '2024')).toEqual([6.5, 1]);
  });

  test('a weight that is told anew changes what it weighs', async () => {
    await city.record([{ variable: 'penduduk', area: kelurahan[2], period: '2024', value: 0 }]);
    await city.publish();
    expect(await city.value('tertimbang', '36.72', '2024')).toEqual([45, 1]);
    await city.record([
      { variable: 'angkatan_kerja', area: '36.72', period: '2024', value: 100, breakdown: L },
    ]);
    await city.publish();
    expect(await city.value('tpt-tertimbang', '36.72', '2024')).toEqual([7, 1]);
  });

  test('a part that comes completes the whole', async () => {
    await city.record([
      { variable: 'silang', area: '36.72', period: '2024', value: 8, breakdown: { ...P, umur: 'tua' } },
    ]);
    await city.publish();
    expect(await city.value('silang', '36.72', '2024')).toEqual([15, 1]);
  });

  test('a rule that changed computes anew', async () => {
    const variables = {
      ...formulas.variables,
      slof: { title: 'Rokok', unit: 'slof', aggregation: 'sum' as const },
    };
    await city.load({ ...formulas, variables });
    await city.publish();
    expect(await city.value('slof', '36.72', '2024')).toEqual([6, 1]);
    expect(await city.value('persen', '36.72', '2024')).toBeUndefined();
  });
});

describe('time', async () => {
  const leaf = (code: string, indicator: string, more: object = {}) => ({
    code,
    title: code,
    indicator,
    scoring: { by: 'goalposts' as const, min: 0, max: 120, top: 4 },
    ...more,
  });
  const city = await smallCity({
    variables: {
      setoran: 'cumulative',
      laba: { unit: 'rupiah' },
      lahir: 'flow',
      suhu: { unit: '°C' },
      puncak: { unit: 'cm', aggregation: 'max' },
    },
    records: [{ variable: 'puncak', by: 'max', of: 'x' }],
    indicators: [
      {
        code: 'tumbuh',
        frequency: ['yearly', 'quarterly'],
        formula: { type: 'growth', of: 'setoran', over: 'previous' },
      },
      { code: 'tumbuh-laba', formula: { type: 'growth', of: 'laba', over: 'year' } },
      { code: 'lahir', frequency: 'monthly', formula: { type: 'sum', of: 'lahir' } },
      { code: 'suhu', frequency: 'monthly', direction: 'down', formula: { type: 'value', of: 'suhu' } },
      { code: 'tanpa-arah', frequency: 'yearly', direction: 'none', formula: { type: 'value', of: 'suhu' } },
      { code: 'puncak', formula: { type: 'value', of: 'puncak' } },
    ],
    frameworks: [
      {
        code: 'contoh',
        root: {
          code: 'akar',
          title: 'Akar',
          children: [leaf('lahir', 'lahir'), leaf('suhu', 'suhu'), leaf('tanpa-arah', 'tanpa-arah')],
        },
      },
    ],
  });
  const told = (variable: string, figures: Readonly<Record<string, number>>): readonly Fact[] =>
    Object.entries(figures).map(([period, figure]) => ({ variable, area: '36.72', period, value: figure }));

  beforeAll(async () => {
    await city.record([
      ...told('setoran', { '2024-Q3': 300, '2024-Q4': 400, '2025-Q1': 120, '2025-Q2': 250, '2026-Q1': 90 }),
      ...told('laba', { '2024': -50, '2025': 100, '2026': 150 }),
      ...told('lahir', { '2025-11': 12, '2025-12': 10 }),
      ...told('suhu', { '2025-11': 30, '2025-12': 60 }),
      ...told('puncak', { '2025-11': 90, '2025-12': 60 }),
    ]);
    await city.publish();
  });

  it.each<[what: string, indicator: string, period: string, expected: number | undefined]>([
    ['a first quarter is held against the last one: (120 − (400 − 300)) / 100', 'tumbuh', '2025-Q1', 20],
    ['a second quarter against the first: ((250 − 120) − 120) / 120', 'tumbuh', '2025-Q2', 100 / 12],
    ['a quarter before which none was told', 'tumbuh', '2026-Q1', undefined],
    ['a quarter whose year has no beginning', 'tumbuh', '2024-Q4', undefined],
    ['there is no growth from a loss', 'tumbuh-laba', '2025', undefined],
    ['from a profit there is', 'tumbuh-laba', '2026', 50],
    ['the greatest of a year is that of its months', 'puncak', '2025', 90],
  ])('%s', async (_, indicator, period, expected) => {
    const [found] = (await city.value(indicator, '36.72', period)) ?? [];
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(expected, 9);
  });

  test('a month of a flow is no year of it, and earns nothing', async () => {
    expect(await city.value('lahir', '36.72', '2025-12')).toEqual([10, 1]);
    expect(await city.score('lahir', '36.72', '2025')).toBeUndefined();
  });

  test('of what stands at a date the latest month is scored', async () => {
    expect(await city.score('suhu', '36.72', '2025')).toEqual([2, 1]);
  });

  test('an indicator of which neither more nor less is better earns nothing', async () => {
    expect(await city.value('tanpa-arah', '36.72', '2025')).toEqual([60, 1]);
    expect((await city.score('tanpa-arah', '36.72', '2025'))?.[0]).toBeNull();
  });
});

describe('a sum over areas', async () => {
  const rows = fc.sample(
    fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 3, maxLength: 3 }),
    20,
  );
  const names = rows.map((_, i) => `v${i}`);
  const city = await smallCity({
    variables: Object.fromEntries(names.map((name) => [name, 'stock' as const])),
    indicators: names.map((name) => value(name, name)),
  });

  test('is the sum over any partition of them', async () => {
    await city.record(rows.flatMap((values, i) => perKelurahan(names[i] ?? '', values)));
    await city.publish();
    for (const [i, values] of rows.entries()) {
      const read = async (area: string) =>
        (await city.value(names[i] ?? '', area, '2024'))?.[0] ?? Number.NaN;
      const whole = values.reduce((sum, each) => sum + each, 0);
      expect(await read('36.72')).toBe(whole);
      expect((await read('36.72.01')) + (await read('36.72.02'))).toBe(whole);
    }
  });
});
