import { describe, expect, it } from 'vitest';
import type { FrameworkNode } from '../../model/framework.js';
import { explain } from '../../warehouse/explain.js';
import { readScores } from '../../warehouse/read-score.js';
import { type Fact, type Formulas, period, smallCity } from './small-city.js';

const city = '36.72';
const variables = { a: 'stock', b: 'stock', c: 'stock' } as const;
const indicators: Formulas['indicators'] = [
  { code: 'a', levels: ['city'], formula: { type: 'value', of: 'a' } },
  { code: 'b', levels: ['city'], formula: { type: 'value', of: 'b' } },
];
const leaf = (code: string, more: Partial<FrameworkNode> = {}): FrameworkNode => {
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
const bands = [
  { from: 0, points: 1 },
  { from: 0.9, points: 3 },
  { from: 1, points: 4 },
];
const framework = (children: readonly FrameworkNode[], more: object = {}) => ({
  code: 'kota',
  bands,
  ...more,
  root: { code: 'akar', title: 'Akar', children: [...children] },
});
const of = (...args: Parameters<typeof framework>): Formulas => ({
  variables,
  indicators,
  frameworks: [framework(...args)],
});
const facts = (values: Readonly<Record<string, readonly number[]>>): Fact[] =>
  Object.entries(values).flatMap(([time, [a = 0, b = 0]]) => [
    { variable: 'a', area: city, period: time, value: a },
    { variable: 'b', area: city, period: time, value: b },
  ]);
const target = (value: number | Record<string, number>) => ({
  scoring: { by: 'bands' as const, target: value },
});

describe('what holds for some periods', async () => {
  const place = await smallCity(of([leaf('a', target({ 2024: 80, 2025: 100 })), leaf('b')]));
  await place.record(facts({ 2023: [80, 2], 2024: [80, 2], 2025: [80, 2] }));
  await place.publish();
  const points = async (node: string, time: string) => (await place.score(node, city, time))?.[0];
  const standing = async (before: string) => {
    const { rows } = await place.warehouse.knex.raw(
      'select * from mart.score where superseded_at is null and period_id < ? order by node_id, period_id',
      [period(before)],
    );
    return rows;
  };

  // 80 of 80 is full, 80 of 100 is below 0.9; before 2024 there was no target to be held against.
  it('a target is that of the period', async () => {
    expect(await Promise.all(['2023', '2024', '2025'].map((time) => points('a', time)))).toEqual([
      null,
      4,
      1,
    ]);
    expect(await points('akar', '2024')).toBe(3);
  });

  it('a target of 2026 changes no score of before', async () => {
    const before = await standing('2026');
    await place.load(of([leaf('a', target({ 2024: 80, 2025: 100, 2026: 40 })), leaf('b')]));
    await place.record(facts({ 2026: [80, 2] }));
    await place.publish();
    expect(await standing('2026')).toEqual(before);
    expect(await points('a', '2026')).toBe(4);
  });

  it('a weight is that of the period, and a node stands only as long as it says', async () => {
    await place.load(
      of([
        leaf('a', { weight: { 2023: 1, 2025: 3 }, scoring: { by: 'value' } }),
        leaf('b', { until: '2024' }),
        leaf('b', {
          from: 2025,
          title: 'B baru',
          scoring: { by: 'goalposts', min: 0, max: 4, top: 8, log: false, factor: 1 },
        }),
      ]),
    );
    await place.publish();
    expect(await points('akar', '2024')).toBe((80 + 2) / 2);
    expect(await points('akar', '2025')).toBe((3 * 80 + 4) / 4);
    const tree = async (time: string) =>
      (await readScores(place.warehouse, { city, framework: 'kota', period: period(time) })).root.children;
    expect((await tree('2024')).map(({ title, weight }) => [title, weight])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect((await tree('2025')).map(({ title, weight }) => [title, weight])).toEqual([
      ['A', 3],
      ['B baru', 1],
    ]);
    const { rows } = await place.warehouse.knex.raw(
      "select period, title, weight from mart.score_tree where node = 'b' and period in ('2024', '2025') order by 1",
    );
    expect(rows).toEqual([
      { period: '2024', title: 'B', weight: '1' },
      { period: '2025', title: 'B baru', weight: '1' },
    ]);
  });

  it('a framework scores its own periods alone', async () => {
    await place.load(of([leaf('a'), leaf('b')], { from: 2024, until: '2025' }));
    await place.publish();
    expect(await Promise.all(['2023', '2024', '2025', '2026'].map((time) => points('akar', time)))).toEqual([
      undefined,
      41,
      41,
      undefined,
    ]);
  });
});

describe('what was published', async () => {
  const place = await smallCity(of([leaf('a', { weight: 3 }), leaf('b', target(2))]));
  const first = async () => {
    const { rows } = await place.warehouse.knex.raw('select max(recorded_at) as moment from mart.score');
    return rows[0].moment as Date;
  };
  await place.record(facts({ 2024: [4, 2] }));
  await place.publish();
  const then = await first();
  await place.load({
    variables,
    indicators: [
      { code: 'a', levels: ['city'], formula: { type: 'value', of: 'c' } },
      { code: 'b', levels: ['city'], formula: { type: 'value', of: 'b' } },
    ],
    frameworks: [framework([leaf('a', { weight: 1 }), leaf('b', target(4))], { label: 'Baru', decimals: 1 })],
  });
  await place.record([{ variable: 'c', area: city, period: '2024', value: 1 }]);
  await place.publish();
  const read = (asOf?: Date) =>
    readScores(place.warehouse, { city, framework: 'kota', period: period('2024'), asOf });

  it('is read with the weights, targets and decimals of that day, and adds up', async () => {
    const { root } = await read(then);
    expect(root).toMatchObject({ points: 4, shown: '4.00' });
    expect(root.children).toMatchObject([
      { weight: 3, points: 4, target: null },
      { weight: 1, points: 4, target: 2 },
    ]);
    const sum = root.children.reduce((total, { weight, points }) => total + weight * (points ?? 0), 0);
    expect(sum / 4).toBe(root.points);
  });

  it('is another now', async () => {
    const { root } = await read();
    expect(root).toMatchObject({ points: 1, shown: '1.0' });
    expect(root.children).toMatchObject([
      { weight: 1, points: 1 },
      { weight: 1, points: 1, target: 4, performance: 0.5 },
    ]);
  });

  it('is explained by the formula of that day', async () => {
    const ask = (asOf?: Date) =>
      explain(place.warehouse, 'akar', { city, framework: 'kota', period: period('2024'), asOf });
    const termsOf = ({ node }: Awaited<ReturnType<typeof ask>>) =>
      node?.children[0]?.source?.terms.map((each) => each.variable);
    expect(termsOf(await ask(then))).toEqual(['a']);
    expect(termsOf(await ask())).toEqual(['c']);
  });
});

describe('an indicator without points', async () => {
  const place = await smallCity({
    variables,
    indicators: [
      { code: 'rasio', levels: ['city'], formula: { type: 'share', of: 'a', per: ['b', 'c'] } },
      {
        code: 'bulanan',
        frequency: 'monthly',
        levels: ['city'],
        formula: { type: 'share', of: 'a', per: 'c' },
      },
      { code: 'kosong', levels: ['city'], formula: { type: 'value', of: 'c' } },
    ],
    frameworks: [
      {
        code: 'kota',
        bands,
        root: {
          code: 'akar',
          title: 'Akar',
          children: [leaf('rasio', target({ 2020: 50 })), leaf('bulanan'), leaf('kosong')],
        },
      },
    ],
  });
  await place.record([
    ...facts({ 2024: [4, 2] }),
    { variable: 'a', area: city, period: '2024-03', value: 1 },
    { variable: 'a', area: city, period: '2024-05', value: 1 },
  ]);
  await place.publish();

  it('is told with the terms that are missing and the target', async () => {
    const { node } = await explain(place.warehouse, 'akar', {
      city,
      framework: 'kota',
      period: period('2024'),
    });
    expect(node?.children).toMatchObject([
      { points: null, target: 50, source: { value: null, missing: ['c'], period: '2024' } },
      { points: null, source: { value: null, missing: ['c'], period: '2024-05' } },
      { points: null, source: { value: null, missing: ['c'] } },
    ]);
  });

  it('is told for the latest period of which anything is known', async () => {
    const { period: asked, indicator } = await explain(place.warehouse, 'bulanan', {
      city,
      framework: 'lain',
    });
    expect([asked.code, indicator?.missing]).toEqual(['2024-05', ['c']]);
  });
});
