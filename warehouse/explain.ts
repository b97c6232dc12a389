// A node or an indicator → why it is what it is: children, formula, terms, and the cells as typed.
import type { Knex } from 'knex';
import { WarehouseError } from '../model/errors.js';
import type { PeriodId } from '../model/period.js';
import { type ExplainScope, explainAsked, indicatorKey } from './explain-indicators.js';
import { findTarget, type Target } from './explain-target.js';
import type { ExplainedIndicator, ExplainedNode, ExplainQuery, Explanation } from './explanation.js';
import { guarded } from './failure.js';
import { readCityId } from './keys.js';
import { lastMicrosecond } from './last-moment.js';
import {
  type AreaRow,
  describePeriod,
  findArea,
  findFramework,
  findPeriod,
  scoredFramework,
} from './score-place.js';
import { type ScoreNode, type ScoreRow, scoreTrees } from './score-tree.js';
import type { Warehouse } from './warehouse.js';

interface Question {
  readonly query: ExplainQuery;
  readonly scope: ExplainScope;
  readonly area: AreaRow;
}

interface SourceRow {
  readonly node_id: number;
  readonly given: boolean;
  readonly indicator_id: number;
  readonly period_id: PeriodId;
}

/**
 * `target` is the code of a node or of an indicator. Facts, formulas, trees, values and scores are those of
 * `asOf`. Raises ConfigError SD_EXPLAIN_…, SD_SCORE_…; WarehouseError SD_SCORE_NONE, SD_EXPLAIN_NONE.
 */
export async function explain(
  warehouse: Warehouse,
  target: string,
  query: ExplainQuery,
): Promise<Explanation> {
  const cityId = await readCityId(warehouse, query.city);
  const scope = { cityId, asOf: query.asOf ?? null, facts: query.facts ?? 20 };
  return guarded(() =>
    warehouse.knex.transaction(async (trx) => {
      const found = await findTarget(trx, cityId, target, query.framework);
      const question = { query, scope, area: await findArea(trx, cityId, query.area ?? query.city) };
      return found.kind === 'node'
        ? explainNode(trx, found, question)
        : explainIndicator(trx, found, question);
    }),
  );
}

async function explainNode(
  trx: Knex.Transaction,
  target: Extract<Target, { kind: 'node' }>,
  { query, scope, area }: Question,
): Promise<Explanation> {
  const { cityId, asOf } = scope;
  const framework = await findFramework(trx, cityId, target.framework);
  const period = await findPeriod(trx, cityId, { framework, area }, query);
  const place = {
    city: cityId,
    framework: framework.framework_id,
    area: area.area_id,
    period,
    asOf: lastMicrosecond(asOf),
  };
  const { rows } = await trx.raw(
    'select * from mart.read_scores(:city::smallint, :framework, :area, :period, :asOf)',
    place,
  );
  const nodes = below(rows, target.nodeId);
  await trx.raw('select mart.open_tree()');
  await trx.raw('insert into tree values (:framework, :area, :period)', place);
  await trx.raw('select mart.gather_sources(:city::smallint, :asOf)', place);
  const ids = nodes.map((node) => node.node_id);
  await trx.raw('select mart.open_asked()');
  await trx.raw(
    'insert into asked (indicator_id, area_id, period_id) select distinct indicator_id, area_id, value_period from source where node_id = any (?)',
    [ids],
  );
  const sources = await trx.raw('select node_id, given, indicator_id, value_period as period_id from source');
  const gaps = await trx.raw('select * from mart.ask_gaps(:city::smallint, :ids, :area, :period, :asOf)', {
    ...place,
    ids,
  });
  const told = await explainAsked(trx, scope);
  const [tree] = scoreTrees(nodes);
  return {
    framework: scoredFramework(framework),
    node:
      tree === undefined
        ? null
        : explainedNode(tree, sourcesByCode(nodes, [...sources.rows, ...gaps.rows], told)),
    indicator: null,
    ...surroundings(area, period, asOf),
  };
}

/** A node and all that hangs on it. Parents come before children in `rows`. */
function below(rows: readonly ScoreRow[], nodeId: number): readonly ScoreRow[] {
  const inside = new Set([nodeId]);
  return rows.filter((row) => {
    if (row.parent_id !== null && inside.has(row.parent_id)) inside.add(row.node_id);
    return inside.has(row.node_id);
  });
}

function sourcesByCode(
  nodes: readonly ScoreRow[],
  sources: readonly SourceRow[],
  told: ReadonlyMap<string, ExplainedIndicator>,
): ReadonlyMap<string, ExplainedIndicator> {
  return new Map(
    nodes.flatMap((node) => {
      const source = sources.find((each) => each.node_id === node.node_id && each.given === node.given);
      const indicator = source && told.get(indicatorKey(source));
      return indicator ? [[node.code, indicator]] : [];
    }),
  );
}

function explainedNode(node: ScoreNode, sources: ReadonlyMap<string, ExplainedIndicator>): ExplainedNode {
  const children = node.children.map((child) => explainedNode(child, sources));
  return { ...node, children, source: sources.get(node.code) ?? null };
}

async function explainIndicator(
  trx: Knex.Transaction,
  { indicatorId }: Extract<Target, { kind: 'indicator' }>,
  { query, scope, area }: Question,
): Promise<Explanation> {
  const period = query.period ?? (await latestPeriod(trx, indicatorId, { query, scope, area }));
  await trx.raw('select mart.open_asked()');
  await trx.raw('insert into asked (indicator_id, area_id, period_id) values (?, ?, ?)', [
    indicatorId,
    area.area_id,
    period,
  ]);
  const told = await explainAsked(trx, scope);
  const indicator = told.get(indicatorKey({ indicator_id: indicatorId, period_id: period })) ?? null;
  return { framework: null, node: null, indicator, ...surroundings(area, period, scope.asOf) };
}

async function latestPeriod(
  trx: Knex.Transaction,
  indicatorId: number,
  { scope, area }: Question,
): Promise<PeriodId> {
  const { rows } = await trx.raw(
    'select coalesce(mart.latest_value_period(:city::smallint, :indicator, :area, :asOf), mart.latest_data_period(:city::smallint, :indicator, :area, null, :asOf)) as period',
    {
      city: scope.cityId,
      indicator: indicatorId,
      area: area.area_id,
      asOf: lastMicrosecond(scope.asOf),
    },
  );
  const period: PeriodId | null = rows[0].period;
  if (period !== null) return period;
  throw new WarehouseError(
    'SD_EXPLAIN_NONE',
    `Nothing was told of the indicator for ${area.name} in any period.`,
    {
      hint: 'Name a period to see which of its terms is missing; "satudata status" says who owes what.',
    },
  );
}

function surroundings({ code, name, level }: AreaRow, period: PeriodId, asOf: Date | null) {
  return { area: { code, name, level }, period: describePeriod(period), asOf };
}
