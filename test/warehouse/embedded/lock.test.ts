import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { hasKernelLock, kernelLock } from '../../../warehouse/embedded/kernel-lock.js';
import { withLock } from '../../../warehouse/embedded/lock.js';
import { lacks } from '../../left-out.js';

const directory = await mkdtemp(join(tmpdir(), 'satudata-lock-'));
afterAll(() => rm(directory, { recursive: true, force: true }));
const kernel = test.skipIf(lacks('flock of util-linux', hasKernelLock));

test('of many who want the lock at once, one works at a time and all get their turn', async () => {
  let inside = 0;
  const seen: number[] = [];
  const work = async () => {
    inside += 1;
    seen.push(inside);
    await sleep(2);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 12 }, () => withLock(directory, work)));
  expect(seen).toEqual(Array.from({ length: 12 }, () => 1));
});

test('the lock gives back what the work gave, and is free again after work that failed', async () => {
  expect(await withLock(directory, async () => 'done')).toBe('done');
  await expect(withLock(directory, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(directory, async () => 'again')).toBe('again');
});

test('whoever waits too long is told', async () => {
  await withLock(directory, async () => {
    await expect(withLock(directory, async () => undefined, 60)).rejects.toMatchObject({
      code: 'SD_WAREHOUSE_LOCKED',
      retryable: true,
    });
  });
});

kernel(
  'a child that was given the lock holds it when its parent gave it up, and the kernel frees it when it dies',
  async () => {
    const path = join(directory, 'inherited');
    const lock = await kernelLock(path, 0);
    const child = spawn('sleep', ['60'], {
      stdio: ['ignore', 'ignore', 'ignore', lock?.file.fd ?? 'ignore'],
    });
    await once(child, 'spawn');
    await lock?.release();
    expect(await kernelLock(path, 0)).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'close');
    const next = await kernelLock(path, 0);
    expect(next).not.toBeNull();
    await next?.release();
  },
);

kernel('a directory that is gone is an error and no endless wait', async () => {
  await expect(withLock(join(directory, 'gone'), async () => undefined)).rejects.toThrow('ENOENT');
});

kernel('where flock is missing or the disk locks nothing, a sentence says so', async () => {
  const bin = join(directory, 'bin');
  await mkdir(bin);
  vi.stubEnv('PATH', bin);
  await expect(withLock(directory, async () => undefined)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_FLOCK',
    hint: expect.stringContaining('util-linux'),
  });
  await writeFile(join(bin, 'flock'), '#!/bin/sh\necho "flock: 3: Function not implemented" >&2\nexit 66\n', {
    mode: 0o755,
  });
  await expect(withLock(directory, async () => undefined)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_FLOCK',
    message: expect.stringContaining('Function not implemented'),
    hint: expect.stringContaining('local disk'),
  });
  vi.unstubAllEnvs();
  expect(await withLock(directory, async () => 'again')).toBe('again');
});
