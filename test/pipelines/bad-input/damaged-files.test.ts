import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imbalance } from '../../../model/books.js';
import { inspectFile } from '../../../pipelines/inspect.js';
import { run } from '../../../pipelines/run.js';
import { corpus, inCorpus } from '../../connectors/corpus.js';
import compileThread from '../../formats/compiled-thread.js';
import { damaged, disarranged } from './mutations.js';
import { balitaRows, csv, workbook } from './sendings.js';
import { errorsOf, town } from './town.js';

const seconds = Number(process.env.SATUDATA_FUZZ_SECONDS ?? 8);
const firstSeed = Number(process.env.SATUDATA_FUZZ_SEED ?? 1);
/** Five seconds of a machine that does nothing else. */
const longest = 10_000;
const largest = 150_000;

const folder = await mkdtemp(join(tmpdir(), 'satudata-damaged-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeAll(compileThread);

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size < largest)
    .filter((path) => !/(source|expected)\.json$/.test(path));
}

const samples = join(import.meta.dirname, '../../../samples/inbox');
const sources = [
  ...(existsSync(samples) ? filesBelow(samples) : []),
  ...(inCorpus ? filesBelow(corpus('')) : []),
];

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

describe('a damaged file', () => {
  it('is a table or a problem that names its cause, whichever file it was and whatever befell it', async () => {
    const turns = await untilTimeIsOver(async (seed) => {
      const source = sources[(seed * 7) % sources.length] ?? '';
      const path = join(folder, `rusak${extname(source)}`);
      await writeFile(path, damaged(readFileSync(source), seed));
      const seen = await inspectFile(path, { cells: false }).catch((error: unknown) => error);
      expect(seen, `seed ${seed} of ${source}: ${String(seen)}`).not.toBeInstanceOf(Error);
      expect(seen).toMatchObject({ tables: expect.any(Array), problems: expect.any(Array) });
    });
    expect(turns).toBeGreaterThan(20);
  }, 60_000);
});

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
  if (seed % 3 === 0) return damaged(workbook(rows), seed);
  if (seed % 3 === 1) return damaged(Buffer.from(csv(rows)), seed);
  return workbook(disarranged(rows, typed, seed));
}
