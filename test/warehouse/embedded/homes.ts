// A test → a home directory of its own that any user can come to, removed afterwards with the server it holds.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { recall } from '../../../warehouse/embedded/home.js';
import { placePath } from '../../../warehouse/embedded/place.js';

const homes: string[] = [];

/** Call it in tests; the path does not exist yet. `mode` is that of the directory it lies in. */
export async function newHome(mode = 0o755): Promise<string> {
  const above = await mkdtemp(join(tmpdir(), 'satudata-home-'));
  await chmod(above, mode);
  homes.push(above);
  return join(above, 'home');
}

export async function placeOf(home: string): Promise<string> {
  const memory = await recall(home);
  if (memory === null) throw new Error(`nothing is remembered in ${home}`);
  return placePath(home, memory.place);
}

/** null when no server says it runs. */
export async function postmasterPid(home: string): Promise<number | null> {
  const text = await readFile(join(await placeOf(home), 'data', 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

export function removeHomes(): void {
  afterAll(async () => {
    for (const above of homes.splice(0)) {
      const place = await placeOf(join(above, 'home')).catch(() => above);
      await rm(place, { recursive: true, force: true });
      await rm(above, { recursive: true, force: true });
    }
  });
}
