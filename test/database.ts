// A test file → a migrated warehouse of its own, cloned from a template, and dropped when the file is done.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { withLock } from '../warehouse/embedded/lock.js';
import { isRunning } from '../warehouse/embedded/processes.js';
import { migrate } from '../warehouse/migrate.js';
import { openWarehouse } from '../warehouse/open.js';
import type { Warehouse } from '../warehouse/warehouse.js';
import {
  databasesLike,
  databaseUrl,
  dropDatabases,
  onServer,
  runPrefix,
  serverOf,
  silent,
} from './server.js';

export interface TestOptions {
  /** True: a database that no migration has touched. */
  readonly empty?: boolean;
}

/** Call it at the top of a test file or of a describe: `const warehouse = await testDatabase();`. */
export async function testDatabase(options: TestOptions = {}): Promise<Warehouse> {
  const { warehouse } = await testDatabaseAt(options);
  return warehouse;
}

/** The same, with the URL (password included) for those who open it once more. */
export async function testDatabaseAt(
  options: TestOptions = {},
): Promise<{ warehouse: Warehouse; url: string }> {
  writeFileSync(join(inject('home'), 'asked'), '');
  const server = await serverOf(inject('home'));
  const name = `${runPrefix(inject('run'))}${randomBytes(6).toString('hex')}`;
  const template = options.empty ? 'template0' : await templateOf(server.url);
  await onServer(server.url, `create database ${name} template ${template}`);
  const url = databaseUrl(server.url, name);
  const home = await mkdtemp(join(inject('home'), 'home-'));
  const warehouse = await openAt(url, home);
  afterAll(async () => {
    await warehouse.close();
    await dropDatabases(server.url, name);
    await rm(home, { recursive: true, force: true });
  });
  return { warehouse, url };
}

function openAt(url: string, home: string): Promise<Warehouse> {
  return openWarehouse({ url, home }, { env: {}, log: silent });
}

/** Made once a run, by whoever asks first; it gets its name when it is complete. */
function templateOf(serverUrl: string): Promise<string> {
  const name = `${runPrefix(inject('run'))}template`;
  return withLock(join(inject('home')), async () => {
    if ((await databasesLike(serverUrl, name)).length > 0) return name;
    await dropLeftovers(serverUrl);
    const draft = `${runPrefix(inject('run'))}draft`;
    await onServer(
      serverUrl,
      `drop database if exists ${draft} with (force)`,
      `create database ${draft} template template0`,
    );
    const warehouse = await openAt(databaseUrl(serverUrl, draft), inject('home'));
    await migrate(warehouse).finally(warehouse.close);
    await onServer(serverUrl, `alter database ${draft} rename to ${name}`);
    return name;
  });
}

/** Databases of runs that were killed: the number in their names means no process any more. */
async function dropLeftovers(serverUrl: string): Promise<void> {
  const names = await databasesLike(serverUrl, 'satudata_test_');
  const dead = names.filter((name) => !isRunning(Number(name.split('_')[2])));
  for (const name of dead) await dropDatabases(serverUrl, name);
}
