// The warehouse and its archive of files → one file, as they stood at one moment.
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { to } from 'pg-copy-streams';
import yazl from 'yazl';
import { WarehouseError } from '../../model/errors.js';
import { archivedPath } from '../archive.js';
import { withClient } from '../client.js';
import { homeFailure } from '../embedded/home.js';
import type { Warehouse } from '../warehouse.js';
import { contentsOf } from './fingerprint.js';
import { fileEntry, type Manifest, manifestName, tableEntry } from './manifest.js';
import { everySequenceOf, everyTableOf } from './tables.js';

export type Described = Pick<Manifest, 'programVersion' | 'madeAt' | 'city' | 'configurationHash'>;

/** Called as each part begins: "core.observation", "archive". */
export type OnPart = (part: string, count: number, total: number) => void;

/**
 * Writes beside `path` first and gives it its name when all of it is on disk. The warehouse goes on working meanwhile.
 * WarehouseError SD_BACKUP_EXISTS, SD_WAREHOUSE_DISK_FULL and those of the server.
 */
export async function writeBackup(
  warehouse: Warehouse,
  path: string,
  described: Described,
  onPart: OnPart,
): Promise<Manifest> {
  if ((await stat(path).catch(() => null)) !== null) throw exists(path);
  const draft = `${path}.${process.pid}.draft`;
  try {
    const manifest = await withClient(warehouse, (client) =>
      inSnapshot(client, () => writeAll(client, warehouse.home, draft, described, onPart)),
    );
    await harden(draft);
    // A link, unlike a rename, never replaces what somebody wrote in the meantime.
    await link(draft, path);
    return manifest;
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST'
      ? exists(path)
      : homeFailure(path, error);
  } finally {
    await rm(draft, { force: true });
  }
}

/** All tables as of one moment, which commits that come meanwhile do not move. */
async function inSnapshot<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await work();
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

async function writeAll(
  client: Client,
  home: string,
  draft: string,
  described: Described,
  onPart: OnPart,
): Promise<Manifest> {
  const manifest = await takeStock(client, home, described, onPart);
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), manifestName);
  const [tables, files] = [tableParts(client, manifest, onPart), fileParts(home, manifest, onPart)];
  const reading = addAll(zip, [...tables, ...files]);
  zip.end();
  const written = pipeline(zip.outputStream, createWriteStream(draft, { mode: 0o600, flags: 'wx' }));
  await Promise.race([written, reading.failed]).catch((error: unknown) => {
    reading.letGo();
    throw error;
  });
  return manifest;
}

interface Part {
  readonly name: string;
  readonly compress: boolean;
  /** Called when it is its turn. */
  open(): Readable;
}

function tableParts(client: Client, { tables }: Manifest, onPart: OnPart): readonly Part[] {
  return tables.map(({ name, columns }, index) => ({
    name: tableEntry(name),
    compress: true,
    open: () => {
      onPart(name, index + 1, tables.length);
      return client.query(to(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
    },
  }));
}

/** Workbooks are compressed already. */
function fileParts(home: string, { files }: Manifest, onPart: OnPart): readonly Part[] {
  return files.map(({ sha256 }, index) => ({
    name: fileEntry(sha256),
    compress: false,
    open: () => {
      if (index % 100 === 0) onPart('archive', index + 1, files.length);
      return createReadStream(archivedPath(home, sha256));
    },
  }));
}

interface Reading {
  /** Rejects when a part cannot be read. */
  readonly failed: Promise<never>;
  /** A COPY that nobody reads any more is let run out: its connection would hang. */
  letGo(): void;
}

function addAll(zip: yazl.ZipFile, parts: readonly Part[]): Reading {
  let current: Readable | undefined;
  const failed = new Promise<never>((_, reject) => {
    zip.on('error', reject);
    for (const part of parts)
      zip.addReadStreamLazy(part.name, { compress: part.compress }, (give) => {
        current = part.open().on('error', reject);
        give(null, current);
      });
  });
  return { failed, letGo: () => current?.unpipe().resume() };
}

async function takeStock(
  client: Client,
  home: string,
  described: Described,
  onPart: OnPart,
): Promise<Manifest> {
  const migrations = await client.query('select name, sha256 from ops.migration order by name');
  const all = await everyTableOf(client);
  const tables = [];
  for (const [index, table] of all.entries()) {
    onPart(`counting ${table.name}`, index + 1, all.length);
    tables.push(await contentsOf(client, table));
  }
  const known = await client.query<{ sha256: string; bytes: number }>(
    'select distinct sha256, bytes::float8 as bytes from raw.file order by sha256',
  );
  const kept = await Promise.all(known.rows.map((file) => isKept(home, file)));
  return {
    format: 'satudata-backup-1',
    ...described,
    migrations: migrations.rows,
    tables,
    sequences: [...(await everySequenceOf(client))],
    files: known.rows.filter((_, index) => kept[index]),
    missing: known.rows.filter((_, index) => !kept[index]).map(({ sha256 }) => sha256),
  };
}

async function isKept(home: string, { sha256, bytes }: { sha256: string; bytes: number }): Promise<boolean> {
  return (await stat(archivedPath(home, sha256)).catch(() => null))?.size === bytes;
}

async function harden(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

function exists(path: string): WarehouseError {
  return new WarehouseError('SD_BACKUP_EXISTS', `${path} is there already; a backup is never written over.`, {
    hint: 'Name another file, for example with the date in it, or move this one away.',
  });
}
