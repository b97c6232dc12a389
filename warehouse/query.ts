// One read-only statement of an analyst → rows, within a time and a number of rows.
import type { Client, FieldDef } from 'pg';
import { SatuDataError, WarehouseError } from '../model/errors.js';
import { asFailure } from './failure.js';
import { withReader } from './reader.js';
import type { Warehouse } from './warehouse.js';

/** Numbers that JavaScript cannot hold exactly stay text, and so do dates and times as PostgreSQL prints them. */
export type QueryValue = string | number | boolean | null | object;

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly QueryValue[])[];
  /** True when there were more rows than the limit. */
  readonly truncated: boolean;
}

export interface QueryLimits {
  /** Rows. */
  readonly limit: number;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Runs in a session of its own, logged in as a role that can only read mart, core and ref, in a transaction that cannot
 * write. The statement is a cursor's: only something that gives rows fits, and only one of it. Raises WarehouseError
 * SD_QUERY_REFUSED with what PostgreSQL said and where, SD_QUERY_TIMEOUT, SD_READER_MISSING, SD_READER_POWERFUL.
 */
export async function query(warehouse: Warehouse, sql: string, limits: QueryLimits): Promise<QueryResult> {
  const statement = sql.trim().replace(/;\s{0,999}$/, '');
  return withReader(warehouse, limits.timeout, async (client) => {
    try {
      await client.query('begin read only');
      return await fetchRows(client, statement, limits.limit);
    } catch (error) {
      throw meaning(error, limits);
    }
  });
}

const declare = 'declare answer no scroll cursor for\n';

async function fetchRows(client: Client, statement: string, limit: number): Promise<QueryResult> {
  // In the extended protocol the server itself refuses a second statement.
  const single = { text: declare + statement, queryMode: 'extended' };
  await client.query(single);
  const { fields, rows } = await client.query<QueryValue[]>({
    text: `fetch ${Math.trunc(limit) + 1} from answer`,
    rowMode: 'array',
    types: { getTypeParser },
  });
  return {
    columns: fields.map((field: FieldDef) => field.name),
    rows: rows.slice(0, limit),
    truncated: rows.length > limit,
  };
}

const boolean = 16;
const numbers = new Set([20, 21, 23, 26, 700, 701, 1700]);
const json = new Set([114, 3802]);

function getTypeParser(oid: number): (text: string) => QueryValue {
  if (numbers.has(oid)) return exactNumber;
  if (oid === boolean) return (text) => text === 't';
  if (json.has(oid)) return (text) => JSON.parse(text);
  return (text) => text;
}

function exactNumber(text: string): string | number {
  const plain = text.includes('.') ? text.replace(/0{1,400}$/, '').replace(/\.$/, '') : text;
  return String(Number(plain)) === plain ? Number(plain) : text;
}

function meaning(error: unknown, { timeout }: QueryLimits): unknown {
  if (error instanceof SatuDataError || !(error instanceof Error)) return error;
  // The last is what the driver says of a server that does not end what it was told to.
  const code = 'code' in error ? error.code : undefined;
  if (code === '57014' || error.message === 'Query read timeout')
    return new WarehouseError('SD_QUERY_TIMEOUT', `The query took longer than ${timeout / 1000} s.`, {
      hint: 'Ask for fewer periods or areas, or give it more time.',
      cause: error,
    });
  if (code === undefined) return error;
  const failure = asFailure(error);
  if (
    failure instanceof SatuDataError &&
    failure.code !== 'SD_WAREHOUSE_PERMISSION' &&
    failure.code !== 'SD_WAREHOUSE_READ_ONLY'
  )
    return failure;
  return refused(`${error.message}${place(error)}`, error);
}

function refused(sentence: string, cause?: unknown): WarehouseError {
  return new WarehouseError('SD_QUERY_REFUSED', `The query was refused: ${sentence}`, {
    hint: 'Write one select (or values, or with … select) over the tables and views of mart, core and ref.',
    cause,
  });
}

/** PostgreSQL counts characters from the beginning of what it was sent, from 1. */
function place(error: object): string {
  const position = 'position' in error ? Number(error.position) - declare.length : Number.NaN;
  return position > 0 ? ` (at character ${position})` : '';
}
