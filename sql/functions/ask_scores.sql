-- Changed indicator values → the temporary table `tree`: the frameworks, areas and periods to be scored anew.

create or replace function mart.open_tree() returns void language plpgsql as $$
begin
  create temp table tree (
    framework_id integer, area_id integer, period_id integer, primary key (framework_id, area_id, period_id)
  ) on commit drop;
end $$;
comment on function mart.open_tree() is 'Makes the temporary table tree, empty';

create or replace function mart.ask_scores(city smallint) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table touched_tree on commit drop as
  select c.area_id, c.period_id, s.framework_id
  from changed_value c join mart.scored_indicator(city) s on s.indicator_id = c.indicator_id
  union
  select v.area_id, v.period_id, s.framework_id
  from ref.framework d
  join mart.scored_indicator(city) s on s.framework_id = d.framework_id
  join mart.indicator_value v on v.city_id = city and v.indicator_id = s.indicator_id and v.superseded_at is null
  where d.city_id = city and d.hash is distinct from d.published_hash;
  analyze touched_tree;

  insert into tree
  select distinct x.framework_id, x.area_id, w.whole_id
  from touched_tree x
  join ref.framework f on f.city_id = city and f.framework_id = x.framework_id and f.retired_at is null
  join ref.area a on a.city_id = city and a.area_id = x.area_id and a.level = any (f.levels)
  join (
    select t.framework_id, p.period_id, whole.period_id as whole_id
    from (select distinct framework_id, period_id from touched_tree) t
    join ref.framework f on f.city_id = city and f.framework_id = t.framework_id
    join ref.period p on p.period_id = t.period_id
    join ref.period whole on whole.period_id = ref.period_at(f.period_type, p.start_date)
    where ref.period_holds(whole.type, whole.start_date, whole.end_date, p.type, p.start_date, p.end_date)
  ) w on w.framework_id = x.framework_id and w.period_id = x.period_id;
  drop table touched_tree;

  insert into tree
  select distinct s.framework_id, s.area_id, s.period_id
  from ref.framework f
  join mart.score s on s.city_id = city and s.framework_id = f.framework_id and s.superseded_at is null
  where f.city_id = city and f.hash is distinct from f.published_hash
  on conflict do nothing;
  analyze tree;
end $$;
comment on function mart.ask_scores(smallint) is
  'Fills the temporary table tree: what changed_value touches, and all of a framework that changed';

create or replace function mart.scored_indicator(city smallint)
returns table (framework_id integer, indicator_id integer) language sql stable as $$
  select n.framework_id, n.indicator_id from ref.node n
  where n.city_id = city and n.retired_at is null and n.indicator_id is not null
  union
  select n.framework_id, n.given_id from ref.node n
  where n.city_id = city and n.retired_at is null and n.given_id is not null
$$;
comment on function mart.scored_indicator(smallint) is 'The indicators that a framework reads';
