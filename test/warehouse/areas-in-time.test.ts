import { describe, expect, it } from 'vitest';
import type { Area, AreaLife } from '../../model/area.js';
import { explain } from '../../warehouse/explain.js';
import { type Fact, type Formulas, period, type SmallCity, smallAreas, smallCity } from './small-city.js';

const city = '36.72';
const [east, west] = ['36.72.01', '36.72.02'];
const [one, two, three] = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'];
const [four, five, six] = ['36.72.01.1004', '36.72.01.1005', '36.72.01.1006'];

const life = (more: Partial<AreaLife>): AreaLife => ({
  from: null,
  until: null,
  parent: east,
  successors: [],
  ...more,
});
const born = (code: string, name: string, from: string, parent = east): Area => {
  return {
    code,
    bps: null,
    level: 'kelurahan',
    name,
    parent,
    spellings: [],
    lives: [life({ from, parent })],
  };
};
/** The small city, some of its areas with a time of their own, and new ones. */
const areasWith = (
  lives: Readonly<Record<string, readonly AreaLife[]>>,
  added: readonly Area[] = [],
): Area[] => [
  ...smallAreas.map((area) => {
    const own = lives[area.code];
    return own === undefined ? area : { ...area, parent: own.at(-1)?.parent ?? null, lives: [...own] };
  }),
  ...added,
];

const variables = { lahir: 'flow', warga: 'stock' } as const;
const indicators: Formulas['indicators'] = [
  { code: 'kelahiran', frequency: ['yearly', 'monthly'], formula: { type: 'sum', of: 'lahir' } },
  { code: 'warga', formula: { type: 'sum', of: 'warga' } },
  { code: 'rasio', formula: { type: 'share', of: 'lahir', per: 'warga' } },
  { code: 'tumbuh', formula: { type: 'growth', of: 'lahir' } },
];
const cityOf = (areas: readonly Area[]) => smallCity({ variables, indicators, areas });
const fact = (area: string, time: string, value: number, variable = 'lahir'): Fact => {
  return { variable, area, period: time, value };
};
const year = (time: string, values: Readonly<Record<string, number>>, variable = 'lahir'): Fact[] =>
  Object.entries(values).map(([area, value]) => fact(area, time, value, variable));

async function standing({ warehouse }: SmallCity, before = '9999'): Promise<readonly unknown[]> {
  const { rows } = await warehouse.knex.raw(
    `select i.code, a.code as area, p.code as period, v.value, v.coverage, v.partial, v.recorded_at
     from mart.indicator_value v join ref.indicator i using (city_id, indicator_id) join ref.area a using (city_id, area_id)
     join ref.period p using (period_id) where v.superseded_at is null and p.code < ? order by 1, 2, 3`,
    [before],
  );
  return rows;
}

describe('kelurahan that merged', async () => {
  const merged = areasWith(
    {
      [one]: [life({ until: '2024-12-31', successors: [four] })],
      [two]: [life({ until: '2024-12-31', successors: [four] })],
    },
    [born(four, 'Empat', '2025-01-01')],
  );
  const place = await cityOf(smallAreas);
  await place.record(year('2023', { [one]: 50, [two]: 40, [three]: 60 }));
  await place.record(year('2024', { [one]: 60, [two]: 40, [three]: 50 }));
  await place.publish();
  const before = await standing(place);
  await place.load({ variables, indicators, areas: merged });
  await place.record(year('2025', { [four]: 120, [three]: 50 }));
  await place.publish();

  it('leave every figure of before as it was', async () => {
    expect(await standing(place, '2025')).toEqual(before);
    expect(await place.value('kelahiran', city, '2024')).toEqual([150, 1]);
  });

  // Worked by hand: 2025 is 120 + 50 over the two that live; the growth of a place compares the same ground.
  it.each([
    ['kelahiran', city, '2025', [170, 1]],
    ['kelahiran', east, '2025', [120, 1]],
    ['kelahiran', four, '2025', [120, 1]],
    ['kelahiran', one, '2024', [60, 1]],
    ['kelahiran', one, '2025', undefined],
    ['kelahiran', four, '2024', undefined],
    ['tumbuh', city, '2025', [(170 / 150 - 1) * 100, 1]],
    ['tumbuh', east, '2025', [20, 1]],
    ['tumbuh', four, '2025', [20, 1]],
    ['tumbuh', three, '2025', [0, 1]],
    ['tumbuh', one, '2024', [20, 1]],
  ])('%s of %s in %s is %j', async (indicator, area, time, expected) => {
    const found = await place.value(indicator, area, time);
    expect(found).toEqual(expected?.map((x) => expect.closeTo(x, 9)));
  });

  it('are named where a growth compares them as one', async () => {
    const { indicator } = await explain(place.warehouse, 'tumbuh', {
      city,
      area: four,
      period: period('2025'),
    });
    const [now, then] = indicator?.terms ?? [];
    expect(now).toMatchObject({ value: 120, successions: [] });
    expect(then).toMatchObject({
      value: 100,
      parts: 2,
      expected: 2,
      successions: ['Dua + Satu → Empat (2025-01-01)'],
    });
    expect(then?.facts.map((each) => each.areaName).sort()).toEqual(['Dua', 'Satu']);
  });

  it('count together or not at all', async () => {
    await place.record([{ ...fact(two, '2024', 0), value: null }]);
    await place.publish();
    expect(await place.value('tumbuh', four, '2025')).toBeUndefined();
    expect(await place.value('tumbuh', city, '2025')).toEqual([0, 0.333333]); // one of three then, one of two now
  });
});

describe('a kelurahan that moves to another kecamatan', async () => {
  const moved = areasWith({
    [two]: [life({ until: '2024-12-31' }), life({ from: '2025-01-01', parent: west })],
  });
  const place = await cityOf(smallAreas);
  await place.record(year('2024', { [one]: 60, [two]: 40, [three]: 50 }));
  await place.publish();
  const before = await standing(place);
  await place.load({ variables, indicators, areas: moved });
  await place.record(year('2025', { [one]: 66, [two]: 50, [three]: 50 }));
  await place.publish();

  it('leaves the kecamatan of before as they were', async () => {
    expect(await standing(place, '2025')).toEqual(before);
  });

  // 2024: east 60 + 40, west 50. 2025: east 66, west 50 + 50, and each is compared with its own ground of 2024.
  it.each([
    ['kelahiran', east, '2024', [100, 1]],
    ['kelahiran', west, '2024', [50, 1]],
    ['kelahiran', east, '2025', [66, 1]],
    ['kelahiran', west, '2025', [100, 1]],
    ['tumbuh', east, '2025', [10, 1]],
    ['tumbuh', west, '2025', [(100 / 90 - 1) * 100, 1]],
    ['tumbuh', city, '2025', [(166 / 150 - 1) * 100, 1]],
  ])('%s of %s in %s is %j', async (indicator, area, time, expected) => {
    expect(await place.value(indicator, area, time)).toEqual(expected.map((x) => expect.closeTo(x, 9)));
  });

  it('shows the kecamatan of the time in the view', async () => {
    const { rows } = await place.warehouse.knex.raw(
      'select period, parent_area from mart.observation where area_code = ? order by 1',
      [two],
    );
    expect(rows).toEqual([
      { period: '2024', parent_area: 'Timur' },
      { period: '2025', parent_area: 'Barat' },
    ]);
  });

  it('has no growth from figures of the whole kecamatan, which spoke of other ground', async () => {
    await place.record([
      ...year('2026', { [east]: 70 }),
      ...year('2022', { [east]: 90 }),
      ...year('2023', { [east]: 90 }),
    ]);
    await place.record(year('2025', { [one]: 66 }));
    await place.publish();
    expect(await place.value('tumbuh', east, '2023')).toEqual([0, 1]);
    expect(await place.value('tumbuh', east, '2024')).toEqual([expect.closeTo((100 / 90 - 1) * 100, 9), 1]);
  });
});

describe('a kelurahan that is split', async () => {
  const split = areasWith({ [one]: [life({ until: '2024-12-31', successors: [five, six] })] }, [
    born(five, 'Lima', '2025-01-01'),
    born(six, 'Enam', '2025-01-01'),
  ]);
  const place = await cityOf(split);
  await place.record(year('2024', { [one]: 60, [two]: 40, [three]: 50 }));
  await place.record(year('2025', { [five]: 30, [six]: 42, [two]: 40, [three]: 50 }));
  await place.record(year('2026', { [five]: 33, [six]: 42, [two]: 40, [three]: 50 }));
  await place.publish();

  // A part of what was has no figure of before; the whole has: 72 against 60.
  it.each([
    ['tumbuh', five, '2025', undefined],
    ['tumbuh', five, '2026', [10, 1]],
    ['tumbuh', east, '2025', [12, 1]],
    ['tumbuh', city, '2025', [8, 1]],
    ['kelahiran', east, '2024', [100, 1]],
    ['kelahiran', east, '2025', [112, 1]],
  ])('%s of %s in %s is %j', async (indicator, area, time, expected) => {
    const found = await place.value(indicator, area, time);
    expect(found).toEqual(expected?.map((x) => expect.closeTo(x, 9)));
  });
});

describe('a kelurahan that gives away a part and keeps its code', async () => {
  const shrunk = areasWith(
    { [one]: [life({ until: '2024-12-31', successors: [one, five] }), life({ from: '2025-01-01' })] },
    [born(five, 'Lima', '2025-01-01')],
  );
  const place = await cityOf(shrunk);
  await place.record(year('2024', { [one]: 60, [two]: 40, [three]: 50 }));
  await place.record(year('2025', { [one]: 30, [five]: 36, [two]: 40, [three]: 50 }));
  await place.publish();

  it.each([
    ['tumbuh', one, '2025', undefined],
    ['tumbuh', two, '2025', [0, 1]],
    ['tumbuh', east, '2025', [6, 1]],
    ['kelahiran', one, '2025', [30, 1]],
  ])('%s of %s in %s is %j', async (indicator, area, time, expected) => {
    const found = await place.value(indicator, area, time);
    expect(found).toEqual(expected?.map((x) => expect.closeTo(x, 9)));
  });
});

describe('areas that change within a year', async () => {
  const july = areasWith(
    {
      [one]: [life({ until: '2025-06-30', successors: [four] })],
      [two]: [life({ until: '2025-06-30', successors: [four] })],
    },
    [born(four, 'Empat', '2025-07-01')],
  );
  const months = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => `2025-${String(first + i).padStart(2, '0')}`);
  const place = await cityOf(july);
  await place.record(
    months(1, 6).flatMap((month) => [fact(one, month, 1), fact(two, month, 2), fact(three, month, 3)]),
  );
  await place.record(months(7, 12).flatMap((month) => [fact(four, month, 4), fact(three, month, 3)]));
  await place.record([...year('2025-03', { [one]: 100, [two]: 200, [three]: 300 }, 'warga')]);
  await place.publish();

  // Half a year of 1 + 2 and half a year of 4, and 12 × 3; every figure of what lived in its month is there.
  it.each([
    ['kelahiran', city, '2025', [6 * 3 + 6 * 4 + 12 * 3, 1]],
    ['kelahiran', east, '2025', [6 * 3 + 6 * 4, 1]],
    ['kelahiran', four, '2025', [24, 1]],
    ['kelahiran', city, '2025-06', [6, 1]],
    ['kelahiran', city, '2025-07', [7, 1]],
    // The stock of the year is that of March, when the old ones stood.
    ['warga', city, '2025', [600, 1]],
  ])('%s of %s in %s is %j', async (indicator, area, time, expected) => {
    expect(await place.value(indicator, area, time)).toEqual(expected);
    expect(await place.partial(indicator, area, time)).toBe(false);
  });

  it('lack what did not come of those that lived then', async () => {
    await place.record([{ ...fact(four, '2025-12', 0), value: null }]);
    await place.publish();
    expect(await place.value('kelahiran', city, '2025')).toEqual([74, expect.closeTo(29 / 30, 6)]);
    expect(await place.partial('kelahiran', city, '2025')).toBe(true);
  });

  it('are counted as they stand when the latest stock is told', async () => {
    await place.record(year('2025-09', { [four]: 310, [three]: 300 }, 'warga'));
    await place.publish();
    expect(await place.value('warga', city, '2025')).toEqual([610, 1]);
  });
});

describe('an area that is taken out of the list, or put in', async () => {
  const place = await cityOf(smallAreas);
  await place.record(year('2024', { [one]: 60, [two]: 40, [three]: 50 }));
  await place.publish();
  const before = await standing(place);

  it('lived until then where a figure names it', async () => {
    await place.load({ variables, indicators, areas: smallAreas.filter(({ code }) => code !== two) });
    await place.publish();
    expect(await standing(place)).toEqual(before);
  });

  it('never was where none does', async () => {
    await place.load({
      variables,
      indicators,
      areas: [...smallAreas, { ...born(five, 'Lima', ''), lives: undefined }],
    });
    await place.publish();
    expect(await place.value('kelahiran', city, '2024')).toEqual([150, 0.75]);
    await place.load({ variables, indicators, areas: smallAreas });
    await place.publish();
    expect(await place.value('kelahiran', city, '2024')).toEqual([150, 1]);
  });
});
