import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayPeriod, periodCode, periodEnd, periodId, periodStart, periodType } from '../../model/period.js';
import { testDatabase } from '../database.js';

const warehouse = await testDatabase();

const described = (id: number) => {
  return {
    period_id: id,
    code: periodCode(id),
    type: periodType(id),
    start_date: periodStart(id),
    end_date: periodEnd(id),
  };
};

test('every period that the warehouse is filled with reads as TypeScript reads its id', async () => {
  const rows = await warehouse
    .knex('ref.period')
    .select('period_id', 'code', 'type', 'start_date', 'end_date');
  expect(rows.length).toBe(151 * 20 + 14_976);
  expect(rows).toEqual(rows.map((row) => described(row.period_id)));
});

test('SQL works a period out of any id as TypeScript does', async () => {
  const year = fc.integer({ min: 1900, max: 2200 });
  const parts = fc.constantFrom<[Parameters<typeof periodId>[0], number]>(
    ['Y', 1],
    ['S', 2],
    ['Q', 4],
    ['M', 12],
    ['A', 1],
    ['D', 365],
  );
  const ids = fc.sample(
    fc
      .tuple(year, parts, fc.integer({ min: 0, max: 400 }))
      .map(([y, [type, count], n]) => periodId(type, y, 1 + (n % count)) ?? 0),
    1000,
  );
  const { rows } = await warehouse.knex.raw(
    'select p.* from unnest(?::int[]) as id, ref.period_of(id) as p',
    [ids],
  );
  expect(rows).toEqual(ids.map(described));
});

test('a period outside the filled years is added when figures speak of it', async () => {
  const day = dayPeriod(1945, 8, 17) ?? 0;
  await warehouse.knex.raw('select ref.ensure_periods(?)', [[day, day, 2_024_000]]);
  const rows = await warehouse.knex('ref.period').where({ period_id: day }).select('code');
  expect(rows).toEqual([{ code: '1945-08-17' }]);
});
