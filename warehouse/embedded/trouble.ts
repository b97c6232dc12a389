// What initdb or the server said before it gave up → a WarehouseError with the way out.
import { readFile, stat } from 'node:fs/promises';
import { WarehouseError } from '../../model/errors.js';

/** The size of a log before a start, in bytes: what comes after it was said by that start. */
export async function logSize(log: string): Promise<number> {
  return (await stat(log).catch(() => null))?.size ?? 0;
}

export async function saidSince(log: string, size: number): Promise<string> {
  const bytes = await readFile(log).catch(() => Buffer.alloc(0));
  return bytes.subarray(size).toString('utf8');
}

/** `doing` completes "PostgreSQL could not …"; `said` is all it wrote. */
export function trouble(doing: string, directory: string, said: string): WarehouseError {
  if (/No space left on device|Disk quota exceeded|could not resize shared memory/.test(said))
    return new WarehouseError('SD_WAREHOUSE_DISK_FULL', `The disk of ${directory} is full.`, {
      hint: 'Free some space (a new warehouse takes 50 MB, plus its data), then run the command again.',
    });
  if (/database files are incompatible with server|initialized by PostgreSQL version/.test(said))
    return otherVersion(directory, lastLines(said, 2));
  return new WarehouseError(
    'SD_WAREHOUSE_START',
    `PostgreSQL could not ${doing} in ${directory}. It said: ${lastLines(said, 6)}`,
    { hint: 'The whole story stands in the file "log" beside the data directory.' },
  );
}

export function otherVersion(data: string, found: string): WarehouseError {
  return new WarehouseError(
    'SD_WAREHOUSE_VERSION',
    `The data directory ${data} is of another major version of PostgreSQL than the program's own (${found}).`,
    {
      hint: 'Open it with the release of satudata that made it and dump it, or move the directory away and load the archive anew; or set DATABASE_URL to a server of that version.',
    },
  );
}

function lastLines(said: string, count: number): string {
  const lines = said
    .split('\n')
    .map((line) => line.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \S+ \[\d+\] /, '').trim());
  return lines.filter(Boolean).slice(-count).join(' / ') || 'nothing';
}
