// One plain pg client out of the warehouse's pool, for COPY, files of SQL and session locks.
import type { Client } from 'pg';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

/** Lends a connection for the time of `work`. Unlike knex.raw, client.query leaves every "?" alone. */
export async function withClient<T>(
  warehouse: Pick<Warehouse, 'knex'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  return guarded(async () => {
    const client: Client = await warehouse.knex.client.acquireConnection();
    try {
      return await work(client);
    } finally {
      await warehouse.knex.client.releaseConnection(client);
    }
  });
}

/** Commits when `work` resolves, rolls back when it rejects. The error of `work` survives a rollback that fails. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/**
 * A connection outside of the pool, to be ended by whoever asked. The pool is asked first: it knows when a server that died has been
 * started again at another address.
 */
export async function ownClient(warehouse: Pick<Warehouse, 'knex'>): Promise<Client> {
  await withClient(warehouse, (client) => client.query('select'));
  return guarded<Client>(() => warehouse.knex.client.acquireRawConnection());
}
