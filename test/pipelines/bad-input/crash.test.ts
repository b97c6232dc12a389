import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, type Program, startProgram } from '../../programs/run-program.js';
import { balitaRows, csv, posyandu } from './sendings.js';
import { errorsOf, town } from './town.js';

const cilegon = await town();
const program = await bundle('run-town');
const rounds = Number(process.env.SATUDATA_CRASH_ROUNDS ?? 8);
const started = new Set<Program>();

beforeAll(() => {
  process.env.SATUDATA_INBOX = cilegon.inbox;
  process.env.DATABASE_URL = cilegon.url;
});
afterAll(() => {
  for (const { child } of started) child.kill('SIGKILL');
});

function start(): Program {
  const running = startProgram(program, cilegon.place.config, cilegon.place.home);
  started.add(running);
  return running;
}

/** Both years of toddlers and posyandu, grown by `more`. */
async function sendAll(more: number): Promise<void> {
  for (const year of [2024, 2025]) {
    await cilegon.put(`Balita ${year}.csv`, csv(balitaRows(year, more)));
    await cilegon.put(`Posyandu ${year}.csv`, posyandu(more + 1));
  }
}

/** By how much the facts of each year have grown: two answers for one year would be half a delivery. */
async function grown(year: number): Promise<readonly number[]> {
  const facts = Object.entries(await cilegon.facts('balita')).filter(([key]) => key.includes(` ${year} `));
  expect(facts).toHaveLength(16);
  return [...new Set(facts.map(([key, value]) => value - firstOf(key)))];
}

/** What was first sent of a fact: areas stand in the order of their codes. */
function firstOf(key: string): number {
  return (key.endsWith('=L') ? 100 : 200) + Number(key.slice(6, 8)) - 1;
}

async function expectWhole(more: number): Promise<void> {
  for (const year of [2024, 2025]) expect(await grown(year)).toEqual([more]);
  expect(new Set(Object.values(await cilegon.facts('posyandu')))).toEqual(new Set([more + 1]));
  expect(await cilegon.audits()).toEqual([]);
}

describe('a run that is killed', () => {
  it('at any moment leaves every delivery whole or not at all, and the next run ends what it began', async () => {
    await sendAll(0);
    const first = start();
    await first.line();
    const begun = Date.now();
    expect(JSON.parse(await first.line())).toEqual({ failed: [], audits: [] });
    const usual = Date.now() - begun;
    await expectWhole(0);
    let killed = 0;
    for (let round = 1; round <= rounds; round++) {
      await sendAll(round);
      const running = start();
      await running.line();
      await wait((usual * (round - 1)) / rounds);
      await running.end('SIGKILL');
      for (const year of [2024, 2025]) {
        const [more, ...others] = await grown(year);
        expect([others, [round, round - 1].includes(more ?? -1)]).toEqual([[], true]);
        if (more !== round) killed += 1;
      }
      expect(await cilegon.audits()).toEqual([]);
      expect(errorsOf(await cilegon.run())).toEqual([]);
      await expectWhole(round);
    }
    expect(killed).toBeGreaterThan(0);
  }, 120_000);

  it('leaves no half file in the archive, and its undecided deliveries count for nothing', async () => {
    const names = await readdir(join(cilegon.place.home, 'archive'));
    expect(names.filter((name) => name.startsWith('draft-'))).toEqual([]);
    const { knex } = cilegon.warehouse;
    const { rows } = await knex.raw(
      `select count(*)::int as facts from core.observation o join raw.delivery d using (city_id, delivery_id)
       where d.outcome is distinct from 'accepted'`,
    );
    expect(rows).toEqual([{ facts: 0 }]);
    for (const { state, lastOutcome } of await cilegon.status('dinkes/balita'))
      expect([state, lastOutcome]).toEqual(['revised', 'accepted']);
  });

  it('gives the indicator and the score of the facts that stand', async () => {
    const { rows } = await cilegon.warehouse.knex.raw(
      `select p.code as period, v.value::float8 as value
       from mart.indicator_value v join ref.area a using (city_id, area_id) join ref.period p using (period_id)
       where v.superseded_at is null and a.code = '36.72' order by 1`,
    );
    const balita = 2456 + 16 * rounds;
    const value = expect.closeTo(balita / (8 * (rounds + 1)), 6);
    expect(rows).toEqual([
      { period: '2024', value },
      { period: '2025', value },
    ]);
  });
});

describe('two runs at once', () => {
  it('in one process take everything in once', async () => {
    await sendAll(rounds + 1);
    const reports = await Promise.all([cilegon.run(), cilegon.run()]);
    for (const report of reports) {
      expect(errorsOf(report)).toEqual([]);
      expect(report.audits).toEqual([]);
    }
    await expectWhole(rounds + 1);
  });

  it('in two processes take everything in once, and a third finds nothing new', async () => {
    await sendAll(rounds + 2);
    const programs = [start(), start()];
    for (const each of programs) {
      expect(await each.line()).toBe('running');
      expect(JSON.parse(await each.line())).toEqual({ failed: [], audits: [] });
    }
    await expectWhole(rounds + 2);
    const again = await cilegon.run();
    const outcomes = again.datasets.flatMap(({ arrivals }) => arrivals.map(({ outcome }) => outcome));
    expect(new Set(outcomes)).toEqual(new Set(['unchanged']));
  });

  it('keep one version of every fact for every sending, however many runs there were', async () => {
    const { rows } = await cilegon.warehouse.knex.raw(
      `select max(versions)::int as most from (
         select count(*) as versions from core.observation
         group by city_id, variable_id, area_id, period_id, breakdown_id) x`,
    );
    expect(rows).toEqual([{ most: rounds + 3 }]);
  });
});
