// A warehouse → a connection of its own as a login role that can only read, made where there is none.
import { Client, type ClientConfig } from 'pg';
import { type SatuDataError, WarehouseError } from '../model/errors.js';
import { withClient } from './client.js';
import { keepReader, newReader, type ReaderLogin, recallReader } from './reader-login.js';
import { scramVerifier } from './scram.js';
import type { Warehouse } from './warehouse.js';

/** Who may read for an analyst, and how that came. */
export type ReaderState = 'made' | 'kept' | 'named' | { readonly missing: string };

const named = 'SATUDATA_READER_URL';

/**
 * Makes the login of this home where the role may make one; a role named by the environment is left as it is. What
 * stands in the way is told, not thrown: all but `query` works without.
 */
export async function ensureReader(warehouse: Warehouse): Promise<ReaderState> {
  if (warehouse.readerUrl !== undefined) return 'named';
  const known = await recallReader(warehouse.home);
  const login = known ?? newReader();
  try {
    const made = await withClient(warehouse, async (client) => {
      const { rows } = await client.query('select from pg_roles where rolname = $1', [login.role]);
      if (rows.length > 0) return false;
      // Kept before it is made: a login whose password nobody knows is of no use.
      await keepReader(warehouse.home, login);
      await client.query(creation(login));
      return true;
    });
    return made ? 'made' : 'kept';
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

/** The server gets what proves the password and never the password: its log may show the statement. */
function creation({ role, password }: ReaderLogin): string {
  return `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication connection limit 20
    password '${scramVerifier(password)}' in role satudata_reader`;
}

/** Raises WarehouseError SD_READER_MISSING, SD_READER_POWERFUL. `timeout`: milliseconds of one statement. */
export async function withReader<T>(
  warehouse: Warehouse,
  timeout: number,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connected(warehouse, timeout);
  try {
    await refusePowerful(client);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connected(warehouse: Warehouse, timeout: number): Promise<Client> {
  let state: ReaderState = 'kept';
  for (let attempt = 0; ; attempt += 1) {
    const settings = await settingsOf(warehouse);
    const client = settings === undefined ? undefined : clientOf(settings, timeout);
    try {
      await client?.connect();
      if (client !== undefined) return client;
    } catch (error) {
      await client?.end().catch(() => undefined);
      if (attempt > 0 || !isLogin(error))
        throw missing(error instanceof Error ? error.message : String(error), error);
    }
    if (attempt > 0) throw missing(typeof state === 'object' ? state.missing : 'its login is not known here');
    state = await ensureReader(warehouse);
  }
}

async function settingsOf({ readerUrl, home, address }: Warehouse): Promise<ClientConfig | undefined> {
  if (readerUrl !== undefined) return { connectionString: readerUrl };
  const login = await recallReader(home);
  if (login === undefined) return undefined;
  const { connectionString, ...rest } = await address();
  if (connectionString === undefined) return { ...rest, user: login.role, password: login.password };
  const url = new URL(connectionString);
  url.username = login.role;
  url.password = login.password;
  for (const name of ['user', 'password']) url.searchParams.delete(name);
  return { ...rest, connectionString: url.href };
}

/** The server ends a statement, and this side a server that does not. */
function clientOf(settings: ClientConfig, timeout: number): Client {
  const client = new Client({
    ...settings,
    application_name: 'satudata query',
    connectionTimeoutMillis: 15_000,
    statement_timeout: Math.ceil(timeout),
    query_timeout: Math.ceil(timeout) + 5_000,
    options: '-c default_transaction_read_only=on -c search_path=mart,core,ref -c timezone=UTC -c jit=off',
  });
  // A connection that is lost while nothing is asked is told by what is asked next.
  client.on('error', () => undefined);
  return client;
}

function isLogin(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['28P01', '28000'].includes(String(error.code));
}

const powers = `
select
  r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls as is_powerful,
  exists (
    select from pg_roles other
    where other.oid <> r.oid and other.rolname <> 'satudata_reader' and pg_has_role(r.oid, other.oid, 'member')
  ) as is_other,
  exists (
    select from pg_namespace n
    where n.nspname in ('raw', 'ops') and has_schema_privilege(r.oid, n.oid, 'usage')
  ) as sees_deliveries
from pg_roles r where r.rolname = session_user and session_user = current_user`;

/** No list of words guards a query: the role itself must have nothing to give. */
async function refusePowerful(client: Client): Promise<void> {
  const { rows } = await client.query(powers);
  const [
    { is_powerful: isPowerful, is_other: isOther, sees_deliveries: seesDeliveries } = { is_powerful: true },
  ] = rows;
  if (!isPowerful && !isOther && !seesDeliveries) return;
  const found = isPowerful
    ? 'has powers of its own'
    : isOther
      ? 'may become another role'
      : 'may read raw or ops';
  throw new WarehouseError('SD_READER_POWERFUL', `The role that should only read ${found}.`, {
    hint: `Name in ${named} a login that is a member of satudata_reader and of nothing else.`,
  });
}

function missing(why: string, cause?: unknown): SatuDataError {
  return new WarehouseError('SD_READER_MISSING', `No login that can only read is there: ${why}.`, {
    hint: `Let a database administrator run: create role analis login password '…' in role satudata_reader; and set ${named} to postgres://analis:…@host/database.`,
    cause,
  });
}
