// The programs that use one embedded server: each signs in with a file, so that only the last one stops it.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processMark } from './processes.js';

let opened = 0;

/** Signs this process in; `leave` signs it out and says whether anybody is left. Both only under the lock. */
export async function signIn(place: string): Promise<{ leave(): Promise<{ last: boolean }> }> {
  const directory = join(place, 'clients');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  opened += 1;
  const path = join(directory, `${process.pid}.${opened}`);
  await writeFile(path, (await processMark(process.pid)) ?? '', { mode: 0o600 });
  return {
    leave: async () => {
      await rm(path, { force: true });
      return { last: (await living(directory)) === 0 };
    },
  };
}

/** Counts who is alive and clears away those who died without signing out. */
async function living(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  const alive = await Promise.all(
    names.map((name) => isAlive(join(directory, name), Number.parseInt(name, 10))),
  );
  return alive.filter(Boolean).length;
}

async function isAlive(path: string, pid: number): Promise<boolean> {
  const mark = await readFile(path, 'utf8').catch(() => '');
  const alive = mark !== '' && (await processMark(pid)) === mark;
  if (!alive) await rm(path, { force: true });
  return alive;
}
