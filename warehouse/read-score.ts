// A framework, an area and a period → the tree of scores with coverage and colour, now or as of a time.
import { guarded } from './failure.js';
import { readCityId } from './keys.js';
import { lastMicrosecond } from './last-moment.js';
import { describePeriod, findArea, findFramework, findPeriod, scoredFramework } from './score-place.js';
import { type ScoredFramework, type ScoreNode, type ScoreQuery, scoreTrees } from './score-tree.js';
import type { Warehouse } from './warehouse.js';

export interface Scores {
  readonly framework: ScoredFramework;
  readonly area: { readonly code: string; readonly name: string; readonly level: string };
  readonly period: { readonly id: number; readonly code: string };
  readonly asOf: Date | null;
  readonly root: ScoreNode;
}

const scores = 'select * from mart.read_scores(:city::smallint, :framework, :area, :period, :asOf)';

/** Raises ConfigError SD_SCORE_FRAMEWORK, SD_SCORE_AREA; WarehouseError SD_SCORE_NONE, SD_CITY_UNKNOWN. */
export async function readScores(warehouse: Warehouse, query: ScoreQuery): Promise<Scores> {
  const { knex } = warehouse;
  const cityId = await readCityId(warehouse, query.city);
  return guarded(async () => {
    const framework = await findFramework(knex, cityId, query.framework);
    const area = await findArea(knex, cityId, query.area ?? query.city);
    const period = await findPeriod(knex, cityId, { framework, area }, query);
    const { rows } = await knex.raw(scores, {
      city: cityId,
      framework: framework.framework_id,
      area: area.area_id,
      period,
      asOf: lastMicrosecond(query.asOf),
    });
    const [root] = scoreTrees(rows);
    if (root === undefined) throw new Error(`framework ${framework.code} has no root`);
    return {
      framework: scoredFramework(framework),
      area: { code: area.code, name: area.name, level: area.level },
      period: describePeriod(period),
      asOf: query.asOf ?? null,
      root,
    };
  });
}

/** The frameworks that the city scores by, in order of code. Raises WarehouseError SD_CITY_UNKNOWN. */
export async function readFrameworks(
  warehouse: Warehouse,
  city: string,
): Promise<readonly ScoredFramework[]> {
  const cityId = await readCityId(warehouse, city);
  return guarded(async () => {
    const { rows } = await warehouse.knex.raw(
      `select code, title, edition, label, source, decimals from ref.framework
       where city_id = ? and retired_at is null order by code`,
      [cityId],
    );
    return rows;
  });
}
