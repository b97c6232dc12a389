// Facts, formulas and frameworks that changed → indicator values and scores, of exactly what changed.
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

export interface Published {
  /** Indicator values that were worked out, and how many of them differ from what stood. */
  readonly indicators: { readonly computed: number; readonly changed: number };
  /** Nodes whose points or coverage differ from what stood. */
  readonly scores: { readonly changed: number };
  readonly durationMs: number;
}

interface Counts {
  readonly computed: number;
  readonly values: number;
  readonly scores: number;
}

/** One transaction over all cities: a publish that fails leaves everything to the next one. */
export async function publish(warehouse: Warehouse): Promise<Published> {
  const start = performance.now();
  const counts = await guarded(() =>
    warehouse.knex.transaction(async (trx) => {
      const waiting: { rows: { city_id: number }[] } = await trx.raw(
        'select city_id from mart.unpublished_cities() as city_id',
      );
      const done: Counts[] = [];
      for (const { city_id } of waiting.rows) {
        const { rows } = await trx.raw('select mart.publish(?::smallint) as counts', [city_id]);
        done.push(rows[0].counts);
      }
      return done;
    }),
  );
  const total = (of: keyof Counts) => counts.reduce((sum, each) => sum + each[of], 0);
  return {
    indicators: { computed: total('computed'), changed: total('values') },
    scores: { changed: total('scores') },
    durationMs: Math.round(performance.now() - start),
  };
}
