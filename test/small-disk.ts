// A number of megabytes → a real disk that is full after so many; only root on Linux can make one.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** null where it cannot be mounted: then the test skips. Unmounted when the test file is done. */
export function smallDisk(megabytes: number): string | null {
  const path = mkdtempSync(join(tmpdir(), 'satudata-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path], {
      stdio: 'ignore',
    });
  } catch {
    rmdirSync(path);
    return null;
  }
  chmodSync(path, 0o755);
  afterAll(() => {
    execFileSync('umount', ['-l', path]);
    rmdirSync(path);
  });
  return path;
}
