import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IndicatorEntry } from '../../model/indicator.js';
import type { Observation } from '../../model/observation.js';
import { commitStage } from '../../warehouse/commit.js';
import { beginDelivery } from '../../warehouse/delivery.js';
import { type Keys, readKeys } from '../../warehouse/keys.js';
import { readLayoutMemory } from '../../warehouse/layout-memory.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { openStage } from '../../warehouse/stage.js';
import { testDatabase } from '../database.js';
import { arrival, cityArea, decision, type Load, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
let keys: Keys;

const indicator: IndicatorEntry = {
  code: 'balita-kota',
  title: 'Balita',
  unit: 'jiwa',
  direction: 'none',
  frequency: 'monthly',
  levels: ['city'],
  formula: { type: 'value', of: 'balita' },
  dimension: 'living',
  hash: '1',
};

beforeAll(async () => {
  await loadReference(warehouse, smallCity({ indicators: [indicator] }));
  keys = await readKeys(warehouse, cityArea);
});

beforeEach(() => warehouse.knex.raw('truncate core.observation, ops.changed_key'));

const january = 2_024_301;
const february = 2_024_302;
const north = observation();
const south = observation({ area: '36.72.02', value: 200, row: 6 });

const deliver = (facts: readonly Observation[], how?: Load) => load(warehouse, keys, facts, how);

/** Every version as "area period value [from, until)" with the moments numbered in order. */
async function versions() {
  const { rows } = await warehouse.knex.raw(`
    with moment as (
      select at, dense_rank() over (order by at) as n
      from (select recorded_at as at from core.observation union select superseded_at from core.observation) x
      where at is not null
    )
    select a.name, p.code as period, o.value::float8 as value, f.n::int as since, u.n::int as until
    from core.observation o join ref.area a using (city_id, area_id) join ref.period p using (period_id)
    join moment f on f.at = o.recorded_at left join moment u on u.at = o.superseded_at
    order by a.name desc, p.code, f.n`);
  return rows.map((r: Record<string, unknown>) => [r.name, r.period, r.value, r.since, r.until]);
}

describe('the same delivery again', () => {
  test('changes nothing and says so', async () => {
    expect(await deliver([north, south])).toEqual({ added: 2, changed: 0, closed: 0, unchanged: 0 });
    const before = await versions();
    expect(await deliver([north, south])).toEqual({ added: 0, changed: 0, closed: 0, unchanged: 2 });
    expect(await versions()).toEqual(before);
  });

  test('leaves facts the origin they had', async () => {
    await deliver([north]);
    const [first] = await warehouse.knex('core.observation').select('delivery_id', 'recorded_at');
    await deliver([{ ...north, row: 99, rawText: '100,00' }]);
    expect(await warehouse.knex('core.observation').select('delivery_id', 'recorded_at')).toEqual([first]);
  });
});

describe('a corrected delivery', () => {
  test('closes what changed at the moment at which the new version begins', async () => {
    await deliver([north, south]);
    expect(await deliver([{ ...north, value: 101 }, south])).toEqual({
      added: 0,
      changed: 1,
      closed: 0,
      unchanged: 1,
    });
    expect(await versions()).toEqual([
      ['Utara', '2024-01', 100, 1, 2],
      ['Utara', '2024-01', 101, 2, null],
      ['Selatan', '2024-01', 200, 1, null],
    ]);
  });

  test('is a change when only the flag differs, or a value takes the place of a missing sign', async () => {
    await deliver([
      { ...north, flag: 'provisional' },
      { ...south, value: null, flag: 'missing' },
    ]);
    expect(await deliver([north, south])).toMatchObject({ changed: 2, unchanged: 0 });
  });

  test('closes what it no longer holds, and deletes nothing', async () => {
    await deliver([north, south]);
    expect(await deliver([north])).toEqual({ added: 0, changed: 0, closed: 1, unchanged: 1 });
    expect(await versions()).toEqual([
      ['Utara', '2024-01', 100, 1, null],
      ['Selatan', '2024-01', 200, 1, 2],
    ]);
    expect(await deliver([north, south])).toMatchObject({ added: 1, unchanged: 1 });
  });

  test('that holds nothing closes the period that was asked for', async () => {
    await deliver([north]);
    expect(await deliver([], { period: january })).toEqual({ added: 0, changed: 0, closed: 1, unchanged: 0 });
  });
});

describe('what a delivery replaces', () => {
  const both = [north, { ...north, period: february }];

  test('period: only the periods it speaks of', async () => {
    await deliver(both);
    expect(await deliver([{ ...south, period: february }])).toMatchObject({ added: 1, closed: 1 });
    expect((await versions()).filter((v: unknown[]) => v[4] === null)).toHaveLength(2);
  });

  test('dataset: everything that the dataset ever said', async () => {
    await deliver(both);
    expect(await deliver([{ ...south, period: february }], { replaces: 'dataset' })).toMatchObject({
      added: 1,
      closed: 2,
    });
  });

  test('nothing: it only adds and changes', async () => {
    await deliver(both);
    expect(
      await deliver(
        [
          { ...north, value: 5 },
          { ...south, period: february },
        ],
        { replaces: 'nothing' },
      ),
    ).toEqual({
      added: 1,
      changed: 1,
      closed: 0,
      unchanged: 0,
    });
  });

  test('the months of a year, when the year is owed and the figures are monthly', async () => {
    const angkot = { ...observation({ variable: 'angkot' }), period: 2_024_312 };
    await deliver([angkot], { dataset: 'dishub/angkot' });
    const how = { dataset: 'dishub/angkot', period: 2_024_000 };
    expect(await deliver([{ ...angkot, period: january }], how)).toMatchObject({ added: 1, closed: 1 });
  });

  test('never the facts of another dataset', async () => {
    await deliver([observation({ variable: 'angkot' })], { dataset: 'dishub/angkot' });
    expect(await deliver([north], { replaces: 'dataset' })).toMatchObject({ added: 1, closed: 0 });
  });
});

describe('what waits for the publish', () => {
  const waiting = async () => {
    const { rows } = await warehouse.knex.raw(`
      select v.code, a.name, k.period_id from ops.changed_key k
      join ref.variable v using (city_id, variable_id) join ref.area a using (city_id, area_id) order by 1, 2, 3`);
    return rows;
  };

  test('is each fact of a formula that was added, changed or closed, once', async () => {
    await deliver([
      north,
      { ...north, breakdown: 'jenis_kelamin=L' },
      observation({ variable: 'gizi_buruk' }),
    ]);
    expect(await waiting()).toEqual([{ code: 'balita', name: 'Utara', period_id: january }]);
    await warehouse.knex('ops.changed_key').delete();
    await deliver([{ ...north, value: 1 }, south]);
    expect(await waiting()).toEqual([
      { code: 'balita', name: 'Selatan', period_id: january },
      { code: 'balita', name: 'Utara', period_id: january },
    ]);
  });

  test('is nothing when nothing changed', async () => {
    await deliver([north]);
    await warehouse.knex('ops.changed_key').delete();
    await deliver([north]);
    expect(await waiting()).toEqual([]);
  });
});

describe('when things go wrong', () => {
  const openWith = async (facts: readonly Observation[]) => {
    const stage = await openStage(warehouse, keys, await beginDelivery(warehouse, arrival(keys)));
    await stage.write(facts);
    await stage.finish();
    return stage;
  };
  const scope = { datasetId: 1, replaces: 'period', period: null } as const;
  const scopeOf = () => ({ ...scope, datasetId: keys.datasets.get('dinkes/balita') ?? 0 });

  test('two runs of one dataset at once give one history, and never two current versions', async () => {
    const counts = await Promise.all(
      [1, 2, 3, 4].map((value) => deliver([{ ...north, value }, south], { location: `file ${value}` })),
    );
    expect(counts.filter((c) => c.added === 2)).toHaveLength(1);
    expect(counts.filter((c) => c.changed === 1 && c.unchanged === 1)).toHaveLength(3);
    const rows: readonly { until: number | null }[] = (await versions()).map((v: unknown[]) => ({
      until: v[4],
    }));
    expect(rows.filter((row) => row.until === null)).toHaveLength(2);
  });

  test('the older of two states of one file, fetched by two runs, never comes to stand on the newer', async () => {
    const older = await openWith([north]);
    await deliver([{ ...north, value: 101 }]);
    await expect(commitStage(older, scopeOf(), decision())).rejects.toMatchObject({
      code: 'SD_WAREHOUSE_CONFLICT',
      message: expect.stringContaining('overtaken by a later one'),
      retryable: true,
    });
    await older.discard();
    expect(await versions()).toEqual([['Utara', '2024-01', 101, 1, null]]);
  });

  test('a connection that is lost before the commit leaves nothing of the facts nor of the word that they stand', async () => {
    await deliver([north]);
    const stage = await openWith([{ ...north, value: 5 }, south]);
    await warehouse.knex.transaction(async (trx) => {
      await trx.raw('lock table raw.delivery in exclusive mode');
      const committing = commitStage(stage, scopeOf(), decision());
      const failed = expect(committing).rejects.toMatchObject({ code: 'SD_WAREHOUSE_LOST', retryable: true });
      const blocked = "datname = current_database() and wait_event_type = 'Lock'";
      const cut = () => trx.raw(`select pg_terminate_backend(pid) from pg_stat_activity where ${blocked}`);
      await expect.poll(async () => (await cut()).rows.length, { timeout: 5000 }).toBe(1);
      await failed;
    });
    await stage.discard();
    expect(await versions()).toEqual([['Utara', '2024-01', 100, 1, null]]);
    const [row] = await warehouse
      .knex('raw.delivery')
      .where({ delivery_id: stage.deliveryId })
      .select('outcome');
    expect(row).toEqual({ outcome: null });
  });

  test('how an accepted file was laid out is remembered with its facts, and forgotten with them', async () => {
    const layouts = [{ number: 1, sheet: 'Januari', headerRows: [4], columns: [] }];
    const remembered = async () =>
      (await readLayoutMemory(warehouse, keys.cityId, scopeOf().datasetId))?.sheets.map(({ sheet }) => sheet);
    const good = await openWith([north]);
    await commitStage(good, scopeOf(), decision({ layouts }));
    await good.discard();
    expect(await remembered()).toEqual(['Januari']);
    const books = { read: 5, loaded: 1, returned: 0, duplicate: 0, skipped: {} };
    const bad = await openWith([north]);
    const other = layouts.map((layout) => ({ ...layout, sheet: 'Februari' }));
    const committing = commitStage(bad, scopeOf(), decision({ books, layouts: other }));
    await expect(committing).rejects.toMatchObject({ code: 'SD_BOOKS_UNBALANCED' });
    await bad.discard();
    expect(await remembered()).toEqual(['Januari']);
  });

  test('books that do not balance take the facts back with them', async () => {
    const stage = await openWith([north]);
    const books = { read: 5, loaded: 1, returned: 0, duplicate: 0, skipped: {} };
    await expect(commitStage(stage, scopeOf(), decision({ books }))).rejects.toMatchObject({
      code: 'SD_BOOKS_UNBALANCED',
    });
    await stage.discard();
    expect(await versions()).toEqual([]);
  });

  test('a stage that says a fact twice is refused by the warehouse itself', async () => {
    const stage = await openWith([north, { ...north, row: 8 }]);
    await expect(commitStage(stage, scopeOf(), decision())).rejects.toThrow('observation_current');
    await stage.discard();
    expect(await versions()).toEqual([]);
  });
});

test('what was known on a date can be asked for afterwards', async () => {
  await deliver([north]);
  const { rows: then } = await warehouse.knex.raw('select clock_timestamp() as at');
  await deliver([{ ...north, value: 7 }]);
  const asOf = await warehouse
    .knex('core.observation')
    .where('recorded_at', '<=', then[0].at)
    .where((q) => q.whereNull('superseded_at').orWhere('superseded_at', '>', then[0].at))
    .select('value');
  expect(asOf).toEqual([{ value: '100' }]);
});

test('a small file reads only what it touches, however many facts stand and whatever the statistics say', async () => {
  const { rows } = await warehouse.knex.raw(
    `
    insert into core.observation (city_id, variable_id, area_id, period_id, breakdown_id, delivery_id, row_no, source_rows,
      sheet, recorded_at, value)
    select ?, ?, a, 2000301 + 1000 * (n / 12) + n % 12, 0, 1, 1, 1, 1, now(), 1
    from generate_series(0, 199) n cross join generate_series(100000, 100999) a returning 1`,
    [keys.cityId, keys.variables.get('balita') ?? 0],
  );
  expect(rows).toHaveLength(200_000);
  await warehouse.knex.raw('select pg_stat_force_next_flush()');
  const read = async () => {
    const result = await warehouse.knex.raw(`
      select pg_stat_clear_snapshot(), (select coalesce(sum(seq_tup_read), 0) + coalesce(sum(idx_tup_fetch), 0)
      from pg_stat_user_tables where relid = 'core.observation'::regclass)::int as tuples`);
    return result.rows[0].tuples;
  };
  const before = await read();
  const spring = 2_030_304;
  for (const value of [1, 2]) {
    const facts = [
      { ...north, period: spring, value },
      { ...south, period: spring, value },
    ];
    await deliver(facts, { replaces: 'nothing' });
  }
  await expect.poll(read, { timeout: 3000 }).toBeGreaterThan(before);
  expect((await read()) - before).toBeLessThan(2000);
});
