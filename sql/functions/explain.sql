-- What the temporary table `asked` asks for → the figures that its values come from, down to the cell.

create or replace function mart.prepare_explanation(city smallint, as_of timestamptz) returns void language plpgsql as $$
begin
  analyze asked;
  perform mart.gather_figures(city, as_of);
  perform mart.choose_grains(city);
  perform mart.match_parts();
  perform mart.compute_terms();
end $$;
comment on function mart.prepare_explanation(smallint, timestamptz) is
  'Fills the temporary tables used and term_value for the keys asked';

create or replace function mart.explain_values(city smallint, as_of timestamptz) returns table (
  indicator_id integer, period_id integer, code text, title text, unit text, formula jsonb, definition text,
  value numeric, numerator numeric, denominator numeric, coverage numeric, partial boolean,
  recorded_at timestamptz
) language plpgsql as $$
begin
  return query
  select a.indicator_id, a.period_id, i.code, i.title, i.unit, i.formula, i.definition, v.value, v.numerator, v.denominator,
    coalesce(v.coverage, 0), coalesce(v.partial, false), v.recorded_at
  from asked a
  join ref.indicators_at(city, as_of) i on i.indicator_id = a.indicator_id
  left join mart.indicator_value v on v.city_id = city and v.indicator_id = a.indicator_id and v.area_id = a.area_id
    and v.period_id = a.period_id and (v.superseded_at is null or (as_of is not null and v.superseded_at > as_of))
    and (as_of is null or v.recorded_at <= as_of);
end $$;
comment on function mart.explain_values(smallint, timestamptz) is 'The indicators asked and their values';

create or replace function mart.explain_terms(city smallint, as_of timestamptz) returns table (
  indicator_id integer, period_id integer, term_no smallint, part text, variable text, title text, unit text,
  breakdown text, counts text, shift text, times numeric, level text, period_type text, parts integer,
  expected integer, value numeric, coverage numeric, successions text[]
) language plpgsql as $$
begin
  return query
  select a.indicator_id, a.period_id, t.term_no, t.part, v.code, v.title, v.unit, b.code, t.counts, t.shift, t.times,
    (select p.level from kept k join ref.area p on p.city_id = city and p.area_id = k.part_area
      where k.wanted_no = x.wanted_no limit 1),
    x.type::text, coalesce(x.parts, 0), x.expected, x.value, coalesce(x.coverage, 0),
    mart.explain_successions(city, x.wanted_no)
  from asked a
  join ref.terms_at(city, as_of) t on t.indicator_id = a.indicator_id
  join ref.variable v on v.city_id = city and v.variable_id = t.variable_id
  join ref.breakdown b on b.city_id = city and b.breakdown_id = t.breakdown_id
  left join term_value x on x.key_no = a.key_no and x.term_no = t.term_no
  order by a.indicator_id, t.term_no;
end $$;
comment on function mart.explain_terms(smallint, timestamptz) is 'The terms of the indicators asked, those without a figure too';

-- Of a growth whose areas changed: what stands where the areas stood whose figures it reads.
create or replace function mart.explain_successions(city smallint, wanted integer) returns text[] language sql stable as $$
  select coalesce(array_agg(s.text order by s.day, s.text), '{}')
  from (
    select n.day, string_agg(distinct old.name, ' + ') || ' → ' || n.successors || ' (' || n.day || ')' as text
    from (
      select t.area_id, t.day, string_agg(distinct new.name, ' + ') as successors
      from wanted w
      join used u on u.wanted_no = w.wanted_no
      join ref.area_succession t on t.city_id = city and t.area_id = u.part_area and t.day > u.until_day and t.day <= w.day
      join ref.area new on new.city_id = city and new.area_id = t.successor_id
      where w.wanted_no = explain_successions.wanted and w.division <> 'infinity'
      group by t.area_id, t.day
    ) n
    join ref.area old on old.city_id = city and old.area_id = n.area_id
    group by n.day, n.successors
  ) s
$$;
comment on function mart.explain_successions(smallint, integer) is
  'What merged or split between the figures that a term compares: "A + B → C (2025-01-01)"';

create or replace function mart.explain_facts(city smallint, as_of timestamptz, most integer) returns table (
  indicator_id integer, period_id integer, term_no smallint, counted bigint, area_code text, area text,
  fact_period integer, breakdown text, value numeric, flag text, raw_text text, source_rows integer, sheet_no smallint,
  sheet text, row_no integer, col_no smallint, delivery_id integer, sha256 text, file_name text, location text,
  received_at timestamptz, recorded_at timestamptz, dataset text, dataset_title text, opd text, pic text
) language plpgsql set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select f.indicator_id, f.period_id, f.term_no, f.counted, a.code, a.name, f.fact_period, b.code, f.value, f.flag,
    f.raw_text, f.source_rows, f.sheet, s.name, f.row_no, f.col_no, f.delivery_id, d.sha256, d.file_name, d.location,
    d.received_at, f.recorded_at, ds.code, ds.title, opd.name, opd.pic
  from (
    select w.indicator_id, w.period_id, w.term_no, u.part_id as fact_period, o.area_id, o.breakdown_id, o.value, o.flag,
      o.raw_text, o.source_rows, o.sheet, o.row_no, o.col_no, o.delivery_id, o.recorded_at,
      count(*) over (partition by w.wanted_no) as counted,
      row_number() over (
        partition by w.wanted_no order by o.source_rows = 0, u.part_id desc, o.area_id, o.breakdown_id) as place
    from used u
    join kept k on k.wanted_no = u.wanted_no and k.part_area = u.part_area
    join wanted w on w.wanted_no = u.wanted_no
    join finer n on n.variable_id = w.variable_id and n.breakdown_id = w.breakdown_id and n.axes = u.axes
    cross join lateral (
      select x.area_id, x.breakdown_id, x.value, x.flag, x.raw_text, x.source_rows, x.sheet, x.row_no, x.col_no,
        x.delivery_id, x.recorded_at
      from core.observation x
      where x.city_id = city and x.variable_id = w.variable_id and x.period_id = u.part_id
        and x.area_id = u.part_area and x.breakdown_id = n.part_id
        and (x.superseded_at is null or (as_of is not null and x.superseded_at > as_of))
        and (as_of is null or x.recorded_at <= as_of)
      union all
      select x.area_id, x.breakdown_id, 0, null, x.raw_text, 0, x.sheet, x.row_no, x.col_no, x.delivery_id, x.recorded_at
      from absent x
      where x.variable_id = w.variable_id and x.breakdown_id = w.breakdown_id and x.period_id = u.part_id
        and x.area_id = u.part_area and n.part_id = w.breakdown_id
    ) o
  ) f
  join ref.area a on a.city_id = city and a.area_id = f.area_id
  join ref.breakdown b on b.city_id = city and b.breakdown_id = f.breakdown_id
  join raw.delivery d on d.city_id = city and d.delivery_id = f.delivery_id
  join ref.dataset ds on ds.city_id = city and ds.dataset_id = d.dataset_id
  join ref.opd opd on opd.city_id = city and opd.opd_id = ds.opd_id
  left join raw.sheet s on s.city_id = city and s.delivery_id = f.delivery_id and s.number = f.sheet
  where f.place <= most
  order by f.indicator_id, f.term_no, f.place;
end $$;
comment on function mart.explain_facts(smallint, timestamptz, integer) is
  'The facts behind each term with the cell they were typed in, at most so many a term, and how many there are';

create or replace function mart.latest_value_period(city smallint, indicator integer, area integer, as_of timestamptz)
returns integer language sql stable as $$
  select v.period_id
  from mart.indicator_value v
  join ref.period p on p.period_id = v.period_id
  where v.city_id = city and v.indicator_id = indicator and v.area_id = area
    and (v.superseded_at is null or (as_of is not null and v.superseded_at > as_of))
    and (as_of is null or v.recorded_at <= as_of)
  order by p.end_date desc, p.start_date limit 1
$$;
comment on function mart.latest_value_period(smallint, integer, integer, timestamptz) is
  'The latest period that an indicator has a value for; null without any';
