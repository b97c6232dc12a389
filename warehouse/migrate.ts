// The files of sql/ → the warehouse brought up to them: numbered migrations, then functions and views.
import type { Client } from 'pg';
import { inTransaction, withClient } from './client.js';
import { areCurrent, dropDefinitions, makeDefinitions, readDefinitions } from './definitions.js';
import { applyMigration, openMigrations, readMigrations, refuseConflicts } from './migrations.js';
import { sqlFolder } from './sql-folder.js';
import type { Warehouse } from './warehouse.js';

export interface MigrationReport {
  /** Names of the files that were applied now, in order: "0001_ref.sql". */
  readonly applied: readonly string[];
  /** Whether functions and views were made anew, because one of their files changed. */
  readonly rebuilt: boolean;
}

/** Any number, the same in every version of the program: who makes the very first tables of this database holds it. */
const firstLock = 7_203_672;

const bookkeeping = `
  create schema if not exists ops;
  comment on schema ops is 'What the program did';
  create table ops.migration (
    name text collate "C" primary key,
    sha256 text collate "C" not null,
    applied_at timestamptz not null default now()
  );
  comment on table ops.migration is 'The numbered files of SQL that this database has been brought through';
  comment on column ops.migration.name is 'Name of the file';
  comment on column ops.migration.sha256 is 'SHA-256 of its text when it was applied';
  comment on column ops.migration.applied_at is 'When it was applied';
  create table ops.definition (
    only_row boolean primary key default true check (only_row),
    sha256 text collate "C" not null,
    made jsonb not null,
    made_at timestamptz not null
  );
  comment on table ops.definition is 'The functions and views as they were last made from their files';
  comment on column ops.definition.only_row is 'There is one row';
  comment on column ops.definition.sha256 is 'SHA-256 of all the files they were made from';
  comment on column ops.definition.made is 'What was made, in order, so that the next time can drop it';
  comment on column ops.definition.made_at is 'When they were made'`;

/**
 * Idempotent, and quick when nothing is new; two at once wait for each other. All is one transaction: a migration that
 * is refused leaves the warehouse as it was, and its views never stand in the way of a change to their tables.
 * WarehouseErrors: SD_MIGRATION_EDITED, _ORDER, _UNKNOWN, _FAILED, SD_VIEW_IN_USE.
 */
export async function migrate(
  warehouse: Pick<Warehouse, 'knex'>,
  folder: string = sqlFolder(),
): Promise<MigrationReport> {
  return withClient(warehouse, (client) =>
    inTransaction(client, async () => {
      await prepare(client);
      return finishMigration(client, folder);
    }),
  );
}

/** Within the transaction of a caller who has prepared: what is still to be applied, then functions and views. */
export async function finishMigration(
  client: Client,
  folder: string = sqlFolder(),
): Promise<MigrationReport> {
  const definitions = await readDefinitions(folder);
  const open = await openMigrations(client, await readMigrations(folder));
  if (open.length === 0 && (await areCurrent(client, definitions))) return { applied: [], rebuilt: false };
  await dropDefinitions(client);
  for (const migration of open) await applyMigration(client, migration);
  await makeDefinitions(client, definitions);
  return { applied: open.map(({ name }) => name), rebuilt: true };
}

/**
 * Within the transaction of the caller: a warehouse without data is made anew as it was after just these migrations, without
 * functions and views. WarehouseError SD_MIGRATION_UNKNOWN, SD_MIGRATION_EDITED.
 */
export async function beginMigrated(
  client: Client,
  applied: readonly { readonly name: string; readonly sha256: string }[],
  folder: string = sqlFolder(),
): Promise<void> {
  await client.query('drop schema if exists ref, raw, core, mart, ops cascade');
  await prepare(client);
  const migrations = await readMigrations(folder);
  refuseConflicts(migrations, applied);
  for (const { name } of applied) {
    const migration = migrations.find((each) => each.name === name);
    if (migration !== undefined) await applyMigration(client, migration);
  }
}

async function prepare(client: Client): Promise<void> {
  if (!(await isPrepared(client))) {
    await client.query(`select pg_advisory_xact_lock(${firstLock})`);
    if (!(await isPrepared(client))) await client.query(bookkeeping);
  }
  // A lock that nobody but us may take; whoever reads it is let be.
  await client.query('lock table ops.migration in exclusive mode');
}

async function isPrepared(client: Client): Promise<boolean> {
  // Asked of the catalogue itself: what a session knows by name may be older than the lock that it waited for.
  const { rows } = await client.query(
    "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'ops' and c.relname = 'definition') as prepared",
  );
  return rows[0].prepared;
}
