// Many processes of one machine that want a directory → one at a time, where the kernel offers no lock (macOS, Windows).
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { instanceTag } from './instance.js';
import { stillHeld } from './lock-error.js';
import { processMark } from './processes.js';

/** The empty file of somebody who is just about to write his name into it is respected this long, in ms. */
const unsigned = 5_000;
const free = 'free';

/**
 * Runs `work` while no other process runs work under the lock of `directory`.
 *
 * The lock is the file with the highest number. It is never removed while it is the highest, only marked as free or
 * left behind by a process that died; who wants it creates the next number, which only one can. Whoever was
 * overtaken while asleep finds a higher number than his own and starts again, so a dead man's lock is never
 * taken from under a living one. Of a process on another machine nobody here can say whether it lives: its lock is
 * respected until patience ends.
 */
export async function withNumberedLock<T>(
  directory: string,
  work: () => Promise<T>,
  patience: number,
): Promise<T> {
  const number = await acquire(directory, Date.now() + patience);
  try {
    return await work();
  } finally {
    // On a full disk the file is left empty, which sets the lock free a little later.
    await writeFile(pathOf(directory, number), free).catch(() => undefined);
  }
}

function pathOf(directory: string, number: number): string {
  return join(directory, `lock.${number}`);
}

async function numbersIn(directory: string): Promise<readonly number[]> {
  const names = (await readdir(directory)).filter((name) => /^lock\.\d+$/.test(name));
  return names.map((name) => Number(name.slice(5))).sort((a, b) => b - a);
}

async function acquire(directory: string, deadline: number): Promise<number> {
  for (;;) {
    const [highest = 0] = await numbersIn(directory);
    const holder = highest === 0 ? null : await holderOf(pathOf(directory, highest));
    if (holder === null && (await take(directory, highest + 1))) return highest + 1;
    if (holder !== null && Date.now() > deadline) throw stillHeld(directory, holder);
    await sleep(25);
  }
}

/** Who holds the lock: a process, "?" while that cannot be told, null when nobody does. */
async function holderOf(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => '?');
  if (text === free || text === '?') return text === free ? null : '?';
  if (text === '') return (await ageOf(path)) < unsigned ? '?' : null;
  const [pid = '', mark, tag = instanceTag] = text.split(' ');
  if (tag !== instanceTag) return `${pid} of another machine`;
  return (await processMark(Number(pid))) === mark ? pid : null;
}

async function ageOf(path: string): Promise<number> {
  const entry = await stat(path).catch(() => null);
  return entry === null ? 0 : Date.now() - entry.mtimeMs;
}

async function take(directory: string, number: number): Promise<boolean> {
  const path = pathOf(directory, number);
  try {
    await writeFile(path, `${process.pid} ${await processMark(process.pid)} ${instanceTag}`, {
      flag: 'wx',
      mode: 0o600,
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  const [highest, ...older] = await numbersIn(directory);
  const spent = highest === number ? older : [number];
  await Promise.all(spent.map((n) => rm(pathOf(directory, n), { force: true })));
  return highest === number;
}
