// A backup → an empty warehouse filled with it, and its files in the archive: all of it or nothing.
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { SatuDataError, WarehouseError } from '../../model/errors.js';
import { keepFile } from '../archive.js';
import { inTransaction, withClient } from '../client.js';
import { asFailure } from '../failure.js';
import { beginMigrated, finishMigration } from '../migrate.js';
import type { Warehouse } from '../warehouse.js';
import { contentsOf } from './fingerprint.js';
import { fileEntry, type Manifest, tableEntry } from './manifest.js';
import { type Backup, damaged } from './read-backup.js';
import { everyTableOf } from './tables.js';
import type { OnPart } from './write-backup.js';

/**
 * The warehouse is brought to the migrations of the backup, filled, held against the manifest row for row, and then brought up
 * to this program, in one transaction. WarehouseError SD_RESTORE_NOT_EMPTY, SD_RESTORE_DAMAGED, SD_MIGRATION_UNKNOWN.
 */
export async function restoreBackup(warehouse: Warehouse, backup: Backup, onPart: OnPart): Promise<void> {
  const { manifest } = backup;
  await withClient(warehouse, (client) => refuseFilled(client));
  for (const [index, { sha256, bytes }] of manifest.files.entries()) {
    if (index % 100 === 0) onPart('archive', index, manifest.files.length);
    await restoreFile(warehouse.home, backup, sha256, bytes);
  }
  await withClient(warehouse, (client) =>
    inTransaction(client, async () => {
      await refuseFilled(client);
      await beginMigrated(client, manifest.migrations);
      await fill(client, backup, onPart);
      await finishMigration(client);
    }),
  );
}

async function restoreFile(home: string, backup: Backup, sha256: string, bytes: number): Promise<void> {
  const kept = await keepFile(home, await backup.part(fileEntry(sha256)), {
    maxBytes: bytes,
    name: backup.path,
  }).catch((error: unknown) => {
    throw error instanceof WarehouseError
      ? error
      : damaged(backup.path, `a file of the archive (${sha256})`, error);
  });
  if (kept.sha256 !== sha256)
    throw damaged(backup.path, `a file of the archive is not the one it was (${sha256})`);
}

/** A warehouse that holds a city is never mixed with another, nor lost. */
async function refuseFilled(client: Client): Promise<void> {
  const { rows } = await client.query("select to_regclass('ref.city') is not null as made");
  if (!rows[0].made) return;
  const { rowCount } = await client.query('select from ref.city limit 1');
  if (rowCount === 0) return;
  throw new WarehouseError(
    'SD_RESTORE_NOT_EMPTY',
    'The warehouse that the backup is to be restored into holds data.',
    {
      hint: 'Name an empty home with --home, or an empty database with DATABASE_URL.',
    },
  );
}

async function fill(client: Client, backup: Backup, onPart: OnPart): Promise<void> {
  const { tables, sequences } = backup.manifest;
  const here = await everyTableOf(client);
  const unknown = tables.filter(({ name }) => !here.some((table) => table.name === name));
  if (unknown.length > 0)
    throw damaged(backup.path, `it holds a table that its migrations do not make: ${unknown[0]?.name}`);
  await client.query(`truncate ${here.map(({ name }) => name).join(', ')} cascade`);
  for (const { name } of here) {
    const table = tables.find((each) => each.name === name);
    if (table !== undefined) await fillTable(client, backup, table, onPart);
  }
  for (const { name, value, called } of sequences)
    await client.query('select setval($1, $2, $3)', [name, value, called]);
}

async function fillTable(
  client: Client,
  backup: Backup,
  table: Manifest['tables'][number],
  onPart: OnPart,
): Promise<void> {
  const { name, columns } = table;
  onPart(name, backup.manifest.tables.indexOf(table) + 1, backup.manifest.tables.length);
  const rows = client.query(from(`copy ${name} (${columns.join(', ')}) from stdin`));
  await pipeline(await backup.part(tableEntry(name)), rows).catch((error: unknown) => {
    const failure = asFailure(error);
    throw failure instanceof SatuDataError ? failure : damaged(backup.path, `${name} cannot be read`, error);
  });
  const found = await contentsOf(client, table);
  if (found.rows !== table.rows || found.fingerprint !== table.fingerprint)
    throw damaged(
      backup.path,
      `${name} holds ${found.rows} rows that are not the ${table.rows} it was made of`,
    );
}
