-- The temporary table `asked` → `part`: every figure that may serve a term of an asked indicator.

create or replace function mart.gather_figures(city smallint, as_of timestamptz) returns void language plpgsql as $$
begin
  create temp table looked_at on commit drop as
  select p.period_id, p.end_date as day, p.type, k.shift,
    ref.period_at(p.type, ref.day_shifted(p.type, p.start_date, k.shift, -1)) as window_id,
    extract(year from ref.day_shifted(p.type, p.start_date, k.shift, -1))
      < extract(year from ref.day_shifted(p.type, p.start_date, k.later, -1)) as crosses_year
  from (select distinct period_id from asked) a
  join ref.period p on p.period_id = a.period_id
  cross join (values ('none', 'none'), ('previous', 'none'), ('before_previous', 'previous'), ('year', 'none'))
    as k(shift, later);
  analyze looked_at;
  create temp table wanted on commit drop as
  select (row_number() over ())::integer as wanted_no, a.key_no, a.indicator_id, a.area_id, a.period_id, t.term_no,
    t.variable_id, t.breakdown_id, t.counts, t.areas, t.periods, t.listed, l.window_id, l.day,
    i.type = 'growth' as compares, date 'infinity' as division
  from asked a
  join ref.indicators_at(city, as_of) i on i.indicator_id = a.indicator_id
  join ref.area place on place.city_id = city and place.area_id = a.area_id and place.level = any (i.levels)
  join ref.terms_at(city, as_of) t on t.indicator_id = a.indicator_id
  join looked_at l on l.period_id = a.period_id and l.shift = t.shift and l.type = any (i.frequencies)
    and not (t.within_year and l.crosses_year);
  analyze wanted;
  perform mart.gather_spans(city, as_of);
  perform mart.compare_areas(city);
  perform mart.gather_cells(city, as_of);
  create temp table part on commit drop as
  select w.wanted_no, down.depth, down.area_id as part_area, down.area_id as unit_id, 1::bigint as unit_size, 1 as tells,
    down.from_day, down.until_day, s.part_id, s.type, s.slot, s.parts, s.until, c.axes, x.value as weight,
    case w.counts when 'yes' then (c.value > 0)::integer when 'reported' then 1 else c.value end as value
  from wanted w
  join span s on s.variable_id = w.variable_id and s.window_id = w.window_id
    and (w.periods <> 'own' or s.part_id = w.window_id)
  join ref.area_ancestor down on down.city_id = city and down.ancestor_id = w.area_id
    and (w.areas <> 'own' or down.depth = 0) and s.until between down.from_day and down.until_day
  -- "Nihil" is nothing to add, and no figure to take a mean of: a price that was not asked is no price of 0.
  join cell c on c.variable_id = w.variable_id and c.breakdown_id = w.breakdown_id and c.period_id = s.part_id
    and c.area_id = down.area_id
  left join weighed g on w.areas = 'weighted' and g.variable_id = w.variable_id and g.period_id = s.part_id
  left join cell x on x.variable_id = g.weight_id and x.breakdown_id = w.breakdown_id and x.period_id = g.weight_period
    and x.area_id = down.area_id
  -- What nothing weighs can be no part of a weighted mean.
  where w.division = 'infinity' and (w.areas <> 'weighted' or down.depth = 0 or x.value is not null)
    and not (c.is_nil and (w.areas in ('mean', 'weighted') or w.periods = 'mean'));
  perform mart.gather_likened();
  analyze part;
end $$;
comment on function mart.gather_figures(smallint, timestamptz) is
  'Fills the temporary table part, of the current facts or of those as of a time';

-- A variable is asked for a period once, whatever the number of areas: a probe for each day of a year is dear, a probe
-- for the months that hold facts is not.
create or replace function mart.gather_spans(city smallint, as_of timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table within on commit drop as
  select w.window_id, p.period_id as part_id, p.type, p.end_date as until,
    ref.period_slot(whole.start_date, p.type, p.start_date) as slot,
    ref.period_parts(whole.type, whole.start_date, whole.end_date, p.type) as parts
  from (select distinct window_id from wanted) w
  join ref.period whole on whole.period_id = w.window_id
  join ref.period p on p.type = any ('{Y,S,Q,M,A,D}') and p.start_date between whole.start_date and whole.end_date
  where ref.period_holds(whole.type, whole.start_date, whole.end_date, p.type, p.start_date, p.end_date);
  analyze within;
  create temp table told on commit drop as
  select x.variable_id, x.part_id
  from (
    select distinct w.variable_id, w.listed, p.part_id
    from (select distinct variable_id, listed, window_id from wanted) w join within p on p.window_id = w.window_id
  ) x
  where exists (
      select from core.observation o
      where o.city_id = city and o.variable_id = x.variable_id and o.period_id = x.part_id
        and o.superseded_at is null)
    or (as_of is not null and exists (
      select from core.observation o
      where o.city_id = city and o.variable_id = x.variable_id and o.period_id = x.part_id
        and o.superseded_at is not null))
    or (x.listed and exists (
      select from core.absence c
      join ref.variable v on v.city_id = city and v.variable_id = x.variable_id and v.dataset_id = c.dataset_id
      where c.city_id = city and c.period_id = x.part_id and (c.superseded_at is null or as_of is not null)));
  analyze told;
  create temp table span on commit drop as
  select w.variable_id, p.*
  from (select distinct variable_id, window_id from wanted) w
  join within p on p.window_id = w.window_id
  join told t on t.variable_id = w.variable_id and t.part_id = p.part_id;
  analyze span;
end $$;
comment on function mart.gather_spans(smallint, timestamptz) is
  'Fills the temporary table span: the periods within those wanted that hold facts, or that a delivery of records covers';

-- The breakdowns of one figure: the part that was named or, where it is not told, what its variable makes of the finer
-- parts of one set of axes. Two sets are never mixed, and a set with a missing part, also one without any row, is no
-- whole. "Nihil" and "~0" are parts: they add nothing. Of records, a part without one has none and lacks nothing, and
-- what a covered period does not name at all is 0.
create or replace function mart.gather_cells(city smallint, as_of timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  perform mart.gather_finer(city);
  create temp table needed on commit drop as
  select distinct w.variable_id, w.breakdown_id, s.part_id as period_id, down.area_id
  from (
    select distinct variable_id, window_id, breakdown_id, area_id, areas, periods from wanted where division = 'infinity'
  ) w
  join span s on s.variable_id = w.variable_id and s.window_id = w.window_id
    and (w.periods <> 'own' or s.part_id = w.window_id)
  join ref.area_ancestor down on down.city_id = city and down.ancestor_id = w.area_id
    and (w.areas <> 'own' or down.depth = 0) and s.until between down.from_day and down.until_day;
  insert into needed
  select distinct w.variable_id, w.breakdown_id, s.part_id, l.part_area
  from wanted w
  join span s on s.variable_id = w.variable_id and s.window_id = w.window_id
    and (w.periods <> 'own' or s.part_id = w.window_id)
  join likened l on l.area_id = w.area_id and l.day = w.division and s.until between l.from_day and l.until_day
    and (w.areas <> 'own' or l.depth = 0)
  except select n.variable_id, n.breakdown_id, n.period_id, n.area_id from needed n;
  perform mart.need_weights(city, as_of);
  analyze needed;
  perform mart.read_facts(city, as_of);
  analyze fact;
  perform mart.read_absent(city, as_of);
  create temp table cell (
    variable_id integer, breakdown_id integer, period_id integer, area_id integer, axes text, axis_count integer, value numeric,
    is_nil boolean
  ) on commit drop;
  perform mart.combine_parts(city, false);
  insert into cell
  select n.variable_id, n.breakdown_id, n.period_id, n.area_id, n.axes, n.axis_count, 0, false from absent n;
  -- Weights are figures of their own: whole before anything is weighed by them.
  perform mart.combine_parts(city, true);
  analyze cell;
end $$;
comment on function mart.gather_cells(smallint, timestamptz) is
  'Fills the temporary table cell: one figure for each variable, breakdown, period and area that is needed';

-- One probe a key, by "offset 0": with counts that lag behind a large load the planner would read all the facts.
create or replace function mart.read_facts(city smallint, as_of timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table fact on commit drop as
  select n.*, f.part_id, f.axes, f.axis_count, f.expected, o.value, o.flag
  from needed n
  cross join lateral (
    select p.breakdown_id as part_id, p.value, p.flag from core.observation p
    where p.city_id = city and p.variable_id = n.variable_id and p.period_id = n.period_id and p.area_id = n.area_id
      and p.superseded_at is null and (as_of is null or p.recorded_at <= as_of)
    offset 0
  ) o
  join finer f on f.variable_id = n.variable_id and f.breakdown_id = n.breakdown_id and f.part_id = o.part_id;
  if as_of is not null then
    insert into fact
    select n.*, f.part_id, f.axes, f.axis_count, f.expected, o.value, o.flag
    from needed n
    cross join lateral (
      select p.breakdown_id as part_id, p.value, p.flag from core.observation p
      where p.city_id = city and p.variable_id = n.variable_id and p.period_id = n.period_id and p.area_id = n.area_id
        and p.superseded_at > as_of and p.recorded_at <= as_of
      offset 0
    ) o
    join finer f on f.variable_id = n.variable_id and f.breakdown_id = n.breakdown_id and f.part_id = o.part_id;
  end if;
end $$;
comment on function mart.read_facts(smallint, timestamptz) is
  'Fills the temporary table fact from core.observation, index by index';
