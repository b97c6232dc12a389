// A dataset that several runs want to take in → one of them at a time, beginning where one that was cut off left it.
import type { Client } from 'pg';
import { ownClient } from './client.js';
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

export interface TurnOptions {
  readonly cityId: number;
  readonly datasetId: number;
  readonly signal: AbortSignal;
  /** Called once when another run is at it. */
  readonly onWait: () => void;
}

/** Between two tries whoever waits looks whether he was interrupted. */
const patience = '2s';

/**
 * The turn is a lock on a connection of its own, outside the pool: it ends with the work, and with the process or the connection,
 * whatever becomes of them. Deliveries that a run which was cut off left undecided hold no facts and are taken away.
 * Throws WarehouseErrors, what `work` throws, and the reason of the signal.
 */
export async function inTurn<T>(
  warehouse: Warehouse,
  { cityId, datasetId, signal, onWait }: TurnOptions,
  work: () => Promise<T>,
): Promise<T> {
  const client = await ownClient(warehouse);
  // Work goes on without its turn: committing the same file twice is refused there.
  client.on('error', () => undefined);
  try {
    await guarded(async () => {
      for (let waited = false; !(await taken(client, cityId, datasetId)); waited = true) {
        if (!waited) onWait();
        signal.throwIfAborted();
      }
      await clearCutOff(warehouse, cityId, datasetId);
    });
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function taken(client: Client, cityId: number, datasetId: number): Promise<boolean> {
  await client.query(`begin; set local lock_timeout = '${patience}'`);
  try {
    await client.query("select ops.take_lock('take-in', $1::smallint, $2)", [cityId, datasetId]);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error;
    await client.query('rollback');
    return false;
  }
}

async function clearCutOff({ knex }: Warehouse, city_id: number, dataset_id: number): Promise<void> {
  await knex('raw.delivery').where({ city_id, dataset_id }).whereNull('outcome').delete();
}
