import { describe, expect, it } from 'vitest';
import type { FrameworkNode } from '../../model/framework.js';
import { readScores } from '../../warehouse/read-score.js';
import { type Fact, smallCity } from './small-city.js';

const city = '36.72';
const fact = (variable: string, period: string, value: number): Fact => {
  return { variable, area: city, period, value };
};
const byValue = (code: string, more: Partial<FrameworkNode> = {}): FrameworkNode => {
  return {
    code,
    title: code.toUpperCase(),
    scale: 1,
    weight: 1,
    indicator: code,
    scoring: { by: 'value' },
    ...more,
  };
};
const colours = [
  { from: 0, colour: 'red' as const, label: 'Rendah' },
  { from: 2, colour: 'orange' as const, label: 'Sedang' },
  { from: 3, colour: 'green' as const, label: 'Baik' },
];

describe('points that stand on little', async () => {
  const months = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07'];
  const share = { type: 'share' as const, of: 'sakit', per: 'warga' };
  const place = await smallCity({
    variables: { a: 'stock', b: 'flow', sakit: 'flow', warga: 'flow' },
    indicators: [
      { code: 'a', levels: ['city'], formula: { type: 'value', of: 'a' } },
      { code: 'b', levels: ['city'], formula: { type: 'value', of: { variable: 'b', periods: 'mean' } } },
      { code: 'c', levels: ['city'], formula: share },
    ],
    frameworks: [
      {
        code: 'kota',
        provisional_below: 0.5,
        colours,
        root: {
          code: 'akar',
          title: 'Akar',
          children: [
            byValue('a', { weight: 3 }),
            byValue('b', { weight: 3, minimum_coverage: 0.5 }),
            byValue('c', { weight: 4 }),
          ],
        },
      },
    ],
  });
  const root = async () => (await readScores(place.warehouse, { city, framework: 'kota' })).root;

  it('stay, take no colour, and name what is missing, the weightiest gap first', async () => {
    await place.record([
      fact('a', '2024', 4),
      ...months.slice(0, 4).map((month) => fact('b', month, 3)),
      ...months.slice(0, 2).flatMap((month) => [fact('sakit', month, 2), fact('warga', month, 100)]),
    ]);
    await place.publish();
    expect(await place.score('b', city, '2024')).toEqual([null, 0.333333]);
    expect(await place.score('akar', city, '2024')).toEqual([expect.closeTo(20 / 7, 9), 0.366667]);
    const shown = await root();
    expect(shown).toMatchObject({ provisional: true, missing: ['C', 'B'], colour: null, shown: '2.86' });
    expect(shown.children).toMatchObject([
      { points: 4, provisional: false, missing: [], colour: 'green' },
      { points: null, provisional: false, colour: null },
      { points: 2, coverage: 0.166667, provisional: true, missing: [], colour: null },
    ]);
  });

  it('say so in the view as well', async () => {
    const { rows } = await place.warehouse.knex.raw(
      "select node, provisional, missing, colour from mart.score_tree where area_code = '36.72' order by position",
    );
    expect(rows).toEqual([
      { node: 'akar', provisional: true, missing: 'C; B', colour: null },
      { node: 'a', provisional: false, missing: null, colour: 'green' },
      { node: 'b', provisional: false, missing: null, colour: null },
      { node: 'c', provisional: true, missing: null, colour: null },
    ]);
  });

  it('are the points of the year as soon as half of it is told', async () => {
    await place.record(
      months.slice(2).flatMap((month) => [fact('sakit', month, 2), fact('warga', month, 100)]),
    );
    await place.record(months.slice(4).map((month) => fact('b', month, 3)));
    await place.publish();
    expect(await root()).toMatchObject({
      coverage: 0.708333,
      provisional: false,
      missing: [],
      colour: 'orange',
    });
    expect((await root()).children[2]).toMatchObject({ points: 2, provisional: false, colour: 'orange' });
  });
});

describe('points as they are shown', async () => {
  const place = await smallCity({
    variables: { a: 'stock', b: 'stock' },
    indicators: ['a', 'b'].map((code) => ({ code, levels: ['city'], formula: { type: 'value', of: code } })),
    frameworks: [
      {
        code: 'kota',
        colours,
        root: {
          code: 'akar',
          title: 'Akar',
          children: [
            byValue('a', { scoring: { by: 'goalposts', min: 0, max: 4, top: 4, log: false, factor: 1 } }),
            byValue('b', { scoring: { by: 'goalposts', min: 0, max: 3, top: 4, log: false, factor: 1 } }),
          ],
        },
      },
    ],
  });

  // Worked by hand: [value of a, its points as shown, their colour].
  const cases = [
    ['2019', 2.996, '3.00', 'green'],
    ['2020', 2.9949, '2.99', 'orange'],
    ['2021', 2.995, '3.00', 'green'],
    ['2022', 1.995, '2.00', 'orange'],
    ['2023', 1.9949, '1.99', 'red'],
  ] as const;
  it.each(cases)(
    'in %s %d is shown as %s and coloured %s, in the tree and in the view',
    async (period, value, shown, colour) => {
      await place.record([fact('a', period, value), fact('b', period, 3)]);
      await place.publish();
      const query = { city, framework: 'kota', period: Number(period) * 1000 };
      const [leaf] = (await readScores(place.warehouse, query)).root.children;
      expect(leaf).toMatchObject({ shown, colour });
      const { rows } = await place.warehouse.knex.raw(
        "select points, colour from mart.score_tree where node = 'a' and period = ?",
        [period],
      );
      expect(rows).toEqual([{ points: shown, colour }]);
    },
  );
});
