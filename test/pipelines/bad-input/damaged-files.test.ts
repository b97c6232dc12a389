import { beforeAll, describe, expect, it } from 'vitest';
import { imbalance } from '../../../model/books.js';
import { run } from '../../../pipelines/run.js';
import compileReader from '../../formats/compiled-reader.js';
import { damaged } from '../../fuzz/damage-bytes.js';
import { draw } from '../../fuzz/random.js';
import { disarranged } from './disarranged.js';
import { balitaRows, csv, workbook } from './sendings.js';
import { errorsOf, town } from './town.js';

const seconds = Number(process.env.SATUDATA_FUZZ_SECONDS ?? 8);
const firstSeed = Number(process.env.SATUDATA_FUZZ_SEED ?? 1);
/** Five seconds of a machine that does nothing else. */
const longest = 10_000;

beforeAll(compileReader);

/** Calls `turn` with one number after another until the time is over; gives back how often. */
async function untilTimeIsOver(turn: (seed: number) => Promise<void>): Promise<number> {
  const deadline = Date.now() + seconds * 1000;
  let seed = firstSeed;
  for (; Date.now() < deadline; seed += 1) {
    const started = Date.now();
    await turn(seed);
    expect(Date.now() - started, `seed ${seed}`).toBeLessThan(longest);
  }
  return seed - firstSeed;
}

const typed = ['', 'x', '-', '1.234', '#REF!', 'Jumlah', -1, 9e15, 0.5, 'Kecamatan', '2024/2025', null];

describe('the line', async () => {
  const cilegon = await town();

  it('balances the books of every damaged delivery, and takes nothing half', async () => {
    const outcomes = new Set<string>();
    await cilegon.inTown(async (session) => {
      const turns = await untilTimeIsOver(async (seed) => {
        await cilegon.put('Balita 2024.xlsx', deliveryOf(seed));
        const report = await run(session, { dataset: 'dinkes/balita' }, () => undefined);
        expect(errorsOf(report), `seed ${seed}`).toEqual([]);
        expect(report.audits, `seed ${seed}`).toEqual([]);
        for (const { outcome, books, issues, reason } of report.datasets[0]?.arrivals ?? []) {
          outcomes.add(outcome);
          expect(books === null ? 0 : imbalance(books), `seed ${seed}`).toBe(0);
          if (outcome === 'returned') expect(reason, `seed ${seed}`).toMatch(/\w/);
          for (const { message, mend } of issues)
            expect([message, mend].join(), `seed ${seed}`).toMatch(/\w/);
        }
      });
      expect(turns).toBeGreaterThan(10);
    });
    expect([...outcomes].sort()).toEqual(expect.arrayContaining(['returned']));
    expect(await cilegon.audits()).toEqual([]);
  }, 60_000);

  it('loads the whole file after all of them', async () => {
    await cilegon.put('Balita 2024.xlsx', workbook(balitaRows(2024, 77)));
    await cilegon.run();
    const facts = Object.values(await cilegon.facts('balita'));
    expect(facts.reduce((sum, value) => sum + value, 0)).toBe(2456 + 16 * 77);
  });
});

/** By turns a damaged workbook, a damaged CSV, and a whole workbook whose cells are in disorder. */
function deliveryOf(seed: number): Uint8Array {
  const rows = balitaRows(2024, seed);
  if (seed % 3 === 0) return damaged(workbook(rows), draw(seed));
  if (seed % 3 === 1) return damaged(Buffer.from(csv(rows)), draw(seed));
  return workbook(disarranged(rows, typed, seed));
}
