import { beforeEach, describe, expect, test } from 'vitest';
import { runAudits } from '../../warehouse/audits.js';
import { beginDelivery, finishDelivery } from '../../warehouse/delivery.js';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { publish } from '../../warehouse/publish.js';
import { testDatabase } from '../database.js';
import { arrival, cityArea, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
const indicator = {
  code: 'balita-kota',
  title: 'Balita',
  unit: 'jiwa',
  direction: 'none',
  frequency: 'monthly',
  levels: ['kecamatan'],
  formula: { type: 'value', of: 'balita' },
  dimension: 'living',
  hash: '1',
} as const;
await loadReference(warehouse, smallCity({ indicators: [{ ...indicator, levels: ['kecamatan'] }] }));
const keys = await readKeys(warehouse, cityArea);

/** Sets the clock of the server by that many hours, forward or back. */
async function setClock(hours: number): Promise<void> {
  await warehouse.knex.raw(
    `create or replace function ops.clock() returns timestamptz language sql volatile as $$ select clock_timestamp() + interval '${hours} hours' $$`,
  );
}

async function moments(): Promise<readonly Date[]> {
  const { rows } = await warehouse.knex.raw('select ops.moment() as at from generate_series(1, 3)');
  return rows.map(({ at }: { at: Date }) => at);
}

beforeEach(() => setClock(0));

describe('a clock that steps back', () => {
  test('writes no version before the one it follows: history stays whole, and every earlier day is answered', async () => {
    await setClock(48);
    await load(warehouse, keys, [observation({ value: 1 })]);
    await publish(warehouse);
    await setClock(0);
    await load(warehouse, keys, [observation({ value: 2 })]);
    await publish(warehouse);
    await load(warehouse, keys, [observation({ value: 3 })]);
    await publish(warehouse);
    expect(await runAudits(warehouse)).toEqual([]);
    const versions = await warehouse
      .knex('core.observation')
      .orderBy('recorded_at')
      .select(warehouse.knex.raw('value::integer as value, superseded_at is null as current'));
    expect(versions).toEqual([
      { value: 1, current: false },
      { value: 2, current: false },
      { value: 3, current: true },
    ]);
    const values = await warehouse
      .knex('mart.indicator_value')
      .orderBy('recorded_at')
      .select(warehouse.knex.raw('value::integer as value, superseded_at > recorded_at as closed'));
    expect(values).toEqual([
      { value: 1, closed: true },
      { value: 2, closed: true },
      { value: 3, closed: null },
    ]);
  });

  test('gives moments that still grow, and goes by the clock again as soon as it has caught up', async () => {
    await setClock(1000);
    const [ahead] = await moments();
    await setClock(0);
    const later = await moments();
    expect([...later].sort((a, b) => a.getTime() - b.getTime())).toEqual(later);
    expect(later[0]?.getTime()).toBeGreaterThanOrEqual(ahead?.getTime() ?? Number.POSITIVE_INFINITY);
    await setClock(1001);
    const [caught] = await moments();
    expect((caught?.getTime() ?? 0) - Date.now()).toBeGreaterThan(1000.9 * 3_600_000);
  });

  test('is remembered through a transaction that was taken back', async () => {
    await setClock(2000);
    await warehouse.knex.raw('begin; select ops.moment(); rollback');
    await setClock(0);
    const [next] = await moments();
    expect((next?.getTime() ?? 0) - Date.now()).toBeGreaterThan(1999 * 3_600_000);
  });

  test('lets no delivery of a dataset arrive before the one before it, nor be decided before it arrived', async () => {
    const first = await beginDelivery(
      warehouse,
      arrival(keys, { receivedAt: new Date('2026-03-02T01:30:00Z') }),
    );
    const second = await beginDelivery(
      warehouse,
      arrival(keys, { receivedAt: new Date('2026-03-01T23:00:00Z') }),
    );
    await finishDelivery(warehouse, keys.cityId, second, {
      outcome: 'failed',
      reason: 'x',
      decidedAt: new Date('2026-03-01T23:00:01Z'),
      books: null,
      periods: [],
      sheets: [],
      issues: [],
    });
    const rows = await warehouse
      .knex('raw.delivery')
      .whereIn('delivery_id', [first, second])
      .orderBy('delivery_id')
      .select('received_at', 'decided_at');
    const at = new Date('2026-03-02T01:30:00Z');
    expect(rows).toEqual([
      { received_at: at, decided_at: null },
      { received_at: at, decided_at: at },
    ]);
  });
});
