-- The temporary table `tree_score` → mart.score: unchanged untouched, changed re-versioned, vanished closed.

create or replace function mart.record_scores(city smallint, moment timestamptz) returns integer language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  changed integer;
begin
  delete from tree_score where coverage = 0 and points is null;
  analyze tree_score;
  create temp table changed_score on commit drop as
  select framework_id, area_id, period_id, node_id, n.points, n.coverage, n.performance, n.given,
    n.partial, n.provisional, n.missing, o.coverage is not null as stood
  from tree_score n
  full join (
    select s.*
    from tree t
    cross join lateral (
      select p.framework_id, p.area_id, p.period_id, p.node_id, p.points, p.coverage, p.performance, p.given, p.partial,
        p.provisional, p.missing
      from mart.score p
      where p.city_id = city and p.framework_id = t.framework_id and p.area_id = t.area_id
        and p.period_id = t.period_id and p.superseded_at is null
      offset 0
    ) s
  ) o using (framework_id, area_id, period_id, node_id)
  where (o.points, o.coverage, o.performance, o.given, o.partial, o.provisional, o.missing)
    is distinct from (n.points, n.coverage, n.performance, n.given, n.partial, n.provisional, n.missing);
  analyze changed_score;
  update mart.score s set superseded_at = moment
  from changed_score c
  where c.stood and s.city_id = city and s.framework_id = c.framework_id and s.area_id = c.area_id
    and s.period_id = c.period_id and s.node_id = c.node_id and s.superseded_at is null;
  insert into mart.score (
    city_id, framework_id, node_id, area_id, period_id, points, coverage, performance, given, partial,
    provisional, missing, recorded_at)
  select city, c.framework_id, c.node_id, c.area_id, c.period_id, c.points, c.coverage, c.performance, c.given,
    c.partial, c.provisional, c.missing, moment
  from changed_score c where c.coverage is not null;
  if exists (select from ref.framework f where f.city_id = city and f.hash is distinct from f.published_hash) then
    perform ref.record_trees(city, moment);
  end if;
  update ref.framework f set published_hash = f.hash
  where f.city_id = city and f.hash is distinct from f.published_hash;
  select count(*) into changed from changed_score;
  return changed;
end $$;
comment on function mart.record_scores(smallint, timestamptz) is
  'Writes the scores of the trees asked; gives how many nodes changed';
