// The scores of 244 months and nine areas, as a publish wrote them → the time that a reader of the whole view waits.
import { publish } from '../warehouse/publish.js';
import { fill } from './fill.js';
import { repeat, timed } from './measure.js';
import { withPlace } from './place.js';
import { type Finding, timeFinding } from './report.js';
import { withSession } from './session.js';

/** 244 months of a city and its eight kecamatan. */
const months = 244;
const trees = 2196;

export function scoreTrees(rounds: number): Promise<readonly Finding[]> {
  return withPlace(async (place) => {
    const url = await place.database();
    return withSession(url, place.folder, async ({ warehouse }) => {
      await fill(warehouse, 1, months);
      await publish(warehouse);
      const found = await repeat(rounds, () =>
        timed(async () => {
          const { rows } = await warehouse.knex.raw('select distinct area, period from mart.score_tree');
          if (rows.length !== trees) throw new Error(`${rows.length} trees instead of ${trees}`);
        }),
      );
      return [timeFinding(`mart.score_tree of ${trees} trees`, found, 1)];
    });
  });
}
