// A file → a lock on it that the kernel gives back when its last holder has died, in whatever container that was.
import { spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { WarehouseError } from '../../model/errors.js';

/**
 * Held as long as `file` is open here or in a process that was given it: a child inherits the lock with the
 * descriptor, and keeps it when this process has died.
 */
export interface KernelLock {
  readonly file: FileHandle;
  /** Gives up this process's share. */
  release(): Promise<void>;
}

/** Where the kernel's locks can be had; elsewhere files say who holds what. */
export const hasKernelLock = process.platform === 'linux';

/**
 * null when somebody else holds it for longer than `patience`, in ms. Node cannot call flock(2): util-linux locks the
 * descriptor that it inherits, and the lock belongs to whoever has the same opened file. WarehouseError
 * SD_WAREHOUSE_FLOCK where that program is missing; what the file system refuses is thrown as it is.
 */
export async function kernelLock(path: string, patience: number): Promise<KernelLock | null> {
  const file = await open(path, 'a', 0o600);
  try {
    if (await locked(file.fd, patience)) return { file, release: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return null;
}

function locked(fd: number, patience: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const parameters = patience > 0 ? ['-x', '3'] : ['-x', '-n', '3'];
    const child = spawn('flock', parameters, { stdio: ['ignore', 'ignore', 'pipe', fd] });
    const late = patience > 0 ? setTimeout(() => child.kill('SIGKILL'), patience) : undefined;
    const said: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) => {
      clearTimeout(late);
      reject(withoutFlock(error));
    });
    child.on('close', (status) => {
      clearTimeout(late);
      if (status === 0 || status === 1 || status === null) resolve(status === 0);
      else reject(refused(Buffer.concat(said).toString('utf8').trim()));
    });
  });
}

function withoutFlock(cause: unknown): WarehouseError {
  return new WarehouseError('SD_WAREHOUSE_FLOCK', 'The program flock cannot be run.', {
    hint: 'Install util-linux (it holds the lock that keeps two containers apart), or set DATABASE_URL.',
    cause,
  });
}

function refused(said: string): WarehouseError {
  return new WarehouseError(
    'SD_WAREHOUSE_FLOCK',
    `The home directory lies where no file can be locked: ${said}.`,
    {
      hint: 'Name a directory on a local disk with --home or SATUDATA_HOME, or set DATABASE_URL.',
    },
  );
}
