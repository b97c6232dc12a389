// A place → the server that runs on its data directory, here or out of reach, if one does.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isHere } from './instance.js';
import { servesDirectory } from './processes.js';
import { lastReign, type Reign, verdictOn } from './reign.js';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export type Found =
  | { readonly state: 'running'; readonly server: Postmaster }
  | { readonly state: 'none' }
  /** The last processes of a server that was killed here are just ending. */
  | { readonly state: 'ending' }
  /** Another container or machine has it, or may have it: whether it lives cannot be told (`unknown`). */
  | { readonly state: 'elsewhere'; readonly reign: Reign; readonly unknown: boolean };

/**
 * A file left by a server that died (its number may mean another process by now) is removed, but only when it is
 * certain that the server is dead: where a process number cannot be judged, it says nothing.
 */
export async function findPostmaster(place: string): Promise<Found> {
  const data = join(place, 'data');
  const file = join(data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => null);
  // Line 1 is the process, line 4 the port; a server that is just starting has not written all of them.
  const [pid = '', , , port = ''] = (text ?? '').split('\n');
  const reign = await lastReign(place);
  if (text !== null && (reign === null || isHere(reign)) && (await servesDirectory(Number(pid), data)))
    return { state: 'running', server: { pid: Number(pid), port: Number(port) } };
  const verdict = await verdictOn(place, reign);
  if (verdict === 'dead') {
    await rm(file, { force: true });
    return { state: 'none' };
  }
  if (reign === null || isHere(reign)) return { state: 'ending' };
  return { state: 'elsewhere', reign, unknown: verdict === 'unknown' };
}
