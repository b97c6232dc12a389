import { describe, expect, it } from 'vitest';
import type { FrameworkNode } from '../../model/framework.js';
import { type Fact, type Formulas, smallCity } from './small-city.js';

const city = '36.72';
const u4ssc = [
  { from: 0, points: 1 },
  { from: 0.33, points: 2 },
  { from: 0.66, points: 3 },
  { from: 0.95, points: 4 },
];
const names = ['a', 'b', 'c', 'd', 'e', 'nilai-tim'];
const variables = Object.fromEntries(names.map((name) => [name.replace('-', '_'), 'stock' as const]));
const indicators: Formulas['indicators'] = names.map((code) => {
  return { code, levels: ['city'], formula: { type: 'value', of: code.replace('-', '_') } };
});
const leaf = (code: string, more: Partial<FrameworkNode>) => {
  return { code: `${code}-nilai`, title: code, indicator: code, scoring: { by: 'value' as const }, ...more };
};
const components = (code: string, weights: readonly number[]) => ({
  code,
  root: {
    code: `indeks-${code}`,
    title: 'Indeks',
    children: weights.map((weight, i) => ({
      ...leaf(names[i] ?? '', { weight }),
      code: `${code}-${names[i]}`,
    })),
  },
});
const facts = (period: string, values: readonly (number | null)[]): Fact[] =>
  values.map((value, i) => ({ variable: names[i] ?? '', area: city, period, value }));

const cityWith = (frameworks: NonNullable<Formulas['frameworks']>) =>
  smallCity({ variables, indicators, frameworks });

describe('the five-component index', async () => {
  const place = await cityWith([components('edisi-2024', [10, 20, 30, 20, 20])]);

  it('reproduces what was published for Kediri 2022 and Jambi 2024', async () => {
    await place.record(facts('2022', [3.6, 3.21, 3.23, 3.07, 3.65]));
    await place.record(facts('2024', [3.84, 3.18, 3.53, 3.63, 3.35]));
    await place.publish();
    const [kediri] = (await place.score('indeks-edisi-2024', city, '2022')) ?? [];
    const [jambi] = (await place.score('indeks-edisi-2024', city, '2024')) ?? [];
    expect(Math.abs((kediri ?? 0) - 3.31)).toBeLessThanOrEqual(0.005 + 1e-9);
    expect(Math.abs((jambi ?? 0) - 3.48)).toBeLessThanOrEqual(0.005 + 1e-9);
  });

  it('lowers the coverage for a missing component, and weighs the others as if they were all', async () => {
    await place.record(facts('2023', [3, 2, 4, null, null]));
    await place.publish();
    const score = await place.score('indeks-edisi-2024', city, '2023');
    expect(score).toEqual([(0.3 + 0.4 + 1.2) / 0.6, 0.6].map((x) => expect.closeTo(x, 9)));
    expect(await place.score('edisi-2024-d', city, '2023')).toBeUndefined();
  });

  it('computes the scores alone anew when the weights change', async () => {
    await place.load({ variables, indicators, frameworks: [components('edisi-2024', [10, 20, 30, 30, 10])] });
    expect(await place.publish()).toMatchObject({ indicators: { computed: 0 }, scores: { changed: 2 } });
    expect((await place.score('indeks-edisi-2024', city, '2022'))?.[0]).toBeCloseTo(3.257, 6);
  });

  it('closes the scores of a node and of a framework that are gone', async () => {
    await place.load({ variables, indicators, frameworks: [components('edisi-2024', [10, 20, 30, 30])] });
    await place.publish();
    expect(await place.score('edisi-2024-e', city, '2022')).toBeUndefined();
    await place.load({ variables, indicators, frameworks: [] });
    await place.publish();
    expect(await place.score('indeks-edisi-2024', city, '2022')).toBeUndefined();
    const { rows } = await place.warehouse.knex.raw(
      'select count(*) as n from mart.score where superseded_at is null',
    );
    expect(Number(rows[0].n)).toBe(0);
  });
});

describe('bands of U4SSC', async () => {
  const banded = (code: string, target: number, direction: 'up' | 'down' = 'up') =>
    leaf(code, { scoring: { by: 'bands', target }, direction });
  const place = await cityWith([
    {
      code: 'u4ssc',
      bands: u4ssc,
      root: {
        code: 'persen',
        title: 'Persen dari poin penuh',
        scale: 25,
        children: [banded('a', 100), banded('b', 100), banded('c', 100), banded('d', 10, 'down')],
      },
    },
  ]);
  const points = async (code: string, period: string) =>
    (await place.score(`${code}-nilai`, city, period))?.[0];

  it('gives 56.25 % for the points 1, 3, 4, 1 and 75 % for 3, 4, 2', async () => {
    await place.record([...facts('2020', [10, 70, 99, 100]), ...facts('2021', [70, 99, 40, null])]);
    await place.publish();
    expect(await place.score('persen', city, '2020')).toEqual([56.25, 1]);
    expect(await place.score('persen', city, '2021')).toEqual([75, 0.75]);
  });

  it('counts a bound to the higher band', async () => {
    await place.record(facts('2022', [33, 66, 95, 10]));
    await place.record(facts('2023', [32.99, 65.99, 94.99, 10.6]));
    await place.publish();
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((code) => points(code, '2022')))).toEqual([2, 3, 4, 4]);
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((code) => points(code, '2023')))).toEqual([1, 2, 3, 3]);
  });

  it('gives all points to 0 where less is better, and the fewest where more is', async () => {
    await place.record(facts('2024', [0, 0, 250, 0]));
    await place.publish();
    expect(await Promise.all(['a', 'c', 'd'].map((code) => points(code, '2024')))).toEqual([1, 4, 4]);
  });
});

describe('goalposts, means and assessors', async () => {
  const place = await cityWith([
    {
      code: 'campuran',
      minimum_coverage: 0.5,
      root: {
        code: 'akar',
        title: 'Akar',
        children: [
          {
            code: 'geometris',
            title: 'Geometris',
            mean: 'geometric',
            scale: 4,
            given: 'nilai-tim',
            children: [
              leaf('a', { scoring: { by: 'goalposts', min: 0, max: 50, log: false, top: 1, factor: 1 } }),
              leaf('b', { scoring: { by: 'goalposts', min: 0, max: 50, log: false, top: 1, factor: 1 } }),
              leaf('c', {
                direction: 'down',
                scoring: { by: 'goalposts', min: 0, max: 100, log: false, top: 1, factor: 1 },
              }),
            ],
          },
          leaf('d', { scoring: { by: 'goalposts', min: 1, max: 1000, log: true, top: 4, factor: 10 } }),
        ],
      },
    },
  ]);

  it('holds points within the goalposts and turns them where less is better', async () => {
    await place.record(facts('2020', [60, 25, 50, 10]));
    await place.publish();
    expect((await place.score('a-nilai', city, '2020'))?.[0]).toBe(1);
    expect((await place.score('c-nilai', city, '2020'))?.[0]).toBe(0.5);
    expect((await place.score('d-nilai', city, '2020'))?.[0]).toBeCloseTo(8 / 3, 9);
    expect((await place.score('geometris', city, '2020'))?.[0]).toBeCloseTo(4 * 0.25 ** (1 / 3), 9);
  });

  it('makes a geometric mean 0 by one 0', async () => {
    await place.record(facts('2021', [-5, 25, 50, 0]));
    await place.publish();
    expect((await place.score('geometris', city, '2021'))?.[0]).toBe(0);
    expect((await place.score('d-nilai', city, '2021'))?.[0]).toBe(0);
  });

  it('has no points below the least coverage, tells its coverage, and lends none to the node above', async () => {
    await place.record(facts('2022', [10, null, null, null]));
    await place.publish();
    expect(await place.score('geometris', city, '2022')).toEqual([null, 0.333333]);
    expect(await place.score('akar', city, '2022')).toBeUndefined();
  });

  it("puts an assessor's points in the place of the children", async () => {
    await place.record([{ variable: 'nilai_tim', area: city, period: '2022', value: 2.75 }]);
    await place.publish();
    expect(await place.score('geometris', city, '2022')).toEqual([2.75, 1]);
    expect(await place.score('akar', city, '2022')).toEqual([2.75, 0.5]);
    const { rows } = await place.warehouse.knex.raw(
      'select n.code from mart.score s join ref.node n using (city_id, node_id) where given and superseded_at is null',
    );
    expect(rows).toEqual([{ code: 'geometris' }]);
  });
});

describe('a yearly framework over monthly indicators', async () => {
  const place = await smallCity({
    variables: { a: 'stock' },
    indicators: [{ code: 'a', frequency: 'monthly', levels: ['city'], formula: { type: 'value', of: 'a' } }],
    frameworks: [{ code: 'f', root: leaf('a', {}) }],
  });

  it('takes the latest month that has a value', async () => {
    await place.record([
      { variable: 'a', area: city, period: '2024-03', value: 3 },
      { variable: 'a', area: city, period: '2024-07', value: 7 },
    ]);
    await place.publish();
    expect(await place.score('a-nilai', city, '2024')).toEqual([7, 1]);
  });
});
