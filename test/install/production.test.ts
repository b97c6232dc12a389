// What "npm ci --omit=dev" leaves is enough to run, and holds nothing that production does not need.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../docs/pages.js';
import { newHome, removeHomes } from '../warehouse/embedded/homes.js';

removeHomes();
const folder = await mkdtemp(join(tmpdir(), 'satudata-production-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const { DATABASE_URL: _, ...env } = process.env;

beforeAll(() => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\0').filter((each) => each !== '' && !each.startsWith('test/'))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
}, 60_000);

function npm(...words: readonly string[]) {
  const options = ['--prefer-offline', '--no-audit', '--no-fund'];
  return spawnSync('npm', [...words, ...options], { cwd: folder, env, encoding: 'utf8' });
}

test('without a build there is a sentence that says what to do', () => {
  const { status, stderr } = npm('ci', '--omit=dev');
  expect([status, stderr]).toEqual([1, expect.stringContaining('dist/ is not built')]);
}, 180_000);

test('with one, the program runs on what production needs alone', async () => {
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const { status, stderr } = npm('ci', '--omit=dev');
  expect([status, stderr.includes('npm error')]).toEqual([0, false]);
  const installed = readdirSync(join(folder, 'node_modules'));
  for (const name of [
    'typescript',
    'vitest',
    'vite',
    '@biomejs',
    'fast-check',
    'dependency-cruiser',
    'esbuild',
  ])
    expect(installed).not.toContain(name);
  const home = await newHome();
  const ran = spawnSync(process.execPath, ['bin/city.js', '--home', home, 'run', '--opd', 'dkpp'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect([ran.status, ran.stdout]).toEqual([0, expect.stringMatching(/\d+ accepted/)]);
}, 240_000);
