-- The temporary table `part` → `used` (the figures that count), `term_value` and `computed` (the indicators).

-- Of the ways to make up a figure (own or from below, for the period or from shorter ones) one is taken, never two
-- mixed: the most complete; of equals the latest where the last counts, then the own figure, then the finest level,
-- then the longest periods.
create or replace function mart.choose_grains(city smallint) returns void language plpgsql as $$
begin
  create temp table below on commit drop as
  select w.area_id, down.depth, count(*) as areas
  from (select distinct area_id from wanted) w
  join ref.area_ancestor down on down.city_id = city and down.ancestor_id = w.area_id
  join ref.area a on a.city_id = city and a.area_id = down.area_id and a.retired_at is null
  group by w.area_id, down.depth;
  create temp table grain on commit drop as
  select distinct on (g.indicator_id, g.area_id, g.period_id, g.term_no) g.*, b.areas as area_count
  from (
    select p.indicator_id, p.area_id, p.period_id, p.term_no, p.depth, p.type, p.periods,
      case p.periods when 'last' then 1 else p.parts end as parts,
      case p.periods when 'last' then max(p.until) end as until,
      case p.periods when 'last' then count(distinct p.part_area) else count(*) end as reported
    from part p
    group by p.indicator_id, p.area_id, p.period_id, p.term_no, p.depth, p.type, p.periods, p.parts
  ) g
  join below b on b.area_id = g.area_id and b.depth = g.depth
  order by g.indicator_id, g.area_id, g.period_id, g.term_no, g.reported::numeric / (b.areas * g.parts) desc,
    g.until desc, g.depth = 0 desc, g.depth desc, position(g.type::text in 'YASQMD');
  analyze grain;
end $$;
comment on function mart.choose_grains(smallint) is 'Fills the temporary table grain: how each term is made up';

-- Terms made up in the same way count the same areas and periods: a kelurahan that told the one and not the other
-- would bend a share.
create or replace function mart.match_parts() returns void language plpgsql as $$
begin
  create temp table used on commit drop as
  with chosen as (
    select p.*, g.parts as grain_parts, g.area_count, g.terms
    from part p
    join (
      select *, count(*) over (partition by indicator_id, area_id, period_id, depth, type, periods) as terms from grain
    ) g using (indicator_id, area_id, period_id, term_no, depth, type)
  ), alike as (
    select c.*, count(*) over (
      partition by c.indicator_id, c.area_id, c.period_id, c.depth, c.type, c.periods, c.part_area, c.slot) as told
    from chosen c
  ), latest as (
    select a.*, row_number() over (
      partition by a.indicator_id, a.area_id, a.period_id, a.term_no, a.part_area order by a.slot desc) as age
    from alike a where a.told = a.terms
  ), counted as (
    select * from latest where periods <> 'last' or age = 1
  ), present as (
    select indicator_id, area_id, period_id, depth, part_area, count(distinct term_no) as told from counted
    group by indicator_id, area_id, period_id, depth, part_area
  ), expected as (
    select indicator_id, area_id, period_id, depth, count(*) as terms from grain
    group by indicator_id, area_id, period_id, depth
  )
  select c.indicator_id, c.area_id, c.period_id, c.term_no, c.areas, c.periods, c.counts, c.depth, c.type, c.part_area,
    c.part_id, c.axes, c.value, c.grain_parts, c.area_count
  from counted c
  join present p using (indicator_id, area_id, period_id, depth, part_area)
  join expected e using (indicator_id, area_id, period_id, depth)
  where p.told = e.terms;
  analyze used;
end $$;
comment on function mart.match_parts() is 'Fills the temporary table used: the parts that count';

create or replace function mart.compute_terms() returns void language plpgsql as $$
begin
  create temp table term_value on commit drop as
  select a.indicator_id, a.area_id, a.period_id, a.term_no, a.depth, a.type, sum(a.parts)::integer as parts,
    case when a.areas = 'mean' and a.counts = 'value' then avg(a.value) else sum(a.value) end as value,
    least(1, sum(a.parts)::numeric / (a.area_count * a.grain_parts)) as coverage
  from (
    select u.indicator_id, u.area_id, u.period_id, u.term_no, u.depth, u.type, u.areas, u.counts, u.area_count,
      u.grain_parts, u.part_area, count(*) as parts,
      case u.periods when 'mean' then avg(u.value) else sum(u.value) end as value
    from used u
    group by u.indicator_id, u.area_id, u.period_id, u.term_no, u.depth, u.type, u.areas, u.periods, u.counts,
      u.area_count, u.grain_parts, u.part_area
  ) a
  group by a.indicator_id, a.area_id, a.period_id, a.term_no, a.depth, a.type, a.areas, a.counts, a.area_count,
    a.grain_parts;
  analyze term_value;
end $$;
comment on function mart.compute_terms() is 'Fills the temporary table term_value: the parts of each term as one figure';

-- A missing term or a denominator of 0 leaves no value. A growth between figures that are made up differently is told
-- only when both are complete: eight months against a year would read as a fall.
create or replace function mart.compute_indicators(city smallint) returns void language plpgsql as $$
begin
  create temp table computed on commit drop as
  select s.indicator_id, s.area_id, s.period_id, trim_scale(s.value) as value, trim_scale(s.numerator) as numerator,
    trim_scale(s.denominator) as denominator, round(s.coverage, 6) as coverage
  from (
    select x.indicator_id, x.area_id, x.period_id, x.numerator, x.denominator, x.coverage,
      case
        when i.type = 'growth' and x.coverage < 1 and x.grains > 1 then null
        when i.type = 'growth' then (x.numerator - x.denominator) / nullif(abs(x.denominator), 0) * i.times
        when x.divides then x.numerator / nullif(x.denominator, 0) * i.times
        else x.numerator * i.times
      end as value
    from (
      select v.indicator_id, v.area_id, v.period_id, count(*) as terms, min(v.coverage) as coverage,
        count(distinct (v.depth, v.type)) as grains, bool_or(t.part = 'per') as divides,
        sum(v.value * t.times) filter (where t.part = 'of') as numerator,
        sum(v.value * t.times) filter (where t.part = 'per') as denominator
      from term_value v
      join ref.indicator_term t
        on t.city_id = city and t.indicator_id = v.indicator_id and t.term_no = v.term_no
      group by v.indicator_id, v.area_id, v.period_id
    ) x
    join ref.indicator i on i.city_id = city and i.indicator_id = x.indicator_id and i.type <> 'sql'
    join (
      select n.indicator_id, count(*) as terms from ref.indicator_term n where n.city_id = city group by n.indicator_id
    ) n on n.indicator_id = x.indicator_id and n.terms = x.terms
  ) s
  where s.value is not null;
end $$;
comment on function mart.compute_indicators(smallint) is 'Fills the temporary table computed from the terms';

-- The query of a file is given the city as $1 and the indicator as $2, whose keys stand in the temporary table `asked`;
-- it selects area_id, period_id, value and, if it likes, coverage. What it says of other keys is left aside.
create or replace function mart.run_statements(city smallint) returns void language plpgsql as $$
declare
  formula record;
begin
  for formula in
    select i.indicator_id, i.statement from ref.indicator i
    where i.city_id = city and i.type = 'sql' and i.retired_at is null
      and exists (select from asked a where a.indicator_id = i.indicator_id)
  loop
    execute format(
      'insert into computed (indicator_id, area_id, period_id, value, coverage)
       select a.indicator_id, a.area_id, a.period_id, q.value,
         coalesce((to_jsonb(q)->>''coverage'')::numeric, 1)
       from (%s) q join asked a on a.indicator_id = $2 and a.area_id = q.area_id and a.period_id = q.period_id
       where q.value is not null',
      rtrim(formula.statement, E' \n;'))
    using city, formula.indicator_id;
  end loop;
end $$;
comment on function mart.run_statements(smallint) is 'Adds to computed what the files of sql/indicators compute';
