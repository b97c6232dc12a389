// DATABASE_URL, or the home of a test run → the server on which test databases are made and dropped.
import pg from 'pg';
import { joinServer } from '../warehouse/embedded/server.js';

export const silent = { info: () => undefined, warn: () => undefined };

export interface TestServer {
  /** With its password; names a database that always exists. */
  readonly url: string;
  leave(): Promise<void>;
}

export async function serverOf(home: string): Promise<TestServer> {
  const url = process.env.DATABASE_URL;
  if (url) return { url, leave: () => Promise.resolve() };
  const server = await joinServer({ home }, { log: silent });
  const { user, password, host, port, database } = await server.address();
  return { url: `postgres://${user}:${password}@${host}:${port}/${database}`, leave: server.leave };
}

export function runPrefix(run: number): string {
  return `satudata_test_${run}_`;
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Runs one statement after another on a connection of its own; answers with the rows of the last. */
export async function onServer(url: string, ...statements: readonly string[]): Promise<readonly unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[][] = [];
    for (const text of statements) ({ rows } = await client.query<unknown[]>({ text, rowMode: 'array' }));
    return rows;
  } finally {
    await client.end();
  }
}

export async function databasesLike(url: string, prefix: string): Promise<readonly string[]> {
  const rows = await onServer(url, `select datname from pg_database where starts_with(datname, '${prefix}')`);
  return rows.map(([name]) => String(name));
}

export async function dropDatabases(url: string, prefix: string): Promise<void> {
  const names = await databasesLike(url, prefix);
  await onServer(url, 'select 1', ...names.map((name) => `drop database if exists ${name} with (force)`));
}
