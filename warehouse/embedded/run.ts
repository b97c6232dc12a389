// A program of PostgreSQL and its arguments → its exit status and all it said.
import { type ChildProcess, spawn } from 'node:child_process';
import { WarehouseError } from '../../model/errors.js';
import type { Account } from './account.js';

export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** What a program needs to run: where it is found, its home and scratch space, what Windows asks for. */
const passedOn =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|DYLD_.*|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES.*|NUMBER_OF_PROCESSORS|ASAN_OPTIONS)$/i;

/**
 * Keys and passwords of sources stand in our environment, and what runs in the server could read its own: it gets none.
 * PG… variables would steer initdb and the server; messages must be English to be understood.
 */
export function environment(own: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => passedOn.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Resolves when the program has ended; `directory` must be one that the account can enter. `inherited` is a descriptor
 * that it, and what it leaves running, keep open.
 */
export async function run(
  program: string,
  parameters: readonly string[],
  directory: string,
  account: Account | null,
  inherited?: number,
): Promise<Ran> {
  try {
    const child = spawn(program, parameters, {
      cwd: directory,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe', ...(inherited === undefined ? [] : [inherited])],
      windowsHide: true,
      // Ctrl-C in the terminal is for the program, which then stops the server in good order.
      detached: process.platform !== 'win32',
      ...(account ?? {}),
    });
    return await ended(child);
  } catch (error) {
    throw cannotRun(program, account, error);
  }
}

function ended(child: ChildProcess): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output: Buffer.concat(said).toString('utf8') }));
  });
}

function cannotRun(program: string, account: Account | null, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const refused = 'code' in error && (error.code === 'EPERM' || error.code === 'EINVAL') && account !== null;
  if (refused) return rootOnly(account);
  return new WarehouseError('SD_WAREHOUSE_PROGRAM', `${program} cannot be run: ${error.message}.`, {
    hint: 'The packaged PostgreSQL needs glibc (on Alpine, use a Debian image) and a disk not mounted noexec; or set DATABASE_URL.',
    cause: error,
  });
}

function rootOnly(account: Account): WarehouseError {
  return new WarehouseError(
    'SD_WAREHOUSE_ROOT',
    `PostgreSQL refuses to run as root, and this process may not become user ${account.uid}.`,
    { hint: 'Run satudata as an ordinary user, allow CAP_SETUID and CAP_SETGID, or set DATABASE_URL.' },
  );
}
