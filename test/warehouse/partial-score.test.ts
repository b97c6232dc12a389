import { describe, expect, it } from 'vitest';
import type { FrameworkNode } from '../../model/framework.js';
import { readScores } from '../../warehouse/read-score.js';
import { type Fact, type Formulas, smallCity } from './small-city.js';

const city = '36.72';
const [east, west] = ['36.72.01', '36.72.02'];
const fact = (variable: string, area: string, period: string, value: number | null): Fact => {
  return { variable, area, period, value };
};
const months = (year: number, count: number) =>
  Array.from({ length: count }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);

describe('a value that lacks parts', async () => {
  const leaf = (code: string) => {
    return { code: `${code}-nilai`, title: code, indicator: code, scoring: { by: 'value' as const } };
  };
  const bands = [
    { from: 0, points: 1 },
    { from: 0.33, points: 2 },
    { from: 0.66, points: 3 },
    { from: 0.95, points: 4 },
  ];
  const quarters = (values: readonly (number | null)[]) =>
    values.map((value, i) => fact('kematian', city, `2024-Q${i + 1}`, value));
  const tree = (more: Partial<FrameworkNode> = {}, framework: object = {}) => ({
    code: 'kesehatan',
    ...framework,
    root: {
      code: 'akar',
      title: 'Akar',
      given: 'tim',
      children: [
        {
          ...leaf('kematian'),
          scoring: { by: 'bands' as const, target: 20 },
          direction: 'down' as const,
          weight: 3,
          ...more,
        },
        leaf('a'),
      ],
    },
    bands,
  });
  const formulas = (framework: ReturnType<typeof tree>): Formulas => ({
    variables: { kematian: 'flow', a: 'stock', tim: 'flow' },
    indicators: [
      { code: 'kematian', levels: ['city'], formula: { type: 'sum', of: 'kematian' } },
      { code: 'tim', levels: ['city'], formula: { type: 'sum', of: 'tim' } },
      {
        code: 'a',
        frequency: 'monthly',
        levels: ['city'],
        formula: { type: 'sum', of: 'a' },
      },
    ],
    frameworks: [framework],
  });
  const place = await smallCity(formulas(tree()));
  const root = async () => (await readScores(place.warehouse, { city, framework: 'kesehatan' })).root;

  it('earns no points, lowers the coverage above as if it were missing, and stays to be seen', async () => {
    await place.record(quarters([10, 10, 10, null]));
    await place.publish();
    expect(await place.value('kematian', city, '2024')).toEqual([30, 0.75]);
    expect(await place.score('kematian-nilai', city, '2024')).toEqual([null, 0.75]);
    expect(await place.score('akar', city, '2024')).toBeUndefined();
    await place.record(
      [east, west].flatMap((area) => months(2024, 8).map((month) => fact('a', area, month, 1))),
    );
    await place.publish();
    expect(await place.score('akar', city, '2024')).toEqual([2, 0.25]);
    const [leafNode] = (await root()).children;
    expect(leafNode).toMatchObject({ points: null, coverage: 0.75, partial: true, performance: null });
  });

  it('does not hide the whole month before it', async () => {
    await place.record([fact('a', east, '2024-09', 5)]);
    await place.publish();
    expect(await place.partial('a', city, '2024-09')).toBe(true);
    expect(await place.score('a-nilai', city, '2024')).toEqual([2, 1]);
  });

  it("is not taken for an assessor's points", async () => {
    await place.record([fact('tim', city, '2024-Q1', 1)]);
    await place.publish();
    expect(await place.score('akar', city, '2024')).toEqual([2, 0.25]);
  });

  it('is not scored by the least coverage of the whole framework', async () => {
    await place.load(formulas(tree({}, { minimum_coverage: 0.2 })));
    await place.publish();
    expect(await place.score('kematian-nilai', city, '2024')).toEqual([null, 0.75]);
  });

  it('is scored where its own node names a least coverage that it reaches, and still marked', async () => {
    await place.load(formulas(tree({ minimum_coverage: 0.7 })));
    await place.publish();
    expect(await place.score('kematian-nilai', city, '2024')).toEqual([3, 0.75]);
    expect(await place.score('akar', city, '2024')).toEqual([(3 * 3 + 2) / 4, 0.8125]);
    expect((await root()).children[0]).toMatchObject({ points: 3, partial: true });
    await place.load(formulas(tree({ minimum_coverage: 0.8 })));
    await place.publish();
    expect(await place.score('kematian-nilai', city, '2024')).toEqual([null, 0.75]);
    expect(await place.score('akar', city, '2024')).toEqual([2, 0.25]);
  });

  it('is scored as soon as the missing quarter comes', async () => {
    await place.record(quarters([10, 10, 10, 30]));
    await place.publish();
    expect(await place.score('kematian-nilai', city, '2024')).toEqual([2, 1]);
    expect((await root()).children[0]).toMatchObject({ points: 2, partial: false });
  });
});
