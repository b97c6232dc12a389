import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { corpus, inCorpus } from '../connectors/corpus.js';
import { bundleWithReader } from '../programs/run-program.js';
import { type Fuzzed, fuzzInChild } from './fuzz-child.js';

const repository = join(import.meta.dirname, '../..');
/** The mutations of one run; a machine that is too slow for them ends with the seconds. */
const turns = Number(process.env.SATUDATA_FUZZ_TURNS ?? 2500);
const seconds = Number(process.env.SATUDATA_FUZZ_SECONDS ?? 150);
const seed = Number(process.env.SATUDATA_FUZZ_SEED ?? 1);
const mostMilliseconds = 5000;
const mostMegabytes = 512;

const folder = await mkdtemp(join(tmpdir(), 'satudata-fuzz-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

function filesBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && !/(source|expected)\.json$/.test(path))
    .sort();
}

const sources = [
  ...['samples/inbox', 'samples/recorded', 'test/fuzz/seeds'].map((name) => join(repository, name)),
  ...(inCorpus ? [corpus('')] : []),
].flatMap((root) => (existsSync(root) ? filesBelow(root) : []));

function summary({ reports }: Fuzzed, elapsed: number): string {
  const slowest = reports.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  const most = Math.max(...reports.map(({ megabytes }) => megabytes));
  return `${reports.length} of ${turns} mutations of ${sources.length} files from seed ${seed} in ${(elapsed / 1000).toFixed(0)} s; the slowest took ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed}, ${slowest.source}); ${most.toFixed(0)} MB at most`;
}

describe('a damaged file of any format', () => {
  it('is a table or a problem that names its cause, within five seconds and half a gigabyte', async () => {
    const started = Date.now();
    const fuzzed = await fuzzInChild(
      await bundleWithReader('fuzz'),
      { sources, folder, seed, turns },
      seconds * 1000,
    );
    const elapsed = Date.now() - started;
    process.stdout.write(`${summary(fuzzed, elapsed)}\n`);
    expect(fuzzed.broken).toBeUndefined();
    const { reports } = fuzzed;
    expect(reports.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
    expect(reports.filter(({ milliseconds }) => milliseconds > mostMilliseconds)).toEqual([]);
    expect(reports.find(({ megabytes }) => megabytes > mostMegabytes)).toBeUndefined();
    if (elapsed < seconds * 1000) expect(reports).toHaveLength(turns);
    else expect(reports.length).toBeGreaterThan(turns / 20);
  }, 2_000_000);
});
