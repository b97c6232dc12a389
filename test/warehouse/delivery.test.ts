import { beforeAll, describe, expect, test } from 'vitest';
import type { Issue } from '../../model/issue.js';
import { beginDelivery, type Decision, finishDelivery } from '../../warehouse/delivery.js';
import type { Keys } from '../../warehouse/keys.js';
import { readKeys } from '../../warehouse/keys.js';
import { findOutcome, readValidators } from '../../warehouse/known-deliveries.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { readIssues } from '../../warehouse/read-issues.js';
import { beginRun, finishRun, readLastRun } from '../../warehouse/run-record.js';
import { testDatabase } from '../database.js';
import { arrival, booksOf, cityArea, decision, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
let keys: Keys;

beforeAll(async () => {
  await loadReference(warehouse, smallCity());
  keys = await readKeys(warehouse, cityArea);
});

const good = 'a'.repeat(64);
const bad = 'b'.repeat(64);

async function deliver(given: Parameters<typeof arrival>[1], decided: Partial<Decision>): Promise<number> {
  const id = await beginDelivery(warehouse, arrival(keys, given));
  await finishDelivery(warehouse, keys.cityId, id, decision(decided));
  return id;
}

const readingOf = (location: string) => {
  const { cityId, datasetId, contractHash, programVersion } = arrival(keys);
  return { cityId, datasetId, contractHash, programVersion, location, period: null };
};

describe('a decision on a delivery', () => {
  const issue: Issue = {
    code: 'unknown-area',
    severity: 'error',
    sheet: 'Januari',
    row: 7,
    col: 2,
    text: 'Utar\0a',
    message: 'Sel B7 berisi "Utara Jaya", yang bukan kecamatan.',
    mend: 'Tulis nama kecamatan.',
  };

  test('is kept with its books, sheets and issues', async () => {
    const id = await deliver(
      {},
      {
        outcome: 'returned',
        reason: 'Satu baris salah.',
        issues: [issue, { ...issue, row: null, col: null, sheet: null }],
        periods: [2_024_301],
      },
    );
    const [row] = await warehouse.knex('raw.delivery').where({ delivery_id: id });
    expect(row).toMatchObject({
      outcome: 'returned',
      reason: 'Satu baris salah.',
      read_rows: 3,
      loaded_rows: 1,
      skipped: { title: 1, header: 1 },
      periods: [2_024_301],
    });
    expect(await warehouse.knex('raw.sheet').where({ delivery_id: id }).select('number', 'name')).toEqual([
      { number: 1, name: 'Januari' },
    ]);
    const issues = await readIssues(warehouse, keys.cityId, id);
    expect(issues).toEqual([
      { ...issue, text: 'Utar\uFFFDa' },
      { ...issue, text: 'Utar\uFFFDa', row: null, col: null, sheet: null },
    ]);
  });

  test('is refused while the books do not balance, by the program and by the database', async () => {
    const id = await beginDelivery(warehouse, arrival(keys));
    const unbalanced = { ...booksOf(1), read: 9 };
    await expect(
      finishDelivery(warehouse, keys.cityId, id, decision({ books: unbalanced })),
    ).rejects.toMatchObject({ code: 'SD_BOOKS_UNBALANCED', message: expect.stringContaining('6 rows') });
    const update = warehouse
      .knex('raw.delivery')
      .where({ delivery_id: id })
      .update({ read_rows: 2, loaded_rows: 1, returned_rows: 0, duplicate_rows: 0, skipped: '{}' });
    await expect(update).rejects.toThrow('books_balance');
  });

  test('is made once', async () => {
    const id = await deliver({}, {});
    await expect(finishDelivery(warehouse, keys.cityId, id, decision())).rejects.toMatchObject({
      code: 'SD_DELIVERY_DECIDED',
    });
  });

  test('needs no books when the bytes could not be read', async () => {
    const id = await deliver(
      { file: null },
      { outcome: 'failed', reason: 'Sumber tidak menjawab.', books: null, sheets: [] },
    );
    const [row] = await warehouse
      .knex('raw.delivery')
      .where({ delivery_id: id })
      .select('sha256', 'read_rows', 'skipped');
    expect(row).toEqual({ sha256: null, read_rows: null, skipped: null });
  });

  test('may speak of a period outside the years that are filled in', async () => {
    await deliver({ period: 1_945_000, location: 'old' }, {});
    expect(await warehouse.knex('ref.period').where({ period_id: 1_945_000 })).toHaveLength(1);
  });
});

describe('the same bytes from the same place', () => {
  test('need not be read again, whether they were accepted or returned', async () => {
    const id = await deliver({ location: 'same' }, {});
    const known = await findOutcome(warehouse, { ...readingOf('same'), sha256: good });
    expect(known).toEqual({ deliveryId: id, outcome: 'accepted', reason: null });
    await deliver(
      { location: 'same', file: { sha256: bad, bytes: 1 } },
      { outcome: 'returned', reason: 'Salah.' },
    );
    expect(await findOutcome(warehouse, { ...readingOf('same'), sha256: bad })).toMatchObject({
      outcome: 'returned',
      reason: 'Salah.',
    });
  });

  test('are read again when a bad file has come between: good, bad, good', async () => {
    await deliver({ location: 'between' }, {});
    await deliver({ location: 'between', file: { sha256: bad, bytes: 1 } }, { outcome: 'returned' });
    expect(await findOutcome(warehouse, { ...readingOf('between'), sha256: good })).toBeUndefined();
  });

  test('are read again under another contract or by another version, and after a failure', async () => {
    await deliver({ location: 'changed' }, {});
    const key = { ...readingOf('changed'), sha256: good };
    expect(await findOutcome(warehouse, { ...key, contractHash: 'contract 2' })).toBeUndefined();
    expect(await findOutcome(warehouse, { ...key, programVersion: '0.2.0' })).toBeUndefined();
    await deliver({ location: 'failing' }, { outcome: 'failed', books: null });
    expect(await findOutcome(warehouse, { ...readingOf('failing'), sha256: good })).toBeUndefined();
  });

  test('are another matter for another period and at another place', async () => {
    await deliver({ location: 'post', period: 2_024_301 }, {});
    expect(await findOutcome(warehouse, { ...readingOf('post'), sha256: good })).toBeUndefined();
    expect(
      await findOutcome(warehouse, { ...readingOf('post'), period: 2_024_301, sha256: good }),
    ).toBeDefined();
    expect(await findOutcome(warehouse, { ...readingOf('elsewhere'), sha256: good })).toBeUndefined();
  });
});

describe('what a source said of its bytes', () => {
  test('is given back for the last arrival that was decided', async () => {
    await deliver({ location: 'etag', etag: '"1"' }, {});
    await deliver(
      { location: 'etag', etag: '"2"', lastModified: 'Sat, 03 Feb 2024 00:00:00 GMT' },
      { outcome: 'returned' },
    );
    const known = await readValidators(warehouse, readingOf('etag'));
    expect(known.get('etag')).toEqual({ etag: '"2"', lastModified: 'Sat, 03 Feb 2024 00:00:00 GMT' });
    expect(known.has('same')).toBe(false);
  });

  test('is forgotten when contract or version changed, so that the bytes come again', async () => {
    await deliver({ location: 'stale', etag: '"1"' }, {});
    const known = await readValidators(warehouse, { ...readingOf('stale'), programVersion: '0.2.0' });
    expect(known.has('stale')).toBe(false);
  });
});

test('a run is on record from its beginning, and with what it did at its end', async () => {
  const startedAt = new Date('2024-02-03T00:00:00Z');
  const id = await beginRun(warehouse, {
    cityId: keys.cityId,
    kind: 'run',
    programVersion: '0.1.0',
    startedAt,
  });
  expect(await warehouse.knex('ops.run').where({ run_id: id }).select('kind', 'finished_at')).toEqual([
    { kind: 'run', finished_at: null },
  ]);
  expect(await readLastRun(warehouse, keys.cityId)).toBeNull();
  await finishRun(warehouse, keys.cityId, id, {
    finishedAt: new Date('2024-02-03T00:01:00Z'),
    outcome: 'done',
    summary: { accepted: 3 },
  });
  expect(await warehouse.knex('ops.run').where({ run_id: id }).select('outcome', 'summary')).toEqual([
    { outcome: 'done', summary: { accepted: 3 } },
  ]);
  expect(await readLastRun(warehouse, keys.cityId)).toEqual(startedAt);
});
