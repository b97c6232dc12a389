// The address of a server → a small pool of connections that all speak in one way.
import createKnex, { type Knex } from 'knex';
import { type Client, types } from 'pg';
import type { Log } from '../model/ports.js';

export interface Reachable {
  /** Settings of the pg client that say where the server is. */
  address(): Promise<object>;
  isUp(): boolean;
}

/** A big count comes as a number, a date as the text "2024-08-31": no zone of this machine may shift it. */
const readers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === types.builtins.INT8) return Number;
    if (oid === types.builtins.DATE) return String;
    return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text');
  },
};

/** When the server is no longer up, its connections are dropped and the address is asked for anew. */
export function poolOf({ address, isUp }: Reachable, log: Log): Knex {
  return createKnex({
    client: 'pg',
    connection: async () => ({
      ...(await address()),
      application_name: 'satudata',
      connectionTimeoutMillis: 15_000,
      types: readers,
      expirationChecker: () => !isUp(),
    }),
    pool: { min: 0, max: 6, afterCreate: beginSession, validate: (client: Client) => !doomed.has(client) },
    acquireConnectionTimeout: 60_000,
    compileSqlOnError: false,
    log: { warn: say(log), error: say(log), deprecate: say(log), debug: () => undefined },
  });
}

/** knex would write to the console. */
function say(log: Log): (message: unknown) => void {
  return (message) => log.warn(String(message));
}

const session =
  "set timezone = 'UTC'; set work_mem = '64MB'; set client_min_messages = 'warning'; set jit = off; set lock_timeout = '5min'; set datestyle = 'ISO, YMD'";

/** Connections that the server has said it ends: the socket may close only after the next query took them. */
const doomed = new WeakSet<Client>();

function beginSession(client: Client, done: (error: Error | null, client: Client) => void): void {
  client.connection.on('errorMessage', ({ severity }: { severity?: string }) => {
    if (severity === 'FATAL') doomed.add(client);
  });
  client.query(session, (error) => done(error, client));
}
