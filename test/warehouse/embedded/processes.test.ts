import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isRunning, processMark, servesDirectory } from '../../../warehouse/embedded/processes.js';
import { lacks } from '../../left-out.js';

const linux = test.skipIf(lacks('Linux', process.platform === 'linux'));

test('a living process keeps its mark, and another has another', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
  const pid = child.pid ?? 0;
  const mark = await processMark(pid);
  expect(mark).not.toBeNull();
  expect(await processMark(pid)).toBe(mark);
  expect(await processMark(process.pid)).not.toBe(mark);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await processMark(pid)).toBeNull();
  expect(isRunning(pid)).toBe(false);
});

linux('a process that ended and was never asked after does not run', async () => {
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(parent.stdout, 'data');
  const zombie = Number(String(line));
  for (let tries = 0; isRunning(zombie) && tries < 100; tries += 1) await sleep(20);
  expect(isRunning(zombie)).toBe(false);
  expect(await processMark(zombie)).toBeNull();
  parent.kill('SIGKILL');
});

linux('a process serves the directory that it works in, wherever that was moved', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'satudata-cwd-'));
  const other = await mkdtemp(join(tmpdir(), 'satudata-cwd-'));
  const child = spawn('sleep', ['30'], { cwd: directory });
  await once(child, 'spawn');
  expect(await servesDirectory(child.pid ?? 0, directory)).toBe(true);
  expect(await servesDirectory(child.pid ?? 0, other)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(await servesDirectory(child.pid ?? 0, directory)).toBe(false);
  await Promise.all([directory, other].map((path) => rm(path, { recursive: true })));
});

linux('where there is no /proc, ps tells processes apart', async () => {
  const mark = await processMark(process.pid, 'darwin');
  expect(mark).toMatch(/^\S+\d{4}$/);
  expect(await processMark(process.pid, 'darwin')).toBe(mark);
  expect(await processMark(999_999_999, 'darwin')).toBeNull();
  expect(await servesDirectory(process.pid, '/', 'darwin')).toBe(false);
  expect(await processMark(process.pid, 'win32')).toBe('in use');
  expect(await servesDirectory(process.pid, '/', 'win32')).toBe(true);
});
