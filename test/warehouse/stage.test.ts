import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { beginDelivery } from '../../warehouse/delivery.js';
import { type Keys, readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { openStage, type Stage } from '../../warehouse/stage.js';
import { testDatabase } from '../database.js';
import { arrival, cityArea, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
let keys: Keys;

beforeAll(async () => {
  await loadReference(warehouse, smallCity());
  keys = await readKeys(warehouse, cityArea);
});

async function withStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await openStage(warehouse, keys, await beginDelivery(warehouse, arrival(keys)));
  try {
    return await work(stage);
  } finally {
    await stage.discard();
  }
}

const stagesLeft = async () => {
  const { rows } = await warehouse.knex.raw(
    "select count(*)::int as n from pg_class where relname = 'stage'",
  );
  return rows[0].n;
};

/** The server takes a stage away when it notices that the connection is gone. */
const gone = () => expect.poll(stagesLeft, { timeout: 5000 }).toBe(0);

describe('writing', () => {
  test('every text and figure comes to the server as it was', async () => {
    const text = fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0'));
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    const sample = fc.sample(fc.tuple(text, value), 300);
    await withStage(async (stage) => {
      await stage.write(
        sample.map(([rawText, figure], i) => observation({ rawText, value: figure, row: i + 1 })),
      );
      await stage.finish();
      const { rows } = await stage.client.query(
        'select raw_text, value::float8 as value from stage order by row_no',
      );
      expect(rows).toEqual(sample.map(([raw_text, figure]) => ({ raw_text, value: figure + 0 })));
    });
  });

  test('a writer who is faster than the server is held back, and nothing is lost', async () => {
    await withStage(async (stage) => {
      const batch = Array.from({ length: 5000 }, (_, i) =>
        observation({ row: i + 1, rawText: 'x'.repeat(200) }),
      );
      for (let i = 0; i < 10; i++) await stage.write(batch);
      expect((await stage.finish()).rows).toBe(50_000);
    });
  });

  test('a breakdown that was never seen gets a key, the same in two stages at once', async () => {
    const fresh = ['kelompok_umur=0-4', 'jenis_kelamin=L;kelompok_umur=0-4'];
    const write = (codes: readonly string[]) =>
      withStage(async (stage) => {
        await stage.write(codes.map((breakdown) => observation({ breakdown })));
        await stage.finish();
        const { rows } = await stage.client.query('select breakdown_id from stage order by 1');
        return rows;
      });
    const [one, other] = await Promise.all([write(fresh), write([...fresh].reverse())]);
    expect(one).toEqual(other);
    const rows = await warehouse
      .knex('ref.breakdown')
      .whereIn('code', fresh)
      .orderBy('code')
      .select('axes', 'items');
    expect(rows).toEqual([
      { axes: 'jenis_kelamin;kelompok_umur', items: { jenis_kelamin: 'L', kelompok_umur: '0-4' } },
      { axes: 'kelompok_umur', items: { kelompok_umur: '0-4' } },
    ]);
  });

  test('an unknown area ends the stage with the cell that names it', async () => {
    await expect(withStage((stage) => stage.write([observation({ area: '99.99' })]))).rejects.toMatchObject({
      code: 'SD_STAGE_UNKNOWN_KEY',
    });
    await gone();
  });

  test('an empty file is an empty stage', async () => {
    const staged = await withStage(async (stage) => {
      await stage.write([]);
      return stage.finish();
    });
    expect(staged).toEqual({
      rows: 0,
      dropped: 0,
      droppedRows: 0,
      duplicates: { facts: 0, extraCells: 0, examples: [] },
    });
  });
});

describe('a fact that is said twice', () => {
  test('is found with all its cells, however far they stand apart', async () => {
    const once = Array.from({ length: 2000 }, (_, i) =>
      observation({
        period: 2_000_501 + (i % 366),
        area: i < 366 ? '36.72.01' : '36.72.02',
        breakdown: `urut=${i}`,
        row: i + 10,
      }),
    );
    const staged = await withStage(async (stage) => {
      await stage.write([observation({ row: 5 }), ...once]);
      await stage.write([
        observation({ row: 9000, value: 7, sheet: 2 }),
        observation({ row: 9001, col: null }),
      ]);
      return stage.finish();
    });
    expect(staged.rows).toBe(2003);
    expect(staged.duplicates).toEqual({
      facts: 1,
      extraCells: 2,
      examples: [
        {
          variable: 'balita',
          area: '36.72.01',
          period: 2_024_301,
          breakdown: '',
          cells: [
            { sheet: 1, row: 5, col: 3, value: 100 },
            { sheet: 1, row: 9001, col: null, value: 100 },
            { sheet: 2, row: 9000, col: 3, value: 7 },
          ],
        },
      ],
    });
  });

  test('gives way without a value to the cell that has one, where the contract says so', async () => {
    const staged = await withStage(async (stage) => {
      const missing = { value: null, flag: 'missing' } as const;
      await stage.write([
        observation({ ...missing, row: 1 }),
        observation({ row: 2 }),
        observation({ ...missing, row: 3, area: '36.72.02' }),
        observation({ ...missing, row: 4, area: '36.72.02' }),
      ]);
      const result = await stage.finish('given');
      const { rows } = await stage.client.query('select row_no from stage order by 1');
      return { ...result, left: rows };
    });
    expect(staged).toMatchObject({
      rows: 2,
      dropped: 2,
      droppedRows: 2,
      duplicates: { facts: 0 },
      left: [{ row_no: 2 }, { row_no: 3 }],
    });
  });

  test('stays a duplicate when both cells have a value', async () => {
    const staged = await withStage(async (stage) => {
      await stage.write([observation({ row: 1 }), observation({ row: 2 })]);
      return stage.finish('given');
    });
    expect(staged.duplicates.facts).toBe(1);
  });
});

describe('leaving nothing behind', () => {
  test('a stage that is discarded in the middle of the copy is gone, and may be discarded again', async () => {
    const stage = await openStage(warehouse, keys, 1);
    await stage.write(Array.from({ length: 3000 }, () => observation()));
    await stage.discard();
    await stage.discard();
    await gone();
  });

  test('a connection that is cut while writing is told as one that was lost', async () => {
    const stage = await openStage(warehouse, keys, 1);
    await stage.write([observation()]);
    const cut = () =>
      warehouse.knex.raw(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'copy stage%'",
      );
    await expect.poll(async () => (await cut()).rows.length, { timeout: 10_000 }).toBe(1);
    const writeOn = async () => {
      for (let i = 0; i < 200; i++) {
        await stage.write(Array.from({ length: 1000 }, () => observation()));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await expect(writeOn()).rejects.toMatchObject({ code: 'SD_WAREHOUSE_LOST', retryable: true });
    await expect(stage.finish()).rejects.toMatchObject({ code: 'SD_WAREHOUSE_LOST' });
    await stage.discard();
    await gone();
  });
});
