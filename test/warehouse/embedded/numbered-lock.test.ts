import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { withNumberedLock } from '../../../warehouse/embedded/numbered-lock.js';
import { processMark } from '../../../warehouse/embedded/processes.js';

const directories: string[] = [];
let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'satudata-lock-'));
  directories.push(directory);
});
afterAll(() => Promise.all(directories.map((path) => rm(path, { recursive: true, force: true }))));

/** As on macOS and Windows, where the kernel offers no lock. */
function withLock<T>(work: () => Promise<T>, patience = 60_000): Promise<T> {
  return withNumberedLock(directory, work, patience);
}

function lockFile(number: number): string {
  return join(directory, `lock.${number}`);
}

test('of many who want the lock at once, one works at a time and all get their turn', async () => {
  let inside = 0;
  const seen: number[] = [];
  const work = async () => {
    inside += 1;
    seen.push(inside);
    await sleep(2);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 12 }, () => withLock(work)));
  expect(seen).toEqual(Array.from({ length: 12 }, () => 1));
});

test('the lock gives back what the work gave, and is free again after work that failed', async () => {
  expect(await withLock(async () => 'done')).toBe('done');
  await expect(withLock(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(async () => 'again')).toBe('again');
});

test('the lock of a process that died is overtaken', async () => {
  await writeFile(lockFile(7), '999999999 boot:1');
  await withLock(async () => {
    expect(await readdir(directory)).toEqual(['lock.8']);
  });
  expect(await readFile(lockFile(8), 'utf8')).toBe('free');
});

test('a living process with the number of the dead holder does not hold the lock', async () => {
  await writeFile(lockFile(1), `${process.pid} another-boot:1`);
  expect(await withLock(async () => 'mine')).toBe('mine');
});

test('a lock whose holder was killed before he signed it is respected for a while, then overtaken', async () => {
  await writeFile(lockFile(1), '');
  const before = Date.now();
  const long = new Date(before - 4_800);
  await utimes(lockFile(1), long, long);
  await withLock(async () => undefined);
  expect(Date.now() - before).toBeGreaterThan(150);
});

test('whoever waits too long is told which process holds the lock', async () => {
  await writeFile(lockFile(3), `${process.pid} ${await processMark(process.pid)}`);
  await expect(withLock(async () => undefined, 60)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_LOCKED',
    retryable: true,
    message: expect.stringContaining(`Process ${process.pid}`),
  });
});

test('the lock of a process on another machine is respected, whatever its number means here', async () => {
  await writeFile(lockFile(3), '999999999 boot:1 elsewhere');
  await expect(withLock(async () => undefined, 60)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_LOCKED',
    message: expect.stringContaining('of another machine'),
  });
  expect(await readdir(directory)).toEqual(['lock.3']);
});

test('a directory that is gone is an error and no endless wait', async () => {
  await rm(directory, { recursive: true });
  await expect(withLock(async () => undefined)).rejects.toThrow('ENOENT');
});
