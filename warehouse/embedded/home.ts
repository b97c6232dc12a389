// The directory of one installation → what is remembered there of its embedded server.
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SatuDataError, WarehouseError } from '../../model/errors.js';
import { asFailure } from '../failure.js';

const Memory = z.object({
  /** Where data, log and clients are: absolute, or "postgres" for inside of the home. */
  place: z.string().min(1),
  port: z.int().min(1).max(65_535),
  password: z.string().min(16),
});
export type Memory = Readonly<z.infer<typeof Memory>>;

function memoryPath(home: string): string {
  return join(home, 'postgres.json');
}

/** Makes the directory when there is none. Root lets others pass through it, for its server runs as somebody else. */
export async function makeHome(home: string): Promise<void> {
  if ((await stat(home).catch(() => null))?.isDirectory() === true) return;
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    if (process.getuid?.() === 0) await chmod(home, 0o711);
  } catch (error) {
    throw homeFailure(home, error);
  }
}

/** What an earlier start left; null before the first. */
export async function recall(home: string): Promise<Memory | null> {
  const text = await readFile(memoryPath(home), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw homeFailure(home, error);
  });
  if (text === null) return null;
  const parsed = Memory.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw memoryLost(home);
}

export function memoryLost(home: string): WarehouseError {
  return new WarehouseError(
    'SD_WAREHOUSE_MEMORY',
    `${memoryPath(home)} does not say where the embedded server is and what its password is.`,
    { hint: 'Restore the file from a backup of the home directory; without it the data cannot be opened.' },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Replaces the file in one step: a crash leaves the old one or the new one. It holds the password: owner only. */
export async function remember(home: string, memory: Memory): Promise<void> {
  const draft = `${memoryPath(home)}.new`;
  try {
    await writeFile(draft, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600, flush: true });
    await rename(draft, memoryPath(home));
  } catch (error) {
    throw homeFailure(home, error);
  }
}

/** A full disk is said as such; anything else is a home that cannot be written to. */
export function homeFailure(home: string, error: unknown): unknown {
  const failure = asFailure(error);
  if (failure instanceof SatuDataError || !(failure instanceof Error)) return failure;
  return new WarehouseError(
    'SD_WAREHOUSE_HOME',
    `The home directory ${home} cannot be read or written: ${failure.message}.`,
    { hint: 'Give this user the directory, or name another with --home or SATUDATA_HOME.', cause: error },
  );
}
