// DATABASE_URL, or an embedded server of its own → databases for benchmarks, gone when they are done.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { registerBreakdowns } from '../warehouse/breakdowns.js';
import { joinServer } from '../warehouse/embedded/server.js';
import { readKeys } from '../warehouse/keys.js';
import { loadReference } from '../warehouse/load-reference.js';
import { migrate } from '../warehouse/migrate.js';
import { benchCity, breakdownKeys, cityCode } from './city.js';
import { openAt } from './session.js';
import { silent } from './silent.js';

export interface Place {
  /** A folder for files, and the home of every warehouse of this run. */
  readonly folder: string;
  /** A migrated warehouse that knows the bench city and holds no facts; gives its URL. */
  database(): Promise<string>;
  drop(url: string): Promise<void>;
  /** Writes everything to disk, so that no measurement pays for the one before it. */
  settle(): Promise<void>;
}

const prefix = `satudata_bench_${process.pid}`;

export async function withPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'satudata-bench-'));
  const server = await serverAt(folder);
  const made: string[] = [];
  try {
    const template = await makeTemplate(server.url, folder);
    made.push(template);
    const database = async () => {
      const name = `${prefix}_${made.length}`;
      made.push(name);
      await tell(server.url, `create database ${name} template ${template}`);
      return databaseAt(server.url, name);
    };
    return await work({
      folder,
      database,
      drop: (url) => tell(server.url, dropping(new URL(url).pathname.slice(1))),
      settle: () => tell(server.url, 'checkpoint'),
    });
  } finally {
    await tell(server.url, ...made.map(dropping)).finally(server.leave);
    await rm(folder, { recursive: true, force: true });
  }
}

async function serverAt(home: string) {
  const url = process.env.DATABASE_URL;
  if (url) return { url, leave: async () => undefined };
  const server = await joinServer({ home }, { log: silent });
  const { user, password, host, port, database } = await server.address();
  return { url: `postgres://${user}:${password}@${host}:${port}/${database}`, leave: server.leave };
}

async function makeTemplate(server: string, home: string): Promise<string> {
  const name = `${prefix}_0`;
  await tell(server, `create database ${name} template template0`);
  const warehouse = await openAt(databaseAt(server, name), home);
  try {
    await migrate(warehouse);
    await loadReference(warehouse, benchCity);
    const { cityId } = await readKeys(warehouse, cityCode);
    await registerBreakdowns(warehouse, cityId, breakdownKeys);
    await warehouse.knex.raw('analyze');
  } finally {
    await warehouse.close();
  }
  return name;
}

function dropping(name: string): string {
  return `drop database if exists ${name} with (force)`;
}

function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function tell(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
