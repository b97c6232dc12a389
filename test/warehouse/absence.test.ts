import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../model/absence.js';
import { explain } from '../../warehouse/explain.js';
import { page } from '../docs/pages.js';
import { type Fact, period, smallCity, wholeCity } from './small-city.js';

const city = '36.72';
const [east, west] = ['36.72.01', '36.72.02'];
const [one, two, three] = ['36.72.01.1001', '36.72.01.1002', '36.72.02.1001'];
const fact = (variable: string, area: string, time: string, value: number, jenis_kelamin?: string): Fact => {
  const breakdown = jenis_kelamin === undefined ? {} : { breakdown: { jenis_kelamin } };
  return { variable, area, period: time, value, ...breakdown };
};
const months = (year: number) =>
  Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
const nihil = (time: string, area = city): Absence => {
  const cell = { sheet: 1, row: 4, col: 2, text: 'NIHIL' };
  return { period: period(time), area, level: 'kelurahan', cell };
};

describe('a period that a delivery of records covers', async () => {
  const place = await smallCity({
    variables: { permohonan: 'flow', tepat: 'flow', penduduk: 'stock' },
    records: ['permohonan', 'tepat'],
    indicators: [
      { code: 'permohonan', frequency: ['monthly', 'yearly'], formula: { type: 'sum', of: 'permohonan' } },
      {
        code: 'perempuan',
        frequency: ['monthly', 'yearly'],
        formula: {
          type: 'share',
          of: { variable: 'permohonan', breakdown: { jenis_kelamin: 'P' } },
          per: 'permohonan',
        },
      },
      {
        code: 'tepat',
        frequency: ['monthly', 'yearly'],
        formula: { type: 'share', of: 'tepat', per: 'permohonan' },
      },
    ],
  });

  // Worked by hand: Satu 6 of 10 women, Dua 0 of 4, Tiga no record at all. 6 of 14, never 6 of 10.
  it('keeps an area with 0 of 4 on both sides of a share', async () => {
    await place.record(
      [
        fact('permohonan', one, '2024-01', 4, 'L'),
        fact('permohonan', one, '2024-01', 6, 'P'),
        fact('permohonan', two, '2024-01', 4, 'L'),
      ],
      wholeCity('2024-01'),
    );
    await place.publish();
    expect(await place.value('perempuan', city, '2024-01')).toEqual(
      [42.857143, 1].map((n) => expect.closeTo(n, 4)),
    );
    expect(await place.value('perempuan', two, '2024-01')).toEqual([0, 1]);
    expect(await place.value('permohonan', west, '2024-01')).toEqual([0, 1]);
    expect(await place.value('permohonan', three, '2024-01')).toEqual([0, 1]);
    expect(await place.value('perempuan', three, '2024-01')).toBeUndefined();
  });

  it('leaves it out where a row was returned, and says so by its coverage', async () => {
    await place.record([
      fact('permohonan', one, '2024-02', 4, 'L'),
      fact('permohonan', one, '2024-02', 6, 'P'),
      fact('permohonan', two, '2024-02', 4, 'L'),
    ]);
    await place.publish();
    expect(await place.value('perempuan', city, '2024-02')).toEqual([60, 0.333333]);
    const told = page('docs/scores.md');
    expect(told).toContain('| share of women, covered | 60 % | 0 % | | 6 of 14 = 42.86 %, coverage 1 |');
    expect(told).toContain('| share of women, a row returned | 60 % | | | 6 of 10 = 60 %, coverage 0.33 |');
  });

  // Eleven months of 1, and March without any: 11 for the year, whole.
  it('counts a month without a record as none', async () => {
    const told = months(2023).filter((month) => month !== '2023-03');
    await place.record(
      told.map((month) => fact('permohonan', one, month, 1, 'P')),
      wholeCity(...months(2023)),
    );
    await place.publish();
    expect(await place.value('permohonan', city, '2023')).toEqual([11, 1]);
    expect(await place.partial('permohonan', city, '2023')).toBe(false);
    expect(await place.value('permohonan', city, '2023-03')).toEqual([0, 1]);
    expect(await place.value('permohonan', east, '2023-03')).toEqual([0, 1]);
  });

  it('is published for every area when nothing but NIHIL was delivered, and no longer when that is taken back', async () => {
    await place.record(
      [fact('permohonan', city, '2022-02', 0), fact('tepat', city, '2022-02', 0)],
      [nihil('2022-02')],
    );
    await place.publish();
    for (const area of [city, east, three])
      expect(await place.value('permohonan', area, '2022-02')).toEqual([0, 1]);
    expect(await place.value('tepat', city, '2022-02')).toBeUndefined();
    await place.warehouse.knex.raw(
      `select core.commit_absence(1::smallint, dataset_id, 1, array[${period('2022-02')}], 'period', '[]') from ref.dataset`,
    );
    await place.publish();
    expect(await place.value('permohonan', three, '2022-02')).toBeUndefined();
    expect(await place.value('permohonan', city, '2022-02')).toEqual([0, 1]);
  });

  it('says nothing of areas outside the one that said NIHIL', async () => {
    await place.record([fact('permohonan', one, '2021-05', 2, 'L')], [nihil('2021-05', two)]);
    await place.publish();
    expect(await place.value('permohonan', east, '2021-05')).toEqual([2, 1]);
    expect(await place.value('permohonan', city, '2021-05')).toEqual([2, 0.666667]);
    expect(await place.partial('permohonan', city, '2021-05')).toBe(true);
  });

  it('stays as it was known on a day before', async () => {
    const before = await place.record([fact('permohonan', one, '2020-06', 5, 'L')], []);
    await place.record([], wholeCity('2020-06'));
    await place.publish();
    const asked = { city, area: city, period: period('2020-06') };
    const now = await explain(place.warehouse, 'permohonan', asked);
    expect(now.indicator?.terms[0]).toMatchObject({ parts: 3, expected: 3, count: 3 });
    const then = await explain(place.warehouse, 'permohonan', {
      ...asked,
      asOf: new Date(before.getTime() + 1),
    });
    expect(then.indicator?.terms[0]).toMatchObject({ parts: 1, expected: 3, count: 1 });
  });

  it('is named by its delivery where a figure is explained, after the records', async () => {
    const { indicator } = await explain(place.warehouse, 'permohonan', {
      city,
      area: city,
      period: period('2024-01'),
    });
    const facts = indicator?.terms[0]?.facts ?? [];
    expect(facts.map(({ areaName, value, sourceRows, cell }) => [areaName, value, sourceRows, cell])).toEqual(
      [
        ['Satu', 6, 1, 'C3'],
        ['Satu', 4, 1, 'C2'],
        ['Dua', 4, 1, 'C4'],
        ['Tiga', 0, 0, 'no record'],
      ],
    );
    expect(facts.at(-1)).toMatchObject({ fileName: 'contoh.xlsx', opd: 'Dinas Contoh' });
  });

  it('fulfils what is owed', async () => {
    const { rows } = await place.warehouse.knex.raw(
      `select period, state from mart.obligation where period in ('2022-02', '2023-03', '2022-03') order by period`,
    );
    expect(rows).toEqual([
      { period: '2022-02', state: 'accepted' },
      { period: '2022-03', state: 'late' },
      { period: '2023-03', state: 'accepted' },
    ]);
  });
});

describe('a zero record', async () => {
  const place = await smallCity({
    variables: { kejadian: 'flow' },
    records: ['kejadian'],
    indicators: [
      { code: 'kejadian', frequency: ['monthly', 'yearly'], formula: { type: 'sum', of: 'kejadian' } },
    ],
  });

  it('never lowers coverage, whatever areas and months told something', async () => {
    let year = 2000;
    const told = fc.uniqueArray(fc.tuple(fc.constantFrom(one, two, three), fc.integer({ min: 0, max: 11 })), {
      maxLength: 12,
      selector: ([area, month]) => `${area} ${month}`,
    });
    await fc.assert(
      fc.asyncProperty(
        told,
        fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }),
        async (some, none) => {
          const of = months(++year);
          const month = (i: number) => of[i] ?? '';
          await place.record(
            some.map(([area, i]) => fact('kejadian', area, month(i), 1)),
            [],
          );
          await place.publish();
          const before = (await place.value('kejadian', city, String(year))) ?? [0, 0];
          await place.record([], wholeCity(...none.map(month)));
          await place.publish();
          const after = (await place.value('kejadian', city, String(year))) ?? [0, 0];
          expect(after[1]).toBeGreaterThanOrEqual(before[1]);
          expect(after[0]).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a sum with a part that is nihil or next to nothing', async () => {
  const place = await smallCity({
    variables: { kasus: 'flow', harga: 'stock' },
    indicators: [
      { code: 'kasus', frequency: ['monthly'], formula: { type: 'sum', of: 'kasus' } },
      { code: 'harga', formula: { type: 'value', of: { variable: 'harga', areas: 'mean' } } },
    ],
  });
  const sign = (
    variable: string,
    area: string,
    time: string,
    flag: 'nil' | 'negligible' | 'missing',
    sex?: string,
  ) => {
    return { ...fact(variable, area, time, 0, sex), value: null, flag };
  };

  it.each([
    ['nihil', 'nil', 3],
    ['~0', 'negligible', 3],
    ['...', 'missing', undefined],
  ] as const)('is a sum: 3 men and "%s" women', async (_text, flag, sum) => {
    const time = { nil: '2024-01', negligible: '2024-02', missing: '2024-03' }[flag];
    await place.record([fact('kasus', one, time, 3, 'L'), sign('kasus', one, time, flag, 'P')]);
    await place.publish();
    expect((await place.value('kasus', one, time))?.[0]).toBe(sum);
  });

  it('is 0 where all of it is nihil, and no figure to take a mean of', async () => {
    await place.record([
      sign('kasus', two, '2024-04', 'nil'),
      fact('harga', one, '2024', 10),
      sign('harga', two, '2024', 'nil'),
    ]);
    await place.publish();
    expect(await place.value('kasus', two, '2024-04')).toEqual([0, 1]);
    expect(await place.value('harga', east, '2024')).toEqual([10, 0.5]);
  });
});
