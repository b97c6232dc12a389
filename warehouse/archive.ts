// A stream of bytes → a file kept for good under its SHA-256, once.
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { KeptFile } from '../model/delivery.js';
import { SourceError } from '../model/errors.js';
import { homeFailure } from './embedded/home.js';
import { instanceTag } from './embedded/instance.js';
import { isRunning } from './embedded/processes.js';

export interface KeepLimits {
  readonly maxBytes: number;
  /** How the source is called in an error; a path or URL without secrets. */
  readonly name: string;
}

/**
 * Memory stays at one chunk. The bytes are on disk before the file gets its name, so what is in the archive is whole;
 * a draft is removed on any failure. An error of the stream itself passes through; SourceError SD_SOURCE_TOO_LARGE;
 * WarehouseError when the disk is full or the home cannot be written.
 */
export async function keepFile(
  home: string,
  bytes: AsyncIterable<Uint8Array>,
  limits: KeepLimits,
): Promise<KeptFile> {
  const archive = resolve(home, 'archive');
  const draft = join(archive, `draft-${instanceTag}-${process.pid}-${randomBytes(6).toString('hex')}`);
  const file = await onDisk(home, async () => {
    await mkdir(archive, { recursive: true, mode: 0o700 });
    await clearDrafts(archive);
    return open(draft, 'wx', 0o600);
  });
  try {
    const written = await writeAll(home, file, bytes, limits)
      .then((whole) => onDisk(home, () => harden(archive, file, whole)))
      .finally(() => file.close());
    return await onDisk(home, () => settle(archive, draft, written));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Where the file of that hash lies, once it is kept. */
export function archivedPath(home: string, sha256: string): string {
  return placeOf(resolve(home, 'archive'), sha256);
}

/** A draft of another machine or container is respected this long, in ms. */
const foreignAge = 24 * 3_600_000;

/** Those of processes that were killed. */
async function clearDrafts(archive: string): Promise<void> {
  const names = (await readdir(archive)).filter((name) => name.startsWith('draft-'));
  await Promise.all(names.map((name) => clearDraft(join(archive, name), name.split('-'))));
}

async function clearDraft(path: string, [, tag, pid]: readonly string[]): Promise<void> {
  const old = async () => Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? 0) > foreignAge;
  const dead = tag === instanceTag ? !isRunning(Number(pid)) : await old();
  if (dead) await rm(path, { force: true });
}

interface Written {
  readonly sha256: string;
  readonly bytes: number;
}

async function writeAll(
  home: string,
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  limits: KeepLimits,
): Promise<Written> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > limits.maxBytes) throw tooLarge(limits);
    hash.update(chunk);
    await onDisk(home, () => writeWhole(file, chunk));
  }
  return { sha256: hash.digest('hex'), bytes: size };
}

/** A write may take only a part of the chunk. */
async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < chunk.byteLength) done += (await file.write(chunk, done)).bytesWritten;
}

/** Bytes that are kept already, the usual case, need not wait for the disk. */
async function harden(archive: string, file: FileHandle, written: Written): Promise<Written> {
  if (!(await isKept(archive, written))) await file.sync();
  return written;
}

async function isKept(archive: string, { sha256, bytes }: Written): Promise<boolean> {
  return (await stat(placeOf(archive, sha256)).catch(() => null))?.size === bytes;
}

function placeOf(archive: string, sha256: string): string {
  return join(archive, sha256.slice(0, 2), sha256);
}

/** Two who bring the same bytes at once end with one file: the later name replaces the same content. */
async function settle(archive: string, draft: string, written: Written): Promise<KeptFile> {
  const path = placeOf(archive, written.sha256);
  if (await isKept(archive, written)) {
    await rm(draft);
  } else {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(draft, path);
    await syncDirectory(dirname(path));
  }
  return { ...written, path };
}

/** The name itself must outlive a power cut. Windows cannot open a directory and keeps names by itself. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}

async function onDisk<T>(home: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw homeFailure(home, error);
  }
}

function tooLarge({ maxBytes, name }: KeepLimits): SourceError {
  const megabytes = Number((maxBytes / 1024 ** 2).toFixed(2));
  return new SourceError(
    'SD_SOURCE_TOO_LARGE',
    `${name} is larger than the ${megabytes} MB that are allowed; it was not taken in.`,
    { hint: 'Ask the OPD for the table alone, or raise max_megabytes of the source in its dataset file.' },
  );
}
