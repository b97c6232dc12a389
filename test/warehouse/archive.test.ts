import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { keepFile } from '../../warehouse/archive.js';
import { instanceTag } from '../../warehouse/embedded/instance.js';
import { lacks } from '../left-out.js';
import { smallDisk } from '../small-disk.js';

const limits = { maxBytes: 10_000_000, name: 'balita.csv' };
const homes: string[] = [];
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'satudata-archive-'));
  homes.push(home);
});
afterAll(() => Promise.all(homes.map((path) => rm(path, { recursive: true, force: true }))));

async function* stream(...chunks: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
}

async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('a file is kept under its hash, readable by its owner alone', async () => {
  const kept = await keepFile(home, stream('kelurahan;', 'balita\n'), limits);
  const sha256 = createHash('sha256').update('kelurahan;balita\n').digest('hex');
  expect(kept).toEqual({ sha256, bytes: 17, path: join(home, 'archive', sha256.slice(0, 2), sha256) });
  expect(await readFile(kept.path, 'utf8')).toBe('kelurahan;balita\n');
  expect((await stat(kept.path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(home, 'archive'))).mode & 0o777).toBe(0o700);
});

test('however bytes are cut into chunks, the same bytes are one file', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(chunks, async (parts) => {
      const whole = Buffer.concat(parts);
      const [one, other] = await Promise.all([
        keepFile(home, stream(...parts), limits),
        keepFile(home, stream(whole), limits),
      ]);
      expect(one).toEqual(other);
      expect(Buffer.compare(await readFile(one.path), whole)).toBe(0);
    }),
    { numRuns: 40 },
  );
  expect((await filesIn(join(home, 'archive'))).filter((name) => name.startsWith('draft'))).toEqual([]);
});

test('a file larger than allowed is refused by its name, and nothing of it stays', async () => {
  const small = { maxBytes: 1024 ** 2 / 2, name: 'https://opd.example/besar.xlsx' };
  await expect(keepFile(home, stream('x'.repeat(400_000), 'x'.repeat(400_000)), small)).rejects.toMatchObject(
    {
      code: 'SD_SOURCE_TOO_LARGE',
      message:
        'https://opd.example/besar.xlsx is larger than the 0.5 MB that are allowed; it was not taken in.',
    },
  );
  expect(await filesIn(home)).toEqual([]);
});

test('a source that breaks off is its own failure, and nothing of it stays', async () => {
  async function* broken(): AsyncIterable<Uint8Array> {
    yield new Uint8Array(10);
    throw new Error('socket hang up');
  }
  await expect(keepFile(home, broken(), limits)).rejects.toThrow('socket hang up');
  expect(await filesIn(home)).toEqual([]);
});

test('drafts of programs that were killed are cleared away, those of living ones are not', async () => {
  await mkdir(join(home, 'archive'));
  await writeFile(join(home, 'archive', `draft-${instanceTag}-999999999-aa`), 'half');
  await writeFile(join(home, 'archive', `draft-${instanceTag}-${process.pid}-bb`), 'in work');
  const { sha256 } = await keepFile(home, stream('x'), limits);
  expect(new Set(await filesIn(home))).toEqual(new Set([sha256, `draft-${instanceTag}-${process.pid}-bb`]));
});

test('a draft of another container is respected for a day, since nobody here can say whether its program lives', async () => {
  const archive = join(home, 'archive');
  await mkdir(archive);
  await writeFile(join(archive, 'draft-elsewhere-1-aa'), 'in work there');
  await writeFile(join(archive, 'draft-elsewhere-1-bb'), 'left there');
  const long = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(archive, 'draft-elsewhere-1-bb'), long, long);
  const { sha256 } = await keepFile(home, stream('x'), limits);
  expect(new Set(await filesIn(home))).toEqual(new Set([sha256, 'draft-elsewhere-1-aa']));
});

test('a damaged copy in the archive is replaced by the whole one', async () => {
  const kept = await keepFile(home, stream('whole'), limits);
  await writeFile(kept.path, 'who');
  expect(await keepFile(home, stream('whole'), limits)).toEqual(kept);
  expect(await readFile(kept.path, 'utf8')).toBe('whole');
});

test('a home that cannot be written is said', async () => {
  await writeFile(join(home, 'file'), '');
  await expect(keepFile(join(home, 'file'), stream('x'), limits)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_HOME',
  });
});

const disk = smallDisk(1);
test.skipIf(lacks('a small disk', disk !== null))(
  'a disk that fills up is said, and nothing of the file stays',
  async () => {
    const chunks = Array.from({ length: 30 }, () => new Uint8Array(65_536));
    await expect(keepFile(disk ?? '', stream(...chunks), limits)).rejects.toMatchObject({
      code: 'SD_WAREHOUSE_DISK_FULL',
    });
    expect(await filesIn(disk ?? '')).toEqual([]);
  },
);
