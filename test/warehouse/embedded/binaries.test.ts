import { lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPrograms } from '../../../warehouse/embedded/binaries.js';

const directories: string[] = [];
afterAll(() => Promise.all(directories.map((path) => rm(path, { recursive: true, force: true }))));

async function newDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'satudata-programs-'));
  directories.push(path);
  return path;
}

/** A package in the shape of the real ones, with one library whose link is not made. */
async function newPackage(target = 'native/lib/libpq.so'): Promise<string> {
  const root = await newDirectory();
  for (const name of ['dist', 'native/bin', 'native/lib', 'native/share'])
    await mkdir(join(root, name), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"version":"17.10.0"}');
  await writeFile(join(root, 'native/bin/postgres'), 'program', { mode: 0o700 });
  await writeFile(join(root, 'native/lib/libpq.so.5'), 'library', { mode: 0o600 });
  await writeFile(join(root, 'native/lib/libpq.a'), 'static');
  const links = [{ source: 'native/lib/libpq.so.5', target }];
  await writeFile(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
  return root;
}

function find(root: string, place: string, account: { uid: number; gid: number } | null = null) {
  return findPrograms(place, account, () => join(root, 'dist', 'index.js'));
}

test('links that the installation did not make are made at start, also by two at once', async () => {
  const [root, place] = [await newPackage(), await newDirectory()];
  const found = await Promise.all([find(root, place), find(root, place), find(root, place)]);
  expect(found).toEqual(Array.from({ length: 3 }, () => join(root, 'native')));
  expect(await readlink(join(root, 'native/lib/libpq.so'))).toBe('libpq.so.5');
  expect(await readdir(place)).toEqual([]);
});

test('where links cannot be made in the installation, a copy in the place is used', async () => {
  const root = await newPackage('native/read-only/libpq.so');
  expect(await find(root, await newDirectory())).toMatch(/programs-17\.10\.0$/);
});

test('where the account cannot come, it gets a copy that it can run, made once', async () => {
  const [root, place] = [await newPackage(), await newDirectory()];
  const { uid, gid } = await stat(place);
  await writeFile(join(place, 'unrelated'), '');
  await mkdir(join(place, 'programs-17.9.0'));
  const hidden = { uid: uid + 4242, gid: gid + 4242 };
  await expect(find(root, place, hidden)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_HOME' });
  const copy = join(place, 'programs-17.10.0');
  expect((await readdir(place)).sort()).toEqual(['programs-17.10.0', 'unrelated']);
  expect((await stat(join(copy, 'bin/postgres'))).mode & 0o777).toBe(0o755);
  expect(await readFile(join(copy, 'lib/libpq.so'), 'utf8')).toBe('library');
  expect((await lstat(join(copy, 'lib/libpq.so'))).isSymbolicLink()).toBe(true);
  expect(await readdir(join(copy, 'lib'))).not.toContain('libpq.a');
  await writeFile(join(copy, 'made-once'), '');
  expect(await find(root, place, hidden)).toBe(copy);
  expect(await readdir(copy)).toContain('made-once');
});
