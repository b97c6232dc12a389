// Many processes that want one directory → one at a time, whatever became of those before.
import { join } from 'node:path';
import { hasKernelLock, kernelLock } from './kernel-lock.js';
import { stillHeld } from './lock-error.js';
import { withNumberedLock } from './numbered-lock.js';

/** Runs `work` while no other process runs work under the lock of `directory`; SD_WAREHOUSE_LOCKED after `patience` ms. */
export async function withLock<T>(directory: string, work: () => Promise<T>, patience = 180_000): Promise<T> {
  if (!hasKernelLock) return withNumberedLock(directory, work, patience);
  const lock = await kernelLock(join(directory, 'lock'), patience);
  if (lock === null) throw stillHeld(directory, null);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
