// A process → the most memory it was ever resident with, in megabytes.
import { existsSync, readFileSync } from 'node:fs';

/**
 * Of this process, or of a child of it by its id. Linux hands what a parent held on to its children in their resource
 * usage, so that a small child of a large parent looks large; /proc tells of the process alone. 0 for a child that has
 * ended or, where the system has no /proc, for any child.
 */
export function peakMegabytes(of: number | 'self' = 'self'): number {
  const own = peakInProc(of);
  if (own !== undefined) return own;
  return of === 'self' ? process.resourceUsage().maxRSS / 1024 : 0;
}

/** The ids of the processes that this one started and that still run, where the system tells. */
export function childrenOfThis(): readonly number[] {
  const listed = readIfThere(`/proc/${process.pid}/task/${process.pid}/children`) ?? '';
  return listed.trim().split(' ').filter(Boolean).map(Number);
}

function peakInProc(id: number | 'self'): number | undefined {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readIfThere(`/proc/${id}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** A process may end between being listed and being asked. */
function readIfThere(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
