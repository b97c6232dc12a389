// What arrived before from a place → whether the same bytes need reading again, and what to ask the source.
import type { Validators } from '../model/delivery.js';
import type { PeriodId } from '../model/period.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

export interface KnownDelivery {
  readonly deliveryId: number;
  readonly outcome: 'accepted' | 'returned';
  readonly reason: string | null;
}

/** Everything that decides what a file comes to: the same four give the same outcome. */
interface Reading {
  readonly cityId: number;
  readonly datasetId: number;
  readonly contractHash: string;
  readonly programVersion: string;
}

const lastDecided = `
  select delivery_id, outcome, reason, sha256, contract_hash, program_version from raw.delivery
  where city_id = :cityId and dataset_id = :datasetId and location = :location
    and period_id is not distinct from :period::integer and outcome in ('accepted', 'returned')
  order by delivery_id desc limit 1`;

/**
 * The last delivery that was accepted or returned from this location and period, if it was these very bytes read under
 * this very contract by this very version; undefined when the file must be read. Only the last one counts: a good file
 * loads again after a bad one has come between.
 */
export async function findOutcome(
  warehouse: Warehouse,
  key: Reading & { readonly location: string; readonly period: PeriodId | null; readonly sha256: string },
): Promise<KnownDelivery | undefined> {
  const { rows } = await guarded<{ rows: LastRow[] }>(async () =>
    warehouse.knex.raw(lastDecided, { ...key }),
  );
  const [last] = rows;
  const same =
    last?.sha256 === key.sha256 &&
    last.contract_hash === key.contractHash &&
    last.program_version === key.programVersion;
  return same ? { deliveryId: last.delivery_id, outcome: last.outcome, reason: last.reason } : undefined;
}

interface LastRow {
  readonly delivery_id: number;
  readonly outcome: 'accepted' | 'returned';
  readonly reason: string | null;
  readonly sha256: string | null;
  readonly contract_hash: string;
  readonly program_version: string;
}

const validators = `
  select distinct on (location) location, etag, last_modified as "lastModified",
    contract_hash = :contractHash and program_version = :programVersion as current
  from raw.delivery
  where city_id = :cityId and dataset_id = :datasetId and outcome in ('accepted', 'returned', 'unchanged')
  order by location, delivery_id desc`;

/**
 * By location: what the source said of its bytes when they were last read. A location read under another contract or by
 * another version is left out, so that its bytes come again.
 */
export async function readValidators(
  warehouse: Warehouse,
  key: Reading,
): Promise<ReadonlyMap<string, Validators>> {
  const { rows } = await guarded<{ rows: ({ location: string; current: boolean } & Validators)[] }>(
    async () => warehouse.knex.raw(validators, { ...key }),
  );
  const known = rows.filter((row) => row.current && (row.etag !== null || row.lastModified !== null));
  return new Map(known.map(({ location, etag, lastModified }) => [location, { etag, lastModified }]));
}
