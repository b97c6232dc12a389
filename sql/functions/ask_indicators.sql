-- Changed facts → the temporary table `asked`: the indicators, areas and periods that have to be computed anew.

create or replace function mart.open_asked() returns void language plpgsql as $$
begin
  create temp table asked (
    key_no integer generated always as identity, indicator_id integer, area_id integer, period_id integer,
    primary key (indicator_id, area_id, period_id)
  ) on commit drop;
end $$;
comment on function mart.open_asked() is 'Makes the temporary table asked, empty';

create or replace function mart.ask_changed(city smallint) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table touched (
    indicator_id integer, term_no smallint, area_id integer, period_id integer
  ) on commit drop;
  with taken as (
    delete from ops.changed_key k where k.city_id = city returning k.variable_id, k.area_id, k.period_id
  )
  insert into touched
  select distinct t.indicator_id, t.term_no, k.area_id, k.period_id
  from taken k
  join ref.indicator_term t on t.city_id = city and t.variable_id = k.variable_id
  union
  -- Weights that changed: the figures that they weigh, in the periods that hold them or lie within.
  select t.indicator_id, t.term_no, k.area_id, o.period_id
  from taken k
  join ref.variable v on v.city_id = city and v.weight_id = k.variable_id
  join ref.indicator_term t on t.city_id = city and t.variable_id = v.variable_id
  join ref.period q on q.period_id = k.period_id
  cross join lateral (
    select distinct f.period_id from core.observation f
    where f.city_id = city and f.variable_id = v.variable_id and f.area_id = k.area_id and f.superseded_at is null
    offset 0
  ) o
  join ref.period p on p.period_id = o.period_id and p.start_date <= q.end_date and p.end_date >= q.start_date;

  insert into touched
  select t.indicator_id, t.term_no, o.area_id, o.period_id
  from ref.indicator i
  join ref.indicator_term t on t.city_id = city and t.indicator_id = i.indicator_id
  cross join lateral (
    select distinct f.area_id, f.period_id from core.observation f
    where f.city_id = city and f.variable_id = t.variable_id and f.superseded_at is null
  ) o
  where i.city_id = city and i.hash is distinct from i.published_hash;

  insert into touched
  select distinct t.indicator_id, t.term_no, place.area_id, c.period_id
  from ref.indicator i
  join ref.indicator_term t on t.city_id = city and t.indicator_id = i.indicator_id and t.listed
  join ref.variable v on v.city_id = city and v.variable_id = t.variable_id
  join core.absence c on c.city_id = city and c.dataset_id = v.dataset_id and c.superseded_at is null
  cross join lateral mart.absent_places(city, c.area_id, c.level) place
  where i.city_id = city and i.hash is distinct from i.published_hash;
  analyze touched;

  perform mart.ask_around(city);
  insert into asked (indicator_id, area_id, period_id)
  select v.indicator_id, v.area_id, v.period_id
  from ref.indicator i
  join mart.indicator_value v on v.city_id = city and v.indicator_id = i.indicator_id and v.superseded_at is null
  where i.city_id = city and i.hash is distinct from i.published_hash
  on conflict do nothing;
  analyze asked;
  drop table touched;
end $$;
comment on function mart.ask_changed(smallint) is
  'Takes the changed keys of a city into asked, and all keys of indicators whose formula changed';

-- From a touched fact upward: its area, what came after it, and all they ever lay in; its period and those that hold it, and for a growth
-- the later periods that look back on them. Periods are worked out once each, not once a fact.
create or replace function mart.ask_around(city smallint) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table around on commit drop as
  select part.period_id, whole.type, whole.period_id as whole_id, k.shift,
    ref.period_at(whole.type, ref.day_shifted(whole.type, whole.start_date, k.shift, 1)) as asked_id
  from (select distinct period_id from touched) x
  join ref.period part on part.period_id = x.period_id
  cross join unnest('{Y,S,Q,M,A,D}'::"char"[]) as t(type)
  join ref.period whole on whole.period_id = ref.period_at(t.type, part.start_date)
  cross join unnest('{none,previous,before_previous,year}'::text[]) as k(shift)
  where ref.period_holds(whole.type, whole.start_date, whole.end_date, part.type, part.start_date, part.end_date);
  analyze around;

  create temp table reach on commit drop as
  select x.indicator_id, x.term_no, x.period_id, r.asked_id, q.end_date as asked_day, i.levels, t.areas <> 'own' as climbs
  from (select distinct indicator_id, term_no, period_id from touched) x
  join ref.indicator i on i.city_id = city and i.indicator_id = x.indicator_id
  join ref.indicator_term t
    on t.city_id = city and t.indicator_id = x.indicator_id and t.term_no = x.term_no
  join around r on r.period_id = x.period_id and r.shift = t.shift and r.type = any (i.frequencies)
    and (t.periods <> 'own' or r.whole_id = x.period_id)
  join ref.period q on q.period_id = r.asked_id;
  create temp table climb on commit drop as
  with recursive onward (area_id, now_id) as (
    select distinct x.area_id, x.area_id from touched x
    union
    select o.area_id, n.successor_id
    from onward o join ref.area_succession n on n.city_id = city and n.area_id = o.now_id
  )
  select distinct o.area_id, up.ancestor_id, up.depth, a.level, life.from_day, life.until_day
  from onward o
  join ref.area_ancestor up on up.city_id = city and up.area_id = o.now_id
  join ref.area a on a.city_id = city and a.area_id = up.ancestor_id
  join ref.area_ancestor life on life.city_id = city and life.ancestor_id = up.ancestor_id
    and life.area_id = up.ancestor_id;
  analyze reach;
  analyze climb;

  insert into asked (indicator_id, area_id, period_id)
  select distinct x.indicator_id, c.ancestor_id, r.asked_id
  from touched x
  join reach r on r.indicator_id = x.indicator_id and r.term_no = x.term_no and r.period_id = x.period_id
  join climb c on c.area_id = x.area_id and c.level = any (r.levels) and (r.climbs or c.depth = 0)
    and r.asked_day between c.from_day and c.until_day;
  drop table reach, climb;
  drop table around;
end $$;
comment on function mart.ask_around(smallint) is 'The temporary table touched → asked';
