// The numbered files of sql/migrations and what a database went through → the files it still lacks.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { WarehouseError } from '../model/errors.js';
import { readSqlFiles, runSqlFile, type SqlFile } from './sql-file.js';

export interface Migration extends SqlFile {
  /** "0001_ref.sql" */
  readonly name: string;
  readonly number: string;
  readonly sha256: string;
}

interface Applied {
  readonly name: string;
  readonly sha256: string;
}

/** In the order of their numbers. A name without a number, or a number given twice, is an error. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = await readSqlFiles(folder, 'migrations');
  const migrations = files.map((file) => {
    const name = file.path.slice('migrations/'.length);
    const sha256 = createHash('sha256').update(file.text).digest('hex');
    return { ...file, name, number: name.slice(0, 4), sha256 };
  });
  const numbers = new Set<string>();
  for (const { name, number } of migrations) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name) || numbers.has(number))
      throw disorder(`sql/migrations/${name} needs a number of its own: 0007_what_it_does.sql.`);
    numbers.add(number);
  }
  return migrations;
}

/** Those that the database has not been through. Refuses a database and a folder that contradict each other. */
export async function openMigrations(
  client: Client,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const { rows } = await client.query<Applied>('select name, sha256 from ops.migration order by name');
  refuseConflicts(migrations, rows);
  const done = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

/** Runs the file and records it, within the transaction of the caller. */
export async function applyMigration(client: Client, migration: Migration): Promise<void> {
  await runSqlFile(client, migration);
  const record = [migration.name, migration.sha256];
  await client.query('insert into ops.migration (name, sha256) values ($1, $2)', record);
}

/** Refuses a database that went through other files than these. */
export function refuseConflicts(migrations: readonly Migration[], applied: readonly Applied[]): void {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const file = files.get(name);
    if (file === undefined) throw unknown(name);
    if (file.sha256 !== sha256) throw edited(name);
  }
  const done = new Set(applied.map(({ name }) => name));
  const last = applied.at(-1)?.name ?? '';
  const late = migrations.find(({ name }) => name < last && !done.has(name));
  if (late !== undefined)
    throw disorder(`sql/migrations/${late.name} comes before ${last}, which is applied.`);
}

function unknown(name: string): WarehouseError {
  return new WarehouseError(
    'SD_MIGRATION_UNKNOWN',
    `The warehouse went through the migration ${name}, which this program does not have.`,
    { hint: 'A newer release made this warehouse: use that release, or another database.' },
  );
}

function edited(name: string): WarehouseError {
  return new WarehouseError(
    'SD_MIGRATION_EDITED',
    `sql/migrations/${name} was edited after it was applied.`,
    {
      hint: 'Restore the file as it was, and put the change into a new migration with the next number.',
    },
  );
}

function disorder(sentence: string): WarehouseError {
  return new WarehouseError('SD_MIGRATION_ORDER', sentence, {
    hint: 'Migrations only go forward: give the file the next free number.',
  });
}
