-- What to explain where there is no value: the latest period of which anything was told.

create or replace function mart.latest_data_period(city smallint, indicator integer, area integer, whole integer, as_of timestamptz)
returns integer language sql stable as $$
  select q.period_id
  from (
    select distinct o.period_id
    from ref.terms_at(city, as_of) t
    join ref.area_ancestor down on down.city_id = city and down.ancestor_id = area
    join core.observation o on o.city_id = city and o.variable_id = t.variable_id and o.area_id = down.area_id
      and (o.superseded_at is null or (as_of is not null and o.superseded_at > as_of))
      and (as_of is null or o.recorded_at <= as_of)
    where t.indicator_id = indicator
  ) told
  join ref.period p on p.period_id = told.period_id
  join ref.indicators_at(city, as_of) i on i.indicator_id = indicator
  cross join unnest(i.frequencies) as f(type)
  join ref.period q on q.period_id = ref.period_at(f.type, p.start_date)
    and ref.period_holds(q.type, q.start_date, q.end_date, p.type, p.start_date, p.end_date)
  left join ref.period w on w.period_id = whole
  where whole is null or ref.period_holds(w.type, w.start_date, w.end_date, q.type, q.start_date, q.end_date)
  order by q.end_date desc, q.start_date limit 1
$$;
comment on function mart.latest_data_period(smallint, integer, integer, integer, timestamptz) is
  'The latest period of an indicator of which any of its terms was told for an area or below; null without any';

-- The leaves that source holds nothing of, asked for the period itself where the indicator is computed for it, else for the
-- latest within it of which anything was told.
create or replace function mart.ask_gaps(city smallint, nodes integer[], area integer, period integer, as_of timestamptz)
returns table (node_id integer, given boolean, indicator_id integer, period_id integer) language plpgsql as $$
begin
  create temp table gap on commit drop as
  select n.node_id, n.indicator_id,
    case when whole.type = any (i.frequencies) then period
      else mart.latest_data_period(city, n.indicator_id, area, period, as_of) end as period_id
  from ref.period whole
  join ref.nodes_at(city, as_of) n on n.node_id = any (nodes) and n.indicator_id is not null
    and whole.end_date between n.from_day and n.until_day
  join ref.indicators_at(city, as_of) i on i.indicator_id = n.indicator_id
  where whole.period_id = period
    and not exists (select from source s where s.node_id = n.node_id and not s.given);
  insert into asked (indicator_id, area_id, period_id)
  select distinct g.indicator_id, area, g.period_id from gap g where g.period_id is not null
  on conflict do nothing;
  return query select g.node_id, false, g.indicator_id, g.period_id from gap g where g.period_id is not null;
end $$;
comment on function mart.ask_gaps(smallint, integer[], integer, integer, timestamptz) is
  'Adds to the temporary table asked the indicators of leaves without a value, and gives them';
