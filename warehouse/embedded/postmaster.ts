// A data directory → the server that runs on it, if one does.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { servesDirectory } from './processes.js';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** null when none runs. A file left by one that died (its number may mean another process by now) is removed. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const file = join(data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  // Line 1 is the process, line 4 the port; a server that is just starting has not written all of them.
  const [pid = '', , , port = ''] = text.split('\n');
  if (await servesDirectory(Number(pid), data)) return { pid: Number(pid), port: Number(port) };
  await rm(file, { force: true });
  return null;
}
