// A place → who runs a PostgreSQL on it: the lock that its server holds as long as it lives, and where it was started.
import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { here, Instance, isHere } from './instance.js';
import { hasKernelLock, type KernelLock, kernelLock } from './kernel-lock.js';

const Reign = Instance.extend({ since: z.string() });
export type Reign = Readonly<z.infer<typeof Reign>>;

/** The lock that a server inherits when it is started, so that it is free only when the last of its processes is gone. */
export async function serverLock(place: string): Promise<KernelLock | null> {
  return kernelLock(join(place, 'server.lock'), 0);
}

/** Where the last server was started and not stopped in good order; null when it was, or when that is not known. */
export async function lastReign(place: string): Promise<Reign | null> {
  const text = await readFile(pathOf(place), 'utf8').catch(() => null);
  const parsed = Reign.safeParse(text === null ? null : parseJson(text));
  return parsed.success ? parsed.data : null;
}

export async function beginReign(place: string): Promise<void> {
  const reign: Reign = { ...here, since: new Date().toISOString() };
  await writeFile(pathOf(place), `${JSON.stringify(reign)}\n`, { mode: 0o600, flush: true });
}

export async function endReign(place: string): Promise<void> {
  await rm(pathOf(place), { force: true });
}

/** The file that whoever knows that a machine is gone may remove. */
export function pathOf(place: string): string {
  return join(place, 'server.json');
}

export type Verdict = 'dead' | 'alive' | 'unknown';

/** What is known of a place: whether the kernel locks files here, whether the server's lock is free, and who may mount it. */
export interface Evidence {
  readonly kernel: boolean;
  readonly lockIsFree: boolean;
  readonly shared: boolean;
}

/** Whether the server of that reign lives, when no process here is it. */
export async function verdictOn(place: string, reign: Instance | null): Promise<Verdict> {
  const lock = hasKernelLock ? await serverLock(place) : null;
  await lock?.release();
  return judge(reign, { kernel: hasKernelLock, lockIsFree: lock !== null, shared: await isShared(place) });
}

/** `unknown` where nobody here can tell: another machine whose lock may not reach this one. */
export function judge(reign: Instance | null, { kernel, lockIsFree, shared }: Evidence): Verdict {
  const foreign = reign !== null && !isHere(reign);
  if (kernel && !lockIsFree) return 'alive';
  if (!foreign) return 'dead';
  if (kernel) return reign.boot !== here.boot && shared ? 'unknown' : 'dead';
  // The same machine before it was started last: nothing of it runs any more.
  return reign.host === here.host && reign.boot !== here.boot ? 'dead' : 'unknown';
}

/** NFS, SMB, CIFS, FUSE, 9P, Ceph, Lustre, GFS2, OCFS2, AFS: file systems that several machines may have at once. */
const networked = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x00c36400, 0x0bd00bd0, 0x01161970,
  0x7461636f, 0x5346414f,
]);

async function isShared(place: string): Promise<boolean> {
  return networked.has((await statfs(place)).type >>> 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
