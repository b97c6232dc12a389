-- The temporary table `tree_score` → mart.score: unchanged untouched, changed re-versioned, vanished closed.

create or replace function mart.record_scores(city smallint, moment timestamptz) returns integer language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  changed integer;
begin
  delete from tree_score where coverage = 0 and points is null;
  analyze tree_score;
  create temp table changed_score (framework_id integer, area_id integer, period_id integer, node_id integer)
  on commit drop;
  with closed as (
    update mart.score s set superseded_at = moment
    from (
      select o.framework_id, o.area_id, o.period_id, o.node_id
      from tree t
      join mart.score o on o.city_id = city and o.framework_id = t.framework_id and o.area_id = t.area_id
        and o.period_id = t.period_id and o.superseded_at is null
      left join tree_score n on n.framework_id = o.framework_id and n.area_id = o.area_id
        and n.period_id = o.period_id and n.node_id = o.node_id
      where (o.points, o.coverage, o.performance, o.given)
        is distinct from (n.points, n.coverage, n.performance, n.given)
    ) stale
    where s.city_id = city and s.framework_id = stale.framework_id and s.area_id = stale.area_id
      and s.period_id = stale.period_id and s.node_id = stale.node_id and s.superseded_at is null
    returning s.framework_id, s.area_id, s.period_id, s.node_id
  )
  insert into changed_score select * from closed;
  with added as (
    insert into mart.score (
      city_id, framework_id, node_id, area_id, period_id, points, coverage, performance, given, recorded_at)
    select city, n.framework_id, n.node_id, n.area_id, n.period_id, n.points, n.coverage, n.performance, n.given, moment
    from tree_score n
    where not exists (
      select from mart.score s
      where s.city_id = city and s.framework_id = n.framework_id and s.area_id = n.area_id
        and s.period_id = n.period_id and s.node_id = n.node_id and s.superseded_at is null)
    returning framework_id, area_id, period_id, node_id
  )
  insert into changed_score select * from added;
  update ref.framework f set published_hash = f.hash
  where f.city_id = city and f.hash is distinct from f.published_hash;
  select count(*) into changed from (select distinct * from changed_score) c;
  return changed;
end $$;
comment on function mart.record_scores(smallint, timestamptz) is
  'Writes the scores of the trees asked; gives how many nodes changed';
