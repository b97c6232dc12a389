-- The temporary tables `needed` and `fact` → `cell`: what a variable makes of the figures of the parts of a whole.

-- A variable whose figures do not combine is read as it was told. `expected` is the number of parts of a whole set.
create or replace function mart.finer_parts(city smallint, variables integer[], breakdowns integer[]) returns table (
  variable_id integer, breakdown_id integer, part_id integer, axes text, axis_count integer, expected bigint
) language sql stable as $$
  with axis as (
    select c.axis, jsonb_agg(c.code) as codes from ref.category c
    where c.city_id = city and c.retired_at is null group by c.axis
  )
  select w.variable_id, w.breakdown_id, b.breakdown_id, b.axes, cardinality(string_to_array(b.axes, ';')), x.expected
  from (select distinct * from unnest(variables, breakdowns) as n(variable_id, breakdown_id)) w
  join ref.variable v on v.city_id = city and v.variable_id = w.variable_id
  join ref.breakdown whole on whole.city_id = city and whole.breakdown_id = w.breakdown_id
  join ref.breakdown b on b.city_id = city and b.items @> whole.items
    and (v.aggregation <> 'none' or b.breakdown_id = w.breakdown_id)
  cross join lateral (
    -- The product of the sizes of the axes, by logarithms: there is no other aggregate that multiplies.
    select coalesce(round(exp(sum(ln(nullif(jsonb_array_length(k.codes), 0))))), 1)::bigint as expected,
      bool_and(k.codes @> to_jsonb(i.value)) as belongs
    from jsonb_each_text(b.items) i
    left join axis a on a.axis = i.key
    cross join lateral (select coalesce(v.parts->i.key, a.codes, '[]') as codes) k
    where not whole.items @> jsonb_build_object(i.key, i.value)
  ) x
  where x.belongs is not false
$$;
comment on function mart.finer_parts(smallint, integer[], integer[]) is
  'The breakdowns that make up each breakdown of a variable, itself included, set of axes by set of axes';

create or replace function mart.gather_finer(city smallint) returns void language plpgsql as $$
begin
  create temp table finer on commit drop as
  select f.* from (
    select array_agg(w.variable_id) as variables, array_agg(w.breakdown_id) as breakdowns
    from (select distinct variable_id, breakdown_id from wanted) w
  ) w
  cross join lateral mart.finer_parts(city, w.variables, w.breakdowns) f;
  -- A weight is asked for every part that it may weigh.
  insert into finer
  select f.* from (
    select array_agg(v.weight_id) as variables, array_agg(n.part_id) as breakdowns
    from finer n join ref.variable v on v.city_id = city and v.variable_id = n.variable_id and v.weight_id is not null
  ) w
  cross join lateral mart.finer_parts(city, w.variables, w.breakdowns) f
  where not exists (
    select from finer n where n.variable_id = f.variable_id and n.breakdown_id = f.breakdown_id and n.part_id = f.part_id);
  analyze finer;
end $$;
comment on function mart.gather_finer(smallint) is
  'Fills the temporary table finer: the breakdowns that make up those wanted, and those of the weights';

-- A month is weighed by what was told of it or, where the weight is told by the year, by that of its year; a year by the
-- latest that was told within it.
create or replace function mart.need_weights(city smallint, as_of timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  create temp table weighed on commit drop as
  select distinct on (x.variable_id, x.period_id) x.variable_id, x.weight_id, x.period_id, q.period_id as weight_period
  from (
    select distinct n.variable_id, v.weight_id, n.period_id
    from needed n
    join ref.variable v on v.city_id = city and v.variable_id = n.variable_id and v.weight_id is not null
  ) x
  join ref.period p on p.period_id = x.period_id
  join ref.period q on q.type = any ('{Y,S,Q,M,A,D}') and q.start_date <= p.end_date and q.end_date >= p.start_date
    and (ref.period_holds(q.type, q.start_date, q.end_date, p.type, p.start_date, p.end_date)
      or ref.period_holds(p.type, p.start_date, p.end_date, q.type, q.start_date, q.end_date))
  where exists (
    select from core.observation o
    where o.city_id = city and o.variable_id = x.weight_id and o.period_id = q.period_id
      and (o.superseded_at is null or (as_of is not null and o.superseded_at > as_of))
      and (as_of is null or o.recorded_at <= as_of))
  order by x.variable_id, x.period_id, q.period_id = p.period_id desc, q.end_date - q.start_date > p.end_date - p.start_date desc,
    case when q.end_date - q.start_date > p.end_date - p.start_date then q.end_date - q.start_date end,
    q.end_date desc, q.start_date desc;
  insert into needed (variable_id, breakdown_id, period_id, area_id)
  select distinct g.weight_id, f.part_id, g.weight_period, n.area_id
  from needed n
  join weighed g on g.variable_id = n.variable_id and g.period_id = n.period_id
  join finer f on f.variable_id = n.variable_id and f.breakdown_id = n.breakdown_id
  except select n.variable_id, n.breakdown_id, n.period_id, n.area_id from needed n;
end $$;
comment on function mart.need_weights(smallint, timestamptz) is
  'Fills the temporary table weighed, which period weighs which, and adds the weights to needed';

create or replace function mart.combine_parts(city smallint, are_weighted boolean) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  insert into cell
  select distinct on (g.variable_id, g.breakdown_id, g.period_id, g.area_id) g.*
  from (
    select f.variable_id, f.breakdown_id, f.period_id, f.area_id, f.axes, f.axis_count,
      case
        when v.aggregation = 'sum' then coalesce(sum(f.value), 0)
        when bool_and(f.part_id = f.breakdown_id) then max(f.value)
        when v.aggregation = 'mean' then avg(f.value)
        when v.aggregation = 'min' then min(f.value)
        when v.aggregation = 'max' then max(f.value)
        when bool_and(x.value is not null) then sum(f.value * x.value) / nullif(sum(x.value), 0)
      end as value,
      bool_and(f.value is null) as is_nil
    from fact f
    join ref.variable v on v.city_id = city and v.variable_id = f.variable_id
      and (v.aggregation = 'weighted') = are_weighted
    left join weighed w on are_weighted and w.variable_id = f.variable_id and w.period_id = f.period_id
    left join cell x on x.variable_id = w.weight_id and x.breakdown_id = f.part_id and x.period_id = w.weight_period
      and x.area_id = f.area_id
    group by f.variable_id, f.breakdown_id, f.period_id, f.area_id, f.axes, f.axis_count, v.aggregation, v.of_records
    having bool_and(f.value is not null or (v.aggregation = 'sum' and f.flag in ('nil', 'negligible')))
      and (v.of_records or count(*) = max(f.expected))
  ) g
  where g.value is not null
  order by g.variable_id, g.breakdown_id, g.period_id, g.area_id, g.axis_count, g.axes;
  analyze cell;
end $$;
comment on function mart.combine_parts(smallint, boolean) is
  'Adds to the temporary table cell what the variables, weighted or not, make of the facts of their parts';
