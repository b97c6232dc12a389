// A URL, or else the home directory → an open Warehouse.
import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { ConfigError, WarehouseError } from '../model/errors.js';
import type { Ports } from '../model/ports.js';
import type { Resolve } from './embedded/binaries.js';
import { joinServer } from './embedded/server.js';
import { guarded } from './failure.js';
import { poolOf } from './pool.js';
import type { Warehouse } from './warehouse.js';

export interface OpenOptions {
  /** postgres://…; DATABASE_URL when left out; without either the embedded server. */
  readonly url?: string | undefined;
  readonly home: string;
  /** Finds the package that holds the embedded PostgreSQL. */
  readonly resolve?: Resolve | undefined;
}
type Door = Pick<Ports, 'env' | 'log'>;

/** Fails with a WarehouseError when the server cannot be started or reached, or is too old. */
export async function openWarehouse(options: OpenOptions, ports: Door): Promise<Warehouse> {
  const url = options.url ?? ports.env.DATABASE_URL;
  const home = resolve(options.home);
  const warehouse = url ? openUrl(url, home, ports) : await openEmbedded({ ...options, home }, ports);
  try {
    await guarded(() => refuseUnfit(warehouse.knex));
    return warehouse;
  } catch (error) {
    await warehouse.close();
    throw error;
  }
}

function openUrl(url: string, home: string, ports: Door): Warehouse {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new ConfigError('SD_WAREHOUSE_URL', 'DATABASE_URL is not the address of a PostgreSQL database.', {
      hint: 'It should read postgres://user:password@host:5432/database.',
    });
  const address = () => Promise.resolve({ connectionString: url });
  const knex = poolOf({ address, isUp: () => true }, ports.log);
  return {
    knex,
    url: withoutSecrets(url),
    address,
    readerUrl: readerUrl(ports),
    embedded: false,
    home,
    close: once(() => knex.destroy()),
  };
}

async function openEmbedded(options: OpenOptions, ports: Door): Promise<Warehouse> {
  const server = await joinServer({ ...options, port: demandedPort(ports.env.SATUDATA_PORT) }, ports);
  const { user, host, port, database } = await server.address();
  const knex = poolOf(server, ports.log);
  return {
    knex,
    url: `postgres://${user}@${host}:${port}/${database}`,
    address: () => server.address().then((address) => ({ ...address })),
    readerUrl: undefined,
    embedded: true,
    home: options.home,
    close: once(async () => {
      await knex.destroy();
      await server.leave();
    }),
  };
}

function readerUrl({ env }: Door): string | undefined {
  const url = env.SATUDATA_READER_URL;
  if (url === undefined || url === '') return undefined;
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new ConfigError(
    'SD_WAREHOUSE_URL',
    'SATUDATA_READER_URL is not the address of a PostgreSQL database.',
    {
      hint: 'It should read postgres://reader:password@host:5432/database.',
    },
  );
}

function demandedPort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new ConfigError('SD_WAREHOUSE_PORT', `SATUDATA_PORT is "${text}", which is no port.`, {
    hint: 'Give a number between 1024 and 65535, or unset it.',
  });
}

async function refuseUnfit(knex: Knex): Promise<void> {
  const { rows } = await knex.raw(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const { version, encoding } = rows[0];
  if (version < 150_000)
    throw new WarehouseError(
      'SD_WAREHOUSE_OLD',
      `The server is PostgreSQL ${Math.floor(version / 10_000)}.`,
      {
        hint: 'Version 15 or newer is needed.',
      },
    );
  if (encoding !== 'UTF8')
    throw new WarehouseError('SD_WAREHOUSE_ENCODING', `The database is encoded in ${encoding}.`, {
      hint: "Create it anew: create database … encoding 'UTF8' template template0.",
    });
}

/** Passwords stand before the @ or among the parameters. */
function withoutSecrets(url: string): string {
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
