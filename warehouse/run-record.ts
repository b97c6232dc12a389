// One run of the program → its row in ops.run.
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

/** Gives the key of the run. A run without an end was cut off. */
export async function beginRun(
  warehouse: Warehouse,
  run: {
    readonly cityId: number;
    readonly kind: string;
    readonly programVersion: string;
    readonly startedAt: Date;
  },
): Promise<number> {
  const { cityId: city_id, kind, programVersion: program_version, startedAt: started_at } = run;
  const rows = await guarded<{ run_id: number }[]>(async () =>
    warehouse.knex('ops.run').insert({ city_id, kind, program_version, started_at }).returning('run_id'),
  );
  return rows[0]?.run_id ?? Number.NaN;
}

/** `summary` is what the run did, counted; it is kept as JSON. */
export async function finishRun(
  warehouse: Warehouse,
  cityId: number,
  runId: number,
  end: {
    readonly finishedAt: Date;
    readonly outcome: 'done' | 'failed';
    readonly summary: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const change = { finished_at: end.finishedAt, outcome: end.outcome, summary: JSON.stringify(end.summary) };
  await guarded(async () =>
    warehouse.knex('ops.run').where({ city_id: cityId, run_id: runId }).update(change),
  );
}

/** When the last run that came to an end began; null when there is none. */
export async function readLastRun(warehouse: Warehouse, cityId: number): Promise<Date | null> {
  const rows = await guarded<{ started_at: Date }[]>(async () =>
    warehouse
      .knex('ops.run')
      .select('started_at')
      .where({ city_id: cityId })
      .whereNotNull('finished_at')
      .orderBy('run_id', 'desc')
      .limit(1),
  );
  return rows[0]?.started_at ?? null;
}
