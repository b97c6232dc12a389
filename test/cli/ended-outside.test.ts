// The real program, ended from outside: by a terminal that closes, a reader that goes away, a disk that is full.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPostmaster } from '../../warehouse/embedded/postmaster.js';
import { lacks } from '../left-out.js';
import { posyandu } from '../pipelines/bad-input/sendings.js';
import { smallDisk } from '../small-disk.js';
import { newHome, placeOf, removeHomes } from '../warehouse/embedded/homes.js';

const program = resolve(import.meta.dirname, '../../bin/satudata.js');
const config = resolve(import.meta.dirname, '../pipelines/bad-input/config');
removeHomes();
const home = await newHome();
const inbox = await mkdtemp(join(tmpdir(), 'satudata-inbox-'));
afterAll(() => rm(inbox, { recursive: true, force: true }));
const env = { ...process.env, SATUDATA_INBOX: inbox, DATABASE_URL: '', NO_COLOR: '1' };
const words = (...more: readonly string[]) => [program, '--home', home, '--config', config, ...more];

beforeAll(async () => {
  await writeFile(join(inbox, 'Posyandu 2024.csv'), posyandu(4));
  const ran = spawnSync(process.execPath, words('run'), { env, encoding: 'utf8' });
  expect([ran.status, ran.stderr]).toEqual([0, expect.stringContaining('1 accepted')]);
});

async function serverState(): Promise<string> {
  return (await findPostmaster(await placeOf(home))).state;
}

test('a reader that has read enough ends the command with 0, and no server is left behind', async () => {
  const line = `"${process.execPath}" ${words(
    'query',
    "select repeat('x', 1000) from generate_series(1, 200000)",
    '--limit',
    '200000',
  )
    .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
    .join(' ')} | head -n 1 | wc -c; exit "\${PIPESTATUS[0]}"`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { env, encoding: 'utf8' });
  expect([status, Number(stdout) > 1, stderr]).toEqual([0, true, '']);
  expect(await serverState()).toBe('none');
});

test('a terminal that is closed ends the command with 129 after the step under way, and its server with it', async () => {
  const child = spawn(process.execPath, words('start', '--cron', '0 3 * * *'), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
    if (said.includes('running at')) child.kill('SIGHUP');
  });
  await once(child, 'close');
  expect(said).toContain('ending after the step under way');
  expect(await serverState()).toBe('none');
});

const disk = smallDisk(1);
test.skipIf(lacks('a small disk', disk !== null))(
  'output that a full disk does not take is a failure of the disk, in a sentence',
  async () => {
    await mkdir(disk ?? '', { recursive: true });
    const path = join(disk ?? '', 'out.txt');
    const line = `"${process.execPath}" ${words(
      'query',
      "select repeat('x', 1000) from generate_series(1, 3000)",
      '--limit',
      '3000',
    )
      .map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
      .join(' ')} > '${path}'`;
    const { status, stderr } = spawnSync('bash', ['-c', line], { env, encoding: 'utf8' });
    expect([status, stderr]).toEqual([5, expect.stringContaining('SD_WAREHOUSE_DISK_FULL')]);
    expect(await serverState()).toBe('none');
  },
);
