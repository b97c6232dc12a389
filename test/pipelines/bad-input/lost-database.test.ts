import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { exitStatus } from '../../../model/errors.js';
import { run } from '../../../pipelines/run.js';
import { type Door, doorTo } from './door.js';
import { balitaRows, csv, posyandu } from './sendings.js';
import { errorsOf, town } from './town.js';

let door: Door | undefined;
const cilegon = await town({
  door: async (url) => {
    door = await doorTo(url);
    return door.url;
  },
});

/** Both years of toddlers and posyandu, grown by `more`. */
async function sendAll(more: number): Promise<void> {
  for (const year of [2024, 2025]) {
    await cilegon.put(`Balita ${year}.csv`, csv(balitaRows(year, more)));
    await cilegon.put(`Posyandu ${year}.csv`, posyandu(more + 1));
  }
}

async function expectAll(more: number): Promise<void> {
  const balita = Object.values(await cilegon.facts('balita'));
  expect(balita).toHaveLength(32);
  expect(balita.reduce((sum, value) => sum + value, 0)).toBe(2 * (2456 + 16 * more));
  expect(new Set(Object.values(await cilegon.facts('posyandu')))).toEqual(new Set([more + 1]));
  expect(await cilegon.audits()).toEqual([]);
}

/** Shuts the door once so many bytes have gone through it, and opens it again after a moment. */
async function interrupt(after: number, away: number): Promise<void> {
  const from = door?.passed ?? 0;
  const deadline = Date.now() + 3000;
  while ((door?.passed ?? 0) - from < after && Date.now() < deadline) await wait(1);
  door?.shut();
  await wait(away);
  door?.open();
}

let whole = 0;

beforeAll(async () => {
  await sendAll(0);
  await cilegon.run();
  await sendAll(1);
  await cilegon.inTown(async () => undefined);
  const before = door?.passed ?? 0;
  await cilegon.run();
  whole = (door?.passed ?? 0) - before;
  await expectAll(1);
});

describe('a database that goes away in the middle of a run and comes back', () => {
  it.each([0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])(
    'after %d of the bytes of a run loses nothing and loads nothing twice',
    async (share) => {
      const more = Math.round(share * 100);
      await sendAll(more);
      const cut = interrupt(whole * share, 200);
      const report = await cilegon.run().catch((error: unknown) => error);
      await cut;
      // Before the run itself began nothing is tried again: the command ends with what an operator can do.
      if (report instanceof Error) {
        expect(report).toMatchObject({ name: 'WarehouseError', retryable: true, hint: expect.any(String) });
        expect(exitStatus(report)).toBe(5);
      }
      const again = await cilegon.run();
      expect(errorsOf(again)).toEqual([]);
      await expectAll(more);
    },
  );

  it('while the run is under way is waited for: the same run ends well', async () => {
    await sendAll(200);
    const report = await cilegon.inTown(async (session) => {
      const cut = interrupt(1500, 700);
      const done = await run(session, {}, () => undefined);
      await cut;
      return done;
    });
    expect(errorsOf(report)).toEqual([]);
    expect(cilegon.logged.join('\n')).toMatch(/Trying again in/);
    await expectAll(200);
  });

  it('leaves deliveries that were never decided, which count for nothing and stand in no way', async () => {
    const undecided = await cilegon.warehouse.knex('raw.delivery').whereNull('outcome').select();
    for (const { decided_at, read_rows } of undecided) expect([decided_at, read_rows]).toEqual([null, null]);
    for (const dataset of ['dinkes/balita', 'dinkes/posyandu'])
      for (const { state, lastOutcome } of await cilegon.status(dataset)) {
        expect(state).toMatch(/accepted|revised/);
        expect(lastOutcome).toBe('accepted');
      }
  });
});

describe('a database that stays away', () => {
  it('ends the run with a sentence for the operator, and nothing is half written', async () => {
    await sendAll(300);
    const failure = await cilegon
      .inTown(async (session) => {
        door?.shut();
        return run(session, { dataset: 'dinkes/balita' }, () => undefined);
      })
      .catch((error: unknown) => error);
    door?.open();
    expect(failure).toMatchObject({ name: 'WarehouseError', hint: expect.stringMatching(/\w/) });
    expect(exitStatus(failure)).toBe(5);
    expect(String(failure)).not.toContain(new URL(cilegon.url).password || 'postgres://');
    await expectAll(200);
    await cilegon.run();
    await expectAll(300);
  });
});
