// A warehouse → what an operator asks of it first: how old, how large, how far migrated, what lies undecided.
import type { Client } from 'pg';
import { withClient } from './client.js';
import { areCurrent, readDefinitions } from './definitions.js';
import { openMigrations, readMigrations } from './migrations.js';
import { sqlFolder } from './sql-folder.js';
import type { Warehouse } from './warehouse.js';

export interface WarehouseCondition {
  /** "17.10" */
  readonly version: string;
  /** Size of the database. */
  readonly bytes: number;
  /** The clock of the server. */
  readonly now: Date;
  /** False where nothing was ever migrated. */
  readonly prepared: boolean;
  /** Migrations that wait; views that are not those of this program. */
  readonly openMigrations: readonly string[];
  readonly definitionsCurrent: boolean;
  /** Deliveries that began more than an hour ago and were never decided: their runs were cut off. */
  readonly undecided: number;
}

const facts = `
  select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
    clock_timestamp() as now, to_regclass('ops.definition') is not null and to_regclass('raw.delivery') is not null as prepared`;
const undecided = `
  select count(*)::integer as count from raw.delivery
  where outcome is null and received_at < clock_timestamp() - interval '1 hour'`;

/** Only reads. Raises the WarehouseErrors of `migrate` for a database that contradicts the files of sql/migrations. */
export async function examine(warehouse: Warehouse): Promise<WarehouseCondition> {
  const migrations = await readMigrations(sqlFolder());
  const definitions = await readDefinitions(sqlFolder());
  return withClient(warehouse, async (client) => {
    const [found] = (await client.query<Facts>(facts)).rows;
    const { version = '', bytes = 0, now = new Date(Number.NaN), prepared = false } = found ?? {};
    const server = { version: version.split(' ')[0] ?? '', bytes, now, prepared };
    if (!prepared) return { ...server, ...untouched(migrations) };
    return {
      ...server,
      openMigrations: (await openMigrations(client, migrations)).map(({ name }) => name),
      definitionsCurrent: await areCurrent(client, definitions),
      undecided: await countUndecided(client),
    };
  });
}

interface Facts {
  readonly version: string;
  readonly bytes: number;
  readonly now: Date;
  readonly prepared: boolean;
}

function untouched(migrations: readonly { readonly name: string }[]) {
  return { openMigrations: migrations.map(({ name }) => name), definitionsCurrent: false, undecided: 0 };
}

async function countUndecided(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(undecided);
  return rows[0]?.count ?? 0;
}
