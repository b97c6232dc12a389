-- The trees of the frameworks → ref.node: keys stay, what left a tree is retired, parents are joined last.

create or replace function ref.load_nodes(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  create temp table wanted_node on commit drop as
  select f.framework_id, i.indicator_id, g.indicator_id as given_id, 0 as node_id, s.*
  from jsonb_to_recordset(entries) as s(
    framework text, code text, title text, parent text, depth smallint, position smallint, weight numeric, mean text,
    scale numeric, top numeric, indicator text, given text, scoring text, direction text, post_min numeric,
    post_max numeric, post_log boolean, factor numeric, target numeric, bands jsonb, minimum_coverage numeric,
    scores_partial boolean, provisional_below numeric, from_day date, until_day date)
  join ref.framework f on f.city_id = city and f.code = s.framework
  left join ref.indicator i on i.city_id = city and i.code = s.indicator
  left join ref.indicator g on g.city_id = city and g.code = s.given;
  -- One key a code, whatever the times it stands for: a target of another year leaves the scores of this one alone.
  update wanted_node w set node_id = k.node_id
  from (
    select x.framework_id, x.code, coalesce(known.node_id, nextval(pg_get_serial_sequence('ref.node', 'node_id')))::integer as node_id
    from (select distinct framework_id, code from wanted_node) x
    left join (select distinct n.framework_id, n.code, n.node_id from ref.node n where n.city_id = city) known
      using (framework_id, code)
  ) k
  where w.framework_id = k.framework_id and w.code = k.code;
  perform ref.merge_nodes(city);
  update ref.node t set parent_id = p.node_id
  from wanted_node w
  left join (select distinct framework_id, code, node_id from wanted_node) p
    on p.framework_id = w.framework_id and p.code = w.parent
  where t.city_id = city and t.framework_id = w.framework_id and t.code = w.code and t.from_day = w.from_day
    and t.parent_id is distinct from p.node_id;
  update ref.node t set retired_at = now()
  where t.city_id = city and t.retired_at is null
    and not exists (select from wanted_node w where (w.framework_id, w.code, w.from_day) = (t.framework_id, t.code, t.from_day));
  drop table wanted_node;
end $$;
comment on function ref.load_nodes(smallint, jsonb) is 'Loads the nodes of all frameworks, after the indicators';

create or replace function ref.merge_nodes(city smallint) returns void language plpgsql as $$
begin
  merge into ref.node t using wanted_node s
  on t.city_id = city and t.framework_id = s.framework_id and t.code = s.code and t.from_day = s.from_day
  when matched and (
    t.title, t.depth, t.position, t.weight, t.mean, t.scale, t.top, t.indicator_id, t.given_id, t.scoring,
    t.direction, t.post_min, t.post_max, t.post_log, t.factor, t.target, t.bands, t.minimum_coverage,
    t.scores_partial, t.provisional_below, t.until_day, t.retired_at
  ) is distinct from (
    s.title, s.depth, s.position, s.weight, s.mean, s.scale, s.top, s.indicator_id, s.given_id, s.scoring,
    s.direction, s.post_min, s.post_max, s.post_log, s.factor, s.target, s.bands, s.minimum_coverage,
    s.scores_partial, s.provisional_below, s.until_day, null
  ) then update set
    title = s.title, depth = s.depth, position = s.position, weight = s.weight, mean = s.mean, scale = s.scale,
    top = s.top, indicator_id = s.indicator_id, given_id = s.given_id, scoring = s.scoring, direction = s.direction,
    post_min = s.post_min, post_max = s.post_max, post_log = s.post_log, factor = s.factor, target = s.target,
    bands = s.bands, minimum_coverage = s.minimum_coverage, scores_partial = s.scores_partial,
    provisional_below = s.provisional_below, until_day = s.until_day, retired_at = null
  when not matched then insert (
    city_id, node_id, framework_id, code, title, depth, position, weight, mean, scale, top, indicator_id, given_id, scoring,
    direction, post_min, post_max, post_log, factor, target, bands, minimum_coverage, scores_partial, provisional_below,
    from_day, until_day
  ) values (
    city, s.node_id, s.framework_id, s.code, s.title, s.depth, s.position, s.weight, s.mean, s.scale, s.top, s.indicator_id,
    s.given_id, s.scoring, s.direction, s.post_min, s.post_max, s.post_log, s.factor, s.target, s.bands,
    s.minimum_coverage, s.scores_partial, s.provisional_below, s.from_day, s.until_day
  );
end $$;
comment on function ref.merge_nodes(smallint) is 'The temporary table wanted_node → ref.node, all but parents';
