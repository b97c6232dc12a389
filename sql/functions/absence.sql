-- Periods that a delivery of records covers ↔ core.absence, and the zeros that they stand for.

-- Within the transaction of core.commit_stage, whose lock it relies on. An absence that is said again is left untouched.
create or replace function core.commit_absence(
  city smallint, dataset integer, delivery integer, asked integer[], replaces text, entries jsonb
) returns void language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
  moment timestamptz := ops.moment();
  scope integer[] := core.stage_scope(city, dataset, asked);
begin
  create temp table if not exists said_absence (
    period_id integer, area_id integer, level text, sheet smallint, row_no integer, col_no smallint, raw_text text
  ) on commit drop;
  truncate said_absence;
  insert into said_absence
  select distinct on (e.period_id, a.area_id, e.level)
    e.period_id, a.area_id, e.level, e.sheet, e."row", e.col, e.raw_text
  from jsonb_to_recordset(entries) as e(
    period_id integer, area text, level text, sheet smallint, "row" integer, col smallint, raw_text text)
  join ref.area a on a.city_id = city and a.code = e.area
  order by e.period_id, a.area_id, e.level, e.sheet, e."row";
  perform ref.ensure_periods(array(select distinct s.period_id from said_absence s));

  create temp table if not exists moved_absence (period_id integer, area_id integer, level text) on commit drop;
  truncate moved_absence;
  with closed as (
    update core.absence c set superseded_at = moment
    where c.city_id = city and c.dataset_id = dataset and c.superseded_at is null
      and (commit_absence.replaces = 'dataset' or c.period_id = any (scope))
      and (commit_absence.replaces <> 'nothing' or exists (
        select from said_absence s
        where s.period_id = c.period_id and s.area_id = c.area_id and s.level = c.level))
      and not exists (
        select from said_absence s
        where s.period_id = c.period_id and s.area_id = c.area_id and s.level = c.level
          and s.raw_text is not distinct from c.raw_text)
    returning c.period_id, c.area_id, c.level
  )
  insert into moved_absence select * from closed;
  with opened as (
    insert into core.absence (
      city_id, dataset_id, period_id, area_id, level, delivery_id, sheet, row_no, col_no, raw_text, recorded_at)
    select city, dataset, s.period_id, s.area_id, s.level, delivery, s.sheet, s.row_no, s.col_no, s.raw_text, moment
    from said_absence s
    where not exists (
      select from core.absence c
      where c.city_id = city and c.dataset_id = dataset and c.period_id = s.period_id and c.area_id = s.area_id
        and c.level = s.level and c.superseded_at is null)
    returning period_id, area_id, level
  )
  insert into moved_absence select * from opened;
  insert into ops.changed_key (city_id, variable_id, period_id, area_id, delivery_id)
  select distinct city, v.variable_id, m.period_id, place.area_id, delivery
  from moved_absence m
  cross join lateral mart.absent_places(city, m.area_id, m.level) place
  join ref.variable v on v.city_id = city and v.dataset_id = dataset
    and v.variable_id in (select t.variable_id from ref.indicator_term t where t.city_id = city and t.listed);
end $$;
comment on function core.commit_absence(smallint, integer, integer, integer[], text, jsonb) is
  'Records the periods and areas that a delivery of records covers, and closes those that it no longer does';

create or replace function mart.absent_places(city smallint, area integer, level text) returns table (area_id integer)
language sql stable as $$
  select down.area_id
  from ref.area_ancestor down
  join ref.area a on a.city_id = down.city_id and a.area_id = down.area_id and a.level = absent_places.level
  where down.city_id = city and down.ancestor_id = area and a.retired_at is null
$$;
comment on function mart.absent_places(smallint, integer, text) is 'The areas of a level within an area';

-- An area that has a fact of the figure, be it a sign, is not absent. A cell that says so goes before the file as a whole.
-- What does not add up (a number of different ones) is told for the areas above as well, and so is its absence.
create or replace function mart.read_absent(city smallint, as_of timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  levels constant text[] := '{country,province,city,kecamatan,kelurahan}';
begin
  create temp table absent on commit drop as
  select distinct on (n.variable_id, n.breakdown_id, n.period_id, n.area_id)
    n.variable_id, n.breakdown_id, n.period_id, n.area_id, f.axes, f.axis_count, c.delivery_id, c.sheet, c.row_no,
    c.col_no, c.raw_text, c.recorded_at
  from needed n
  join (select distinct w.variable_id from wanted w where w.listed) l on l.variable_id = n.variable_id
  join ref.variable v on v.city_id = city and v.variable_id = n.variable_id
  join ref.area a on a.city_id = city and a.area_id = n.area_id
  join core.absence c on c.city_id = city and c.dataset_id = v.dataset_id and c.period_id = n.period_id
    and (c.level = a.level or (v.aggregation = 'none' and array_position(levels, a.level) < array_position(levels, c.level)))
    and (c.superseded_at is null or (as_of is not null and c.superseded_at > as_of))
    and (as_of is null or c.recorded_at <= as_of)
  join ref.period p on p.period_id = n.period_id
  join ref.area_ancestor up on up.city_id = city and up.area_id = n.area_id and up.ancestor_id = c.area_id
    and p.end_date between up.from_day and up.until_day
  join finer f on f.variable_id = n.variable_id and f.breakdown_id = n.breakdown_id and f.part_id = n.breakdown_id
  where not exists (
    select from fact k
    where k.variable_id = n.variable_id and k.breakdown_id = n.breakdown_id and k.period_id = n.period_id
      and k.area_id = n.area_id)
  order by n.variable_id, n.breakdown_id, n.period_id, n.area_id, c.raw_text is null, up.depth;
  analyze absent;
end $$;
comment on function mart.read_absent(smallint, timestamptz) is
  'Fills the temporary table absent: needed figures of records that are 0 because a delivery covers them and names none';
