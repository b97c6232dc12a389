// A process number → whether it still means the process it once meant.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { here } from './instance.js';

const execute = promisify(execFile);

/**
 * A mark that tells a living process from any later one that gets the same number; null when there is none.
 * On Windows it only says that the number is in use.
 */
export async function processMark(
  pid: number,
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  if (!isRunning(pid)) return null;
  if (platform === 'linux') return `${here.boot}:${statFields(pid)[19]}`;
  if (platform === 'win32') return 'in use';
  return (await psField(pid, 'lstart'))?.replace(/\s+/g, '-') ?? null;
}

/** A process that has ended and that nobody has asked after (a zombie) does not run. */
export function isRunning(pid: number): boolean {
  if (!isInUse(pid)) return false;
  if (process.platform !== 'linux') return true;
  const [state] = statFields(pid);
  return state !== undefined && state !== 'Z' && state !== 'X';
}

/** EPERM means that it lives and belongs to somebody else. */
function isInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The name of a process stands in brackets and may hold anything: fields are counted after the last one. */
function statFields(pid: number): readonly string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

async function psField(pid: number, field: 'lstart' | 'args'): Promise<string | undefined> {
  const { stdout } = await execute('ps', ['-o', `${field}=`, '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim() === '' ? undefined : stdout.trim();
}

/** Whether the living process is a PostgreSQL whose data directory this is: a postmaster works inside of it. */
export async function servesDirectory(
  pid: number,
  directory: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (platform === 'win32') return true;
  if (platform !== 'linux') return (await psField(pid, 'args'))?.includes('postgres') ?? false;
  const [inside, asked] = await Promise.all([stat(`/proc/${pid}/cwd`).catch(() => null), stat(directory)]);
  return inside !== null && inside.ino === asked.ino && inside.dev === asked.dev;
}
