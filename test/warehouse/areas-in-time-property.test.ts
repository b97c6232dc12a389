import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Area, AreaLife } from '../../model/area.js';
import { type Fact, type Formulas, smallAreas, smallCity } from './small-city.js';

const kelurahan = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'];
const kecamatan = ['36.72.01', '36.72.02'];
const periods = ['2023', '2024', '2025', '2025-03', '2025-11'];
const variables = { lahir: 'flow', warga: 'stock', rapor: 'cumulative' } as const;
const names = Object.keys(variables);
const formulas = (areas: readonly Area[]): Formulas => ({
  variables,
  areas,
  indicators: [
    ...names.map((code) => ({
      code,
      frequency: ['yearly' as const, 'monthly' as const],
      formula: { type: 'sum' as const, of: code },
    })),
    { code: 'rata', formula: { type: 'sum', of: { variable: 'warga', areas: 'mean' } } },
    { code: 'rasio', formula: { type: 'share', of: 'lahir', per: 'warga' } },
    { code: 'tumbuh', formula: { type: 'growth', of: 'lahir' } },
  ],
});

const fact = fc.record<Fact>({
  variable: fc.constantFrom(...names),
  area: fc.constantFrom(...kelurahan, ...kecamatan),
  period: fc.constantFrom(...periods),
  value: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 99 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
});
const facts = fc.uniqueArray(fact, {
  minLength: 3,
  maxLength: 25,
  selector: ({ variable, area, period }) => [variable, area, period].join(),
});

const life = (
  from: string | null,
  until: string | null,
  parent: string,
  successors: readonly string[] = [],
): AreaLife => {
  return { from, until, parent, successors: [...successors] };
};
const born = (number: number, parent: string): Area => {
  const code = `${parent}.20${String(number).padStart(2, '0')}`;
  return {
    code,
    bps: null,
    level: 'kelurahan',
    name: `Baru ${number}`,
    parent,
    spellings: [],
    lives: [life('2026-01-01', null, parent)],
  };
};
/** What can happen to the list of areas on the first day of 2026. */
const changes: Readonly<Record<string, (place: number) => readonly Area[]>> = {
  added: (place) => [...smallAreas, born(1, kecamatan[place % 2] ?? '')],
  merged: () => {
    const next = born(2, '36.72.01');
    return [...smallAreas.map((area) => ended(area, kelurahan.slice(0, 2), [next.code])), next];
  },
  split: (place) => {
    const parent = kelurahan[place % 3]?.slice(0, 8) ?? '';
    const [one, two] = [born(3, parent), born(4, parent)];
    return [
      ...smallAreas.map((area) => ended(area, [kelurahan[place % 3] ?? ''], [one.code, two.code])),
      one,
      two,
    ];
  },
  moved: (place) =>
    smallAreas.map((area) => {
      if (area.code !== kelurahan[place % 3]) return area;
      const [from = '', to = ''] = area.parent === kecamatan[0] ? kecamatan : [...kecamatan].reverse();
      return { ...area, parent: to, lives: [life(null, '2025-12-31', from), life('2026-01-01', null, to)] };
    }),
};

function ended(area: Area, codes: readonly string[], successors: readonly string[]): Area {
  if (!codes.includes(area.code)) return area;
  return { ...area, lives: [life(null, '2025-12-31', area.parent ?? '', successors)] };
}

const place = await smallCity(formulas(smallAreas));
const standing = async () => {
  const { rows } = await place.warehouse.knex.raw(
    `select i.code, a.code as area, p.code as period, v.value, v.coverage, v.partial, v.recorded_at
     from mart.indicator_value v join ref.indicator i using (city_id, indicator_id) join ref.area a using (city_id, area_id)
     join ref.period p using (period_id) where v.superseded_at is null order by 1, 2, 3`,
  );
  return rows;
};

it('whatever happens to the areas in 2026 changes no value of before', async () => {
  await fc.assert(
    fc.asyncProperty(
      facts,
      fc.constantFrom(...Object.keys(changes)),
      fc.nat(5),
      async (given, kind, which) => {
        await place.warehouse.knex.raw('truncate core.observation, mart.indicator_value');
        await place.load(formulas(smallAreas));
        await place.record(given);
        await place.publish();
        const before = await standing();
        await place.load(formulas(changes[kind]?.(which) ?? smallAreas));
        await place.publish();
        expect(await standing()).toEqual(before);
      },
    ),
    { numRuns: 6 },
  );
}, 120_000);
