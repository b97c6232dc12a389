-- The temporary table `stage` → core.observation: unchanged untouched, changed closed and re-versioned, vanished closed.
-- Only facts that a formula uses wait for the publish: a formula that is new computes everything it needs by itself.
-- Every statement is planned for the stage at hand: a generic plan would scan the warehouse for a file of ten rows.

create or replace function ref.ensure_periods(ids integer[]) returns void language sql as $$
  insert into ref.period
  select p.* from unnest(ids) as id cross join lateral ref.period_of(id) as p
  where not exists (select from ref.period known where known.period_id = id)
  on conflict do nothing
$$;
comment on function ref.ensure_periods(integer[]) is 'Adds periods outside the years that ref.period was filled with';

-- The inner periods are looked up one longer period at a time: a join would read every day of forty years.
create or replace function core.stage_scope(city smallint, dataset integer, asked integer[]) returns integer[]
language sql stable as $$
  with longer as materialized (
    select p.start_date, p.end_date, d.fact_type
    from ref.dataset d
    join ref.period p on p.type <> d.fact_type and p.period_id in (select unnest(asked))
    where d.city_id = city and d.dataset_id = dataset
  )
  select coalesce(array_agg(distinct x.period_id), '{}')
  from (
    select unnest(asked) as period_id
    union all
    select within.period_id
    from longer
    cross join lateral (
      select p.period_id from ref.period p
      where p.type = longer.fact_type and p.start_date between longer.start_date and longer.end_date
        and p.end_date <= longer.end_date
      offset 0
    ) within
  ) x
$$;
comment on function core.stage_scope(smallint, integer, integer[]) is
  'The periods that a delivery replaces: those asked and, when figures are finer, every one within them';

create or replace function core.compare_stage(city smallint, variables integer[], scope integer[], replaces text)
returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
begin
  create temp table if not exists difference (
    kind text, standing tid, variable_id integer, period_id integer, area_id integer, breakdown_id integer, row_no integer,
    source_rows integer, sheet smallint, col_no smallint, value numeric, flag text, raw_text text
  ) on commit drop;
  truncate difference;
  insert into difference
  select
    case when s.variable_id is null then 'closed' when o.variable_id is null then 'added' else 'changed' end,
    o.standing, coalesce(s.variable_id, o.variable_id), coalesce(s.period_id, o.period_id), coalesce(s.area_id, o.area_id),
    coalesce(s.breakdown_id, o.breakdown_id), s.row_no, s.source_rows, s.sheet, s.col_no, s.value, s.flag, s.raw_text
  from stage s
  full join (
    select c.ctid as standing, c.variable_id, c.period_id, c.area_id, c.breakdown_id, c.value, c.flag
    from core.observation c
    where c.city_id = city and c.variable_id = any (variables) and c.superseded_at is null
      and (replaces = 'dataset' or c.period_id = any (scope))
  ) o using (variable_id, period_id, area_id, breakdown_id)
  where case
    when s.variable_id is null then replaces <> 'nothing'
    when o.variable_id is null then true
    else s.value is distinct from o.value or s.flag is distinct from o.flag
  end;
  analyze difference (kind, standing, variable_id);
end $$;
comment on function core.compare_stage(smallint, integer[], integer[], text) is
  'Fills the temporary table difference with what the stage adds, changes and no longer holds';

create or replace function core.holds(city smallint, variables integer[], scope integer[], replaces text)
returns boolean language plpgsql stable set plan_cache_mode = force_custom_plan as $$
begin
  return exists (
    select from core.observation o
    where o.city_id = city and o.variable_id = any (variables) and o.superseded_at is null
      and (replaces = 'dataset' or o.period_id = any (scope))
  );
end $$;
comment on function core.holds(smallint, integer[], integer[], text) is 'Whether any current fact stands where a delivery would write';

create or replace function ref.variables_of_formulas(city smallint) returns setof integer language sql stable as $$
  select t.variable_id from ref.indicator_term t where t.city_id = city
  union
  select v.weight_id from ref.variable v where v.city_id = city and v.weight_id is not null
$$;
comment on function ref.variables_of_formulas(smallint) is 'The variables that a formula reads, or weighs others with';

create or replace function core.insert_first(city smallint, delivery integer, moment timestamptz) returns bigint
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  inserted bigint;
begin
  insert into core.observation (city_id, variable_id, area_id, period_id, breakdown_id, delivery_id, row_no,
    source_rows, sheet, col_no, recorded_at, value, flag, raw_text)
  select city, s.variable_id, s.area_id, s.period_id, s.breakdown_id, delivery, s.row_no,
    s.source_rows, s.sheet, s.col_no, moment, s.value, s.flag, s.raw_text
  from stage s;
  get diagnostics inserted = row_count;
  insert into ops.changed_key (city_id, variable_id, period_id, area_id, delivery_id)
  select distinct city, s.variable_id, s.period_id, s.area_id, delivery from stage s
  where s.variable_id in (select ref.variables_of_formulas(city));
  return inserted;
end $$;
comment on function core.insert_first(smallint, integer, timestamptz) is
  'Copies the stage into facts where none stand yet: nothing to compare with';

-- Two runs at once may have fetched two states of one place: the older must not come to stand on the newer.
create or replace function core.is_overtaken(city smallint, delivery integer) returns boolean language sql stable as $$
  select exists (
    select from raw.delivery own
    join raw.delivery later on later.city_id = own.city_id and later.dataset_id = own.dataset_id
      and later.location = own.location and later.delivery_id > own.delivery_id
      and later.period_id is not distinct from own.period_id and later.outcome = 'accepted'
    where own.city_id = city and own.delivery_id = delivery
  )
$$;
comment on function core.is_overtaken(smallint, integer) is
  'Whether a delivery that began later from the same place was accepted already';

create or replace function core.commit_stage(
  city smallint, dataset integer, delivery integer, asked integer[], replaces text,
  out added bigint, out changed bigint, out closed bigint, out unchanged bigint
) language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  variables integer[];
  scope integer[];
  moment timestamptz;
  staged bigint;
begin
  perform ops.take_lock('commit', city, dataset);
  if core.is_overtaken(city, delivery) then
    raise exception 'delivery % was overtaken by a later one from the same place', delivery using errcode = '40001';
  end if;
  -- Taken while the lock is held: a transaction that waited here began before the one whose rows it closes.
  moment := ops.moment();
  perform ref.ensure_periods(asked);
  select array_agg(variable_id) into variables
  from ref.variable v where v.city_id = city and v.dataset_id = dataset;
  scope := core.stage_scope(city, dataset, asked);
  select count(*) into staged from stage;

  if not core.holds(city, variables, scope, replaces) then
    added := core.insert_first(city, delivery, moment);
    changed := 0;
    closed := 0;
    unchanged := staged - added;
    return;
  end if;

  perform core.compare_stage(city, variables, scope, replaces);
  -- By the place of the row, which only the holder of the lock may move: no statistics can lead this join astray.
  update core.observation o set superseded_at = moment
  from difference d where o.ctid = d.standing and o.superseded_at is null;
  insert into core.observation (city_id, variable_id, area_id, period_id, breakdown_id, delivery_id, row_no,
    source_rows, sheet, col_no, recorded_at, value, flag, raw_text)
  select city, d.variable_id, d.area_id, d.period_id, d.breakdown_id, delivery, d.row_no,
    d.source_rows, d.sheet, d.col_no, moment, d.value, d.flag, d.raw_text
  from difference d where d.kind <> 'closed';
  insert into ops.changed_key (city_id, variable_id, period_id, area_id, delivery_id)
  select distinct city, d.variable_id, d.period_id, d.area_id, delivery from difference d
  where d.variable_id in (select ref.variables_of_formulas(city));

  select count(*) filter (where kind = 'added'), count(*) filter (where kind = 'changed'),
    count(*) filter (where kind = 'closed')
  into added, changed, closed from difference;
  unchanged := staged - added - changed;
end $$;
comment on function core.commit_stage(smallint, integer, integer, integer[], text) is
  'Commits the temporary table stage for one delivery and counts what it did; runs of one dataset wait for each other';

create or replace function core.refresh_statistics() returns void language plpgsql as $$
declare
  known integer;
begin
  select relpages into known from pg_class where oid = 'core.observation'::regclass;
  if pg_relation_size('core.observation') / current_setting('block_size')::integer > 50 + known * 1.2 then
    analyze (skip_locked) core.observation (city_id, variable_id, period_id, area_id, breakdown_id, superseded_at, recorded_at);
  end if;
end $$;
comment on function core.refresh_statistics() is
  'Counts the facts anew when they have grown by a fifth: until autovacuum comes by, the planner would take them for few';
