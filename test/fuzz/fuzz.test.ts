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
const allTurns = Number(process.env.SATUDATA_FUZZ_TURNS ?? 2500);
const allSeconds = Number(process.env.SATUDATA_FUZZ_SECONDS ?? 150);
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

const below = (folders: readonly string[]) =>
  folders.flatMap((root) => (existsSync(root) ? filesBelow(root) : []));
/** What a seed draws from the files of the repository does not hang on what lies beside it. */
const jobs = [
  {
    of: 'our own files',
    sources: below(
      ['samples/inbox', 'samples/recorded', 'test/fuzz/seeds'].map((name) => join(repository, name)),
    ),
  },
  { of: 'files that others wrote', sources: below(inCorpus ? [corpus('')] : []) },
].filter(({ sources }) => sources.length > 0);
const turns = Math.ceil(allTurns / jobs.length);
const seconds = allSeconds / jobs.length;

function summary({ reports }: Fuzzed, files: number, elapsed: number): string {
  const slowest = reports.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  const most = Math.max(...reports.map(({ megabytes }) => megabytes));
  return `${reports.length} of ${turns} mutations of ${files} files from seed ${seed} in ${(elapsed / 1000).toFixed(0)} s; the slowest took ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed}, ${slowest.source}); ${most.toFixed(0)} MB at most`;
}

describe('a damaged file of any format', () => {
  it.each(jobs)(
    'made of $of is a table or a problem that names its cause, within five seconds and half a gigabyte',
    async ({ sources }) => {
      const started = Date.now();
      const fuzzed = await fuzzInChild(
        await bundleWithReader('fuzz'),
        { sources, folder, seed, turns },
        seconds * 1000,
      );
      const elapsed = Date.now() - started;
      process.stdout.write(`${summary(fuzzed, sources.length, elapsed)}\n`);
      expect(fuzzed.broken).toBeUndefined();
      const { reports } = fuzzed;
      expect(reports.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
      expect(reports.filter(({ milliseconds }) => milliseconds > mostMilliseconds)).toEqual([]);
      expect(reports.find(({ megabytes }) => megabytes > mostMegabytes)).toBeUndefined();
      if (elapsed < seconds * 1000) expect(reports).toHaveLength(turns);
      else expect(reports.length).toBeGreaterThan(turns / 20);
    },
    2_000_000,
  );
});
