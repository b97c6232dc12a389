import { describe, expect, test } from 'vitest';
import { runAudits } from '../../warehouse/audits.js';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { testDatabase } from '../database.js';
import { cityArea, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
await loadReference(warehouse, smallCity());
const keys = await readKeys(warehouse, cityArea);
await load(warehouse, keys, [observation()]);
await load(warehouse, keys, [observation({ value: 7 })]);

const found = async (since?: Date) => (await runAudits(warehouse, since)).map((finding) => finding.audit);

/** Does what no program may, looks, and takes it back. */
async function damaged(sql: string): Promise<readonly string[]> {
  await warehouse.knex.raw(sql);
  const findings = await found();
  await warehouse.knex.raw('truncate core.observation; truncate raw.delivery cascade');
  await load(warehouse, keys, [observation()]);
  return findings;
}

describe('the audits', () => {
  test('find nothing in a sound warehouse', async () => {
    expect(await runAudits(warehouse)).toEqual([]);
  });

  test('find a fact of a breakdown that nobody knows, and say what they looked for', async () => {
    await warehouse.knex('core.observation').update({ breakdown_id: 999 });
    const [finding] = await runAudits(warehouse);
    expect(finding).toMatchObject({
      audit: 'orphan_key',
      title: 'A fact that speaks of an area, a period or a breakdown that ref does not know',
    });
    expect(finding?.rows[0]).toMatchObject({ breakdown_id: 999 });
    await warehouse.knex('core.observation').update({ breakdown_id: 0 });
  });

  test('find two versions that stood at once', async () => {
    expect(
      await damaged(
        "update core.observation set superseded_at = now() + interval '1 day' where superseded_at is not null",
      ),
    ).toEqual(['versions_overlap']);
  });

  test('find a fact whose delivery was returned', async () => {
    expect(await damaged("update raw.delivery set outcome = 'returned'")).toEqual(['fact_not_accepted']);
  });

  test('find what a constraint would have kept out, where someone took it away', async () => {
    await warehouse.knex.raw(`
      alter table core.observation drop constraint value_or_flag, drop constraint recorded_before_superseded;
      alter table raw.delivery drop constraint books_balance`);
    expect(await damaged('update core.observation set value = null')).toEqual(['value_without_flag']);
    await load(warehouse, keys, [observation({ value: 3 })]);
    const early =
      "update core.observation set superseded_at = recorded_at - interval '1 day' where superseded_at is not null";
    expect(await damaged(early)).toEqual(['superseded_before_recorded']);
    expect(await damaged('update raw.delivery set read_rows = 77')).toContain('books_unbalanced');
  });

  test('look only at what was recorded since, when that is all that is asked', async () => {
    await warehouse.knex('core.observation').update({ breakdown_id: 999 });
    expect(await found(new Date(Date.now() + 60_000))).toEqual([]);
    expect(await found(new Date(0))).toEqual(['orphan_key']);
  });
});
