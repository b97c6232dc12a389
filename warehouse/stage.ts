// Observations → the temporary table of one delivery, copied while the file is still being read.
import type { Client } from 'pg';
import type { Observation } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import { registerBreakdowns } from './breakdowns.js';
import { ownClient } from './client.js';
import { type CopyIn, copyIn } from './copy-in.js';
import { copyColumns, copyLine } from './copy-line.js';
import { type Dropped, type Duplicates, findDuplicates, keepGiven } from './duplicates.js';
import { asFailure, guarded } from './failure.js';
import type { Keys } from './keys.js';
import type { Warehouse } from './warehouse.js';

export interface Staged extends Dropped {
  /** Observations that stand in the stage. */
  readonly rows: number;
  readonly duplicates: Duplicates;
}

export interface Stage {
  readonly deliveryId: number;
  readonly cityId: number;
  /** Periods that the observations written so far speak of. */
  readonly periods: ReadonlySet<PeriodId>;
  /** The one connection that sees the stage; for commitStage. */
  readonly client: Client;
  /** Resolves when more may be written: the copy runs while the caller reads on. */
  write(observations: readonly Observation[]): Promise<void>;
  /**
   * Ends the copy and looks for facts that are said more than once. With "given", cells without a value give way where
   * another cell gives the same fact a value.
   */
  finish(duplicates?: 'refuse' | 'given'): Promise<Staged>;
  /** Ends the connection, and the stage with it. May be called at any time, also twice, also after a commit. */
  discard(): Promise<void>;
}

const prepare = `
  set timezone = 'UTC'; set work_mem = '64MB'; set temp_buffers = '32MB'; set client_min_messages = 'warning'; set jit = off;
  create temp table stage (
    variable_id integer, area_id integer, period_id integer, breakdown_id integer, row_no integer, source_rows integer,
    sheet smallint, col_no smallint, value numeric, flag text, raw_text text
  )`;

/** A line is some forty bytes: large enough for the socket to be busy, small enough to forget. */
const longestWrite = 1000;

/**
 * The table is temporary on a connection of its own, outside the pool: whatever ends the program or the connection, the
 * server takes the stage away, and stages that wait for each other never starve the pool.
 */
export async function openStage(warehouse: Warehouse, keys: Keys, deliveryId: number): Promise<Stage> {
  const client = await ownClient(warehouse);
  const discard = () => client.end().catch(() => undefined);
  try {
    await client.query(prepare);
  } catch (error) {
    await discard();
    throw asFailure(error);
  }
  const copy = copyIn(client, `copy stage (${copyColumns}) from stdin`);
  const { write, periods } = writer(warehouse, keys, copy);
  const finish = (duplicates: 'refuse' | 'given' = 'refuse') =>
    guarded(() => finishStage(client, copy, keys.cityId, duplicates));
  return { deliveryId, cityId: keys.cityId, periods, client, write, finish, discard };
}

function writer(warehouse: Warehouse, keys: Keys, copy: CopyIn): Pick<Stage, 'write' | 'periods'> {
  const breakdowns = new Map(keys.breakdowns);
  const known = { variables: keys.variables, areas: keys.areas, breakdowns };
  const periods = new Set<PeriodId>();

  async function learn(observations: readonly Observation[]): Promise<void> {
    const unseen = new Set<string>();
    for (const { breakdown, period } of observations) {
      if (!breakdowns.has(breakdown)) unseen.add(breakdown);
      periods.add(period);
    }
    if (unseen.size === 0) return;
    for (const [code, id] of await registerBreakdowns(warehouse, keys.cityId, [...unseen]))
      breakdowns.set(code, id);
  }

  async function write(observations: readonly Observation[]): Promise<void> {
    await learn(observations);
    for (let from = 0; from < observations.length; from += longestWrite) {
      let lines = '';
      for (const observation of observations.slice(from, from + longestWrite))
        lines += copyLine(observation, known);
      await copy.send(lines);
    }
  }
  return { write, periods };
}

async function finishStage(
  client: Client,
  copy: CopyIn,
  cityId: number,
  duplicates: 'refuse' | 'given',
): Promise<Staged> {
  const copied = await copy.end();
  await client.query('analyze stage (variable_id, area_id, period_id, breakdown_id)');
  const gone = duplicates === 'given' ? await keepGiven(client) : { dropped: 0, droppedRows: 0 };
  return { rows: copied - gone.dropped, ...gone, duplicates: await findDuplicates(client, cityId) };
}
