// One arrival and what became of it → rows of raw.delivery, raw.sheet and raw.issue.
import type { Client } from 'pg';
import { type Books, imbalance } from '../model/books.js';
import type { KeptFile } from '../model/delivery.js';
import { WarehouseError } from '../model/errors.js';
import type { Issue } from '../model/issue.js';
import type { PeriodId } from '../model/period.js';
import { inTransaction, withClient } from './client.js';
import type { Warehouse } from './warehouse.js';

/** accepted: its facts stand · returned: the OPD sends it again · unchanged: nothing new · failed: we could not read it. */
export type Outcome = 'accepted' | 'returned' | 'unchanged' | 'failed';

export interface Arrival {
  readonly cityId: number;
  readonly datasetId: number;
  /** null when no bytes came: the source said "not modified", or could not be read. */
  readonly file: Pick<KeptFile, 'sha256' | 'bytes'> | null;
  /** Path or URL, secrets taken out. */
  readonly location: string;
  readonly fileName: string;
  /** Asked for, or named by the file. */
  readonly period: PeriodId | null;
  /** Connector that fetched it, or "hand". */
  readonly channel: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly receivedAt: Date;
  readonly contractHash: string;
  readonly programVersion: string;
}

export interface Decision {
  readonly outcome: Outcome;
  /** One sentence: why it was returned or failed. */
  readonly reason: string | null;
  readonly decidedAt: Date;
  /** null only when the rows were never counted (unchanged, failed, a file that no decoder reads). */
  readonly books: Books | null;
  /** Periods that its figures speak of. */
  readonly periods: Iterable<PeriodId>;
  readonly sheets: readonly { readonly number: number; readonly name: string | null }[];
  readonly issues: readonly Issue[];
}

/** A clock that stepped back moves no delivery before the one that it follows. */
const insertDelivery = `
  insert into raw.delivery (city_id, dataset_id, sha256, location, file_name, period_id, channel, etag, last_modified,
    received_at, contract_hash, program_version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, greatest($10::timestamptz, (
    select d.received_at from raw.delivery d where d.city_id = $1 and d.dataset_id = $2 order by d.delivery_id desc limit 1
  )), $11, $12) returning delivery_id`;
const insertFile = 'insert into raw.file (city_id, sha256, bytes) values ($1, $2, $3) on conflict do nothing';
const ensurePeriods = 'select ref.ensure_periods($1)';

/** Gives the key of the delivery, which is not decided yet. */
export async function beginDelivery(warehouse: Warehouse, arrival: Arrival): Promise<number> {
  const { cityId, file, period } = arrival;
  return withClient(warehouse, (client) =>
    inTransaction(client, async () => {
      if (file !== null) await client.query(insertFile, [cityId, file.sha256, file.bytes]);
      if (period !== null) await client.query(ensurePeriods, [[period]]);
      const { rows } = await client.query<{ delivery_id: number }>(insertDelivery, deliveryValues(arrival));
      return rows[0]?.delivery_id ?? Number.NaN;
    }),
  );
}

function deliveryValues(arrival: Arrival): unknown[] {
  const { cityId, datasetId, file, location, fileName, period, channel, etag, lastModified } = arrival;
  const { receivedAt, contractHash, programVersion } = arrival;
  const origin = [location, fileName, period, channel, etag, lastModified].map(storable);
  return [cityId, datasetId, file?.sha256 ?? null, ...origin, receivedAt, contractHash, programVersion];
}

/** Decides a delivery that commits no facts. Raises WarehouseError SD_BOOKS_UNBALANCED, SD_DELIVERY_DECIDED. */
export async function finishDelivery(
  warehouse: Warehouse,
  cityId: number,
  deliveryId: number,
  decision: Decision,
): Promise<void> {
  await withClient(warehouse, (client) =>
    inTransaction(client, () => writeDecision(client, cityId, deliveryId, decision)),
  );
}

const updateDelivery = `
  update raw.delivery
  set outcome = $3, reason = $4, decided_at = greatest($5::timestamptz, received_at), periods = $6, read_rows = $7, loaded_rows = $8, returned_rows = $9,
    duplicate_rows = $10, skipped = $11
  where city_id = $1 and delivery_id = $2 and decided_at is null`;
const insertSheets = `
  insert into raw.sheet (city_id, delivery_id, number, name)
  select $1, $2, number, name from jsonb_to_recordset($3) as s(number smallint, name text)`;
const insertIssues = `
  insert into raw.issue (city_id, delivery_id, number, code, severity, sheet, row_no, col_no, text, message, mend)
  select $1, $2, number, code, severity, sheet, row_no, col_no, text, message, mend
  from jsonb_to_recordset($3) as s(
    number integer, code text, severity text, sheet text, row_no integer, col_no integer, text text, message text, mend text)`;

/** Within the caller's transaction, so that facts and the word that they stand come together or not at all. */
export async function writeDecision(
  client: Pick<Client, 'query'>,
  cityId: number,
  deliveryId: number,
  decision: Decision,
): Promise<void> {
  requireBalance(deliveryId, decision.books);
  const { rowCount } = await client.query(updateDelivery, [cityId, deliveryId, ...decisionValues(decision)]);
  if (rowCount !== 1) throw alreadyDecided(deliveryId);
  const { sheets, issues } = decision;
  if (sheets.length > 0) await client.query(insertSheets, [cityId, deliveryId, storableJson(sheets)]);
  if (issues.length > 0)
    await client.query(insertIssues, [cityId, deliveryId, storableJson(issues.map(issueRow))]);
}

function decisionValues({ outcome, reason, decidedAt, periods, books }: Decision): unknown[] {
  const { read = null, loaded = null, returned = null, duplicate = null, skipped = null } = books ?? {};
  const counted = [read, loaded, returned, duplicate, skipped === null ? null : JSON.stringify(skipped)];
  return [outcome, storable(reason), decidedAt, [...periods], ...counted];
}

function issueRow({ row, col, ...rest }: Issue, index: number) {
  return { ...rest, number: index + 1, row_no: row, col_no: col };
}

function requireBalance(deliveryId: number, books: Books | null): void {
  const off = books === null ? 0 : imbalance(books);
  if (off === 0) return;
  throw new WarehouseError(
    'SD_BOOKS_UNBALANCED',
    `The books of delivery ${deliveryId} do not balance: ${off} rows are unaccounted for.`,
    {
      hint: 'This is a mistake of the program, not of the file. Nothing was loaded; report the file and the version.',
    },
  );
}

function alreadyDecided(deliveryId: number): WarehouseError {
  return new WarehouseError(
    'SD_DELIVERY_DECIDED',
    `Delivery ${deliveryId} has already been decided, or does not exist.`,
    {
      hint: 'Another run has finished the same delivery. Run the command again.',
    },
  );
}

/** PostgreSQL keeps no NUL in text; a file may hold one. */
function storable<T>(value: T): T | string {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}

function storableJson(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => storable(value));
}
