// A warehouse → every fact, indicator value and score that stands in it, as lines that two warehouses can be compared by.
import type { Warehouse } from '../../warehouse/warehouse.js';

const facts = `
  select 'fact ' || concat_ws(' ', v.code, a.code, p.code, b.code) as key,
    coalesce(o.value::text, '') || ' ' || coalesce(o.flag::text, '') as says
  from core.observation o
  join ref.variable v using (city_id, variable_id) join ref.area a using (city_id, area_id)
  join ref.period p using (period_id) join ref.breakdown b using (city_id, breakdown_id)
  where o.superseded_at is null`;
const values = `
  select 'indicator ' || concat_ws(' ', indicator, area_code, period) as key,
    concat_ws(' ', value::text, coverage::text, partial::text) as says from mart.indicator`;
const scores = `
  select 'score ' || concat_ws(' ', framework, node, area_code, period) as key,
    concat_ws(' ', points::text, coverage::text, colour) as says from mart.score_tree`;

/** Key → what it says; read before the next run. */
export async function standing({ knex }: Warehouse): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const sql of [facts, values, scores]) {
    const { rows } = await knex.raw(sql);
    for (const { key, says } of rows as readonly { key: string; says: string }[]) found.set(key, says);
  }
  return found;
}

/** At most a few of each kind of difference would be read; all of them are counted. */
export function differences(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): readonly string[] {
  const changed = [...expected].flatMap(([key, says]) =>
    found.get(key) === says ? [] : [`${key}: ${says} became ${found.get(key) ?? 'nothing'}`],
  );
  const added = [...found].flatMap(([key, says]) =>
    expected.has(key) ? [] : [`${key}: nothing became ${says}`],
  );
  return [...changed, ...added];
}
