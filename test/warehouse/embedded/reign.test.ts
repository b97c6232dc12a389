import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { here, isHere } from '../../../warehouse/embedded/instance.js';
import { hasKernelLock } from '../../../warehouse/embedded/kernel-lock.js';
import { findPostmaster } from '../../../warehouse/embedded/postmaster.js';
import { beginReign, endReign, judge, lastReign, serverLock } from '../../../warehouse/embedded/reign.js';
import { lacks } from '../../left-out.js';

const place = await mkdtemp(join(tmpdir(), 'satudata-reign-'));
afterAll(() => rm(place, { recursive: true, force: true }));
const kernel = test.skipIf(lacks('flock of util-linux', hasKernelLock));

const otherContainer = { ...here, namespace: 'pid:[1]' };
const otherMachine = { host: 'server-2', boot: 'another', namespace: 'pid:[1]' };
const beforeReboot = { ...here, boot: 'earlier' };

test.each([
  ['a lock that is held', otherContainer, { kernel: true, lockIsFree: false, shared: false }, 'alive'],
  ['the same where nobody wrote down who', null, { kernel: true, lockIsFree: false, shared: false }, 'alive'],
  [
    'a free lock of another container',
    otherContainer,
    { kernel: true, lockIsFree: true, shared: false },
    'dead',
  ],
  [
    'a free lock before the last start',
    beforeReboot,
    { kernel: true, lockIsFree: true, shared: false },
    'dead',
  ],
  [
    'a free lock that may not reach this machine',
    otherMachine,
    { kernel: true, lockIsFree: true, shared: true },
    'unknown',
  ],
  ['no locks, here', here, { kernel: false, lockIsFree: false, shared: false }, 'dead'],
  [
    'no locks, before the last start',
    beforeReboot,
    { kernel: false, lockIsFree: false, shared: true },
    'dead',
  ],
  [
    'no locks, another container',
    otherContainer,
    { kernel: false, lockIsFree: false, shared: false },
    'unknown',
  ],
  ['no locks, another machine', otherMachine, { kernel: false, lockIsFree: false, shared: true }, 'unknown'],
] as const)('whether a server lives is judged only where it can be: %s', (_, reign, evidence, verdict) => {
  expect(judge(reign, evidence)).toBe(verdict);
});

test('a reign is remembered until it ends in good order', async () => {
  expect(await lastReign(place)).toBeNull();
  await beginReign(place);
  const reign = await lastReign(place);
  expect(reign !== null && isHere(reign)).toBe(true);
  await endReign(place);
  expect(await lastReign(place)).toBeNull();
  await writeFile(join(place, 'server.json'), 'half a li');
  expect(await lastReign(place)).toBeNull();
});

kernel(
  'the pid file of a server that lives in another container is never removed, whatever its number means here',
  async () => {
    const data = join(place, 'data');
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'postmaster.pid'), [process.pid, data, 1700000000, 5432, ''].join('\n'));
    const reign = { ...otherContainer, since: '2026-01-05T01:30:00Z' };
    await writeFile(join(place, 'server.json'), JSON.stringify(reign));
    const lock = await serverLock(place);
    expect(await findPostmaster(place)).toEqual({ state: 'elsewhere', reign, unknown: false });
    expect(await readdir(data)).toEqual(['postmaster.pid']);
    await lock?.release();
    expect(await findPostmaster(place)).toEqual({ state: 'none' });
    expect(await readdir(data)).toEqual([]);
  },
);
