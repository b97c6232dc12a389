import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { withClient } from '../../warehouse/client.js';
import { guarded } from '../../warehouse/failure.js';
import { openWarehouse } from '../../warehouse/open.js';
import { testDatabaseAt } from '../database.js';
import { databaseUrl, dropDatabases, onServer, runPrefix, silent } from '../server.js';

const { warehouse, url } = await testDatabaseAt({ empty: true });

function open(address: string, env: Readonly<Record<string, string>> = {}) {
  return openWarehouse({ url: address, home: inject('home') }, { env, log: silent });
}

test('DATABASE_URL is used when nothing else is asked for, and its password is not shown', async () => {
  const opened = await openWarehouse({ home: inject('home') }, { env: { DATABASE_URL: url }, log: silent });
  expect(opened.embedded).toBe(false);
  expect(opened.url).not.toMatch(/:[^/@]+@/);
  expect(new URL(opened.url).pathname).toBe(new URL(url).pathname);
  await opened.close();
  await opened.close();
});

test('a session counts in numbers, keeps dates as written and speaks UTC', async () => {
  const { rows } = await warehouse.knex.raw(
    `select count(*) as n, date '2024-08-31' as day, 0.1::numeric as exact, current_setting('TimeZone') as zone,
      current_setting('application_name') as program`,
  );
  expect(rows).toEqual([{ n: 1, day: '2024-08-31', exact: '0.1', zone: 'UTC', program: 'satudata' }]);
});

test.each(['localhost/city', 'mysql://localhost/city', 'not a url'])(
  '%s is no address of PostgreSQL',
  async (text) => {
    await expect(open(text)).rejects.toMatchObject({ code: 'SD_WAREHOUSE_URL' });
  },
);

test('a port in SATUDATA_PORT must be one', async () => {
  const ports = { env: { SATUDATA_PORT: 'lima' }, log: silent };
  await expect(openWarehouse({ home: inject('home') }, ports)).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_PORT',
    message: expect.stringContaining('"lima"'),
  });
});

test('a server that is not there, and a database that is not there, are told apart', async () => {
  await expect(open('postgres://nobody@127.0.0.1:1/city')).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_UNREACHABLE',
    retryable: true,
  });
  await expect(open(databaseUrl(url, 'no_such_city'))).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_NO_DATABASE',
  });
});

test('a database that cannot hold every letter is refused', async () => {
  const name = `${runPrefix(inject('run'))}${randomBytes(4).toString('hex')}`;
  await onServer(
    url,
    `create database ${name} template template0 encoding 'SQL_ASCII' locale_provider 'libc' locale 'C'`,
  );
  await expect(open(databaseUrl(url, name))).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_ENCODING',
    message: 'The database is encoded in SQL_ASCII.',
  });
  await dropDatabases(url, name);
});

test('a connection lost in the middle of the work may be tried again, and then it works', async () => {
  const working = withClient(warehouse, async (client) => {
    const { rows } = await client.query('select pg_backend_pid() as pid');
    await onServer(url, `select pg_terminate_backend(${rows[0].pid})`);
    return client.query('select 1');
  });
  await expect(working).rejects.toMatchObject({ code: 'SD_WAREHOUSE_LOST', retryable: true });
  expect((await warehouse.knex.raw('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a statement that is cancelled, a reader that writes and a row held by others are told apart', async () => {
  const run = (...statements: readonly string[]) =>
    guarded(() =>
      warehouse.knex.transaction(async (trx) => {
        for (const statement of statements) await trx.raw(statement);
      }),
    );
  await expect(run("set local statement_timeout = '10ms'", 'select pg_sleep(5)')).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_TIMEOUT',
  });
  await expect(run('set transaction read only', 'create table x ()')).rejects.toMatchObject({
    code: 'SD_WAREHOUSE_READ_ONLY',
  });
  await run('create table held as select 1 as n');
  await withClient(warehouse, async (client) => {
    await client.query('begin');
    await client.query('select * from held for update');
    await expect(run('select * from held for update nowait')).rejects.toMatchObject({
      code: 'SD_WAREHOUSE_CONFLICT',
      retryable: true,
    });
    await client.query('rollback');
  });
});
