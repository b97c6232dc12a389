// The programs that use one embedded server: each signs in with a file, so that only the last one stops it.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instanceTag } from './instance.js';
import { processMark } from './processes.js';

let opened = 0;

/**
 * Signs this process in; `leave` signs it out and says whether anybody is left. Both only under the lock of the home.
 * Programs of another container serve another server: nobody here can say whether they live, and they are left alone.
 */
export async function signIn(place: string): Promise<{ leave(): Promise<{ last: boolean }> }> {
  const directory = join(place, 'clients');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  opened += 1;
  const path = join(directory, `${instanceTag}.${process.pid}.${opened}`);
  await writeFile(path, (await processMark(process.pid)) ?? '', { mode: 0o600 });
  return {
    leave: async () => {
      await rm(path, { force: true });
      return { last: (await living(directory)) === 0 };
    },
  };
}

/** Where a server begins here, those who signed in elsewhere have lost theirs. Only under the lock of the home. */
export async function forgetOthers(place: string): Promise<void> {
  const directory = join(place, 'clients');
  const names = await readdir(directory).catch(() => []);
  const others = names.filter((name) => !name.startsWith(`${instanceTag}.`));
  await Promise.all(others.map((name) => rm(join(directory, name), { force: true })));
}

/** Counts who is alive and clears away those who died without signing out. */
async function living(directory: string): Promise<number> {
  const names = (await readdir(directory).catch(() => [])).filter((name) =>
    name.startsWith(`${instanceTag}.`),
  );
  const alive = await Promise.all(
    names.map((name) => isAlive(join(directory, name), Number(name.split('.')[1]))),
  );
  return alive.filter(Boolean).length;
}

async function isAlive(path: string, pid: number): Promise<boolean> {
  const mark = await readFile(path, 'utf8').catch(() => '');
  const alive = mark !== '' && (await processMark(pid)) === mark;
  if (!alive) await rm(path, { force: true });
  return alive;
}
