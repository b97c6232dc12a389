-- The temporary table `part` → `used` (the figures that count), `term_value` and `computed` (the indicators).

-- Of the ways to make up a figure (own or from below, for the period or from shorter ones) one is taken, never two
-- mixed: the most complete; of equals the latest where the last counts, then the own figure, then the finest level,
-- then the longest periods.
create or replace function mart.choose_grains(city smallint) returns void language plpgsql as $$
begin
  perform mart.count_below(city);
  create temp table grain on commit drop as
  with place as (
    select p.wanted_no, p.depth, p.type, p.parts, p.part_area, count(*) as told, max(p.until) as until
    from part p group by p.wanted_no, p.depth, p.type, p.parts, p.part_area
  ), way as (
    select p.wanted_no, p.depth, p.type, p.parts, sum(p.told) as told, count(*) as areas, max(p.until) as until
    from place p group by p.wanted_no, p.depth, p.type, p.parts
  ), chosen as (
    select distinct on (w.wanted_no) y.wanted_no, w.key_no, w.periods, y.depth, y.type, y.until,
      case when w.periods in ('last', 'to_date') then b.areas else b.all_areas end as area_count,
      case when w.periods in ('last', 'to_date') then b.areas else b.expected end as expected,
      case w.periods when 'last' then 1 else y.parts end as parts
    from way y
    join wanted w on w.wanted_no = y.wanted_no
    -- Of what counts at one date, the areas of that date alone: what merged in June is not expected in December.
    join below b on b.area_id = w.area_id and b.window_id = w.window_id and b.division = w.division and b.type = y.type
      and b.depth = y.depth
      and case when w.periods in ('last', 'to_date') then y.until between b.from_day and b.until_day else b.is_first end
    -- Answers are counted over the areas of one level, that with the most of them; what the whole said of itself is no share.
    where w.counts = 'value' or y.depth > 0 or b.is_last
    order by w.wanted_no, case when w.counts <> 'value' then y.areas end desc,
      case when w.periods in ('last', 'to_date') then y.areas::numeric / b.areas else y.told / b.expected end desc,
      case when w.periods in ('last', 'to_date') then y.until end desc, y.depth = 0 desc, y.depth desc,
      position(y.type::text in 'YASQMD')
  )
  select c.*, min(c.wanted_no) over alike as group_no, count(*) over alike as group_terms,
    count(*) over (partition by c.key_no, c.depth) as depth_terms
  from chosen c
  window alike as (partition by c.key_no, c.depth, c.type, c.periods);
  analyze grain;
end $$;
comment on function mart.choose_grains(smallint) is 'Fills the temporary table grain: how each term is made up';

-- Terms made up in the same way count the same areas and periods: a kelurahan that told the one and not the other
-- would bend a share. A figure since January covers all the parts up to its own.
create or replace function mart.match_parts() returns void language plpgsql as $$
begin
  create temp table used on commit drop as
  with alike as (
    select p.*, g.periods, g.group_terms, g.group_no,
      sum(p.tells) over (partition by g.group_no, p.unit_id, p.slot) as told
    from part p join grain g using (wanted_no, depth, type)
    where g.periods not in ('last', 'to_date') or g.until between p.from_day and p.until_day
  ), matched as (
    select a.*, max(a.slot) over (partition by a.wanted_no, a.part_area) as last_slot
    from alike a where a.told = a.group_terms
  )
  select m.wanted_no, m.part_area, m.unit_id, m.type, m.parts as all_parts, m.from_day, m.until_day,
    m.part_id, m.axes, m.weight, m.value,
    case m.periods when 'to_date' then m.slot + 1 else 1 end as covers
  from matched m
  where m.periods not in ('last', 'to_date') or m.slot = m.last_slot;
  analyze used;
  create temp table kept on commit drop as
  select x.wanted_no, x.part_area, x.parts, x.weight, x.value,
    case when x.from_day = '-infinity' and x.until_day = 'infinity' then x.all_parts
      else mart.parts_due(x.window_id, x.type, x.from_day, x.until_day) end as due
  from (
    select a.*, g.depth_terms, w.window_id,
      sum(a.is_first::integer) over (partition by g.key_no, g.depth, a.unit_id) as told
    from (
      select u.wanted_no, u.part_area, u.unit_id, sum(u.covers) as parts, avg(u.weight) as weight,
        case w.periods when 'min' then min(u.value) when 'max' then max(u.value) else sum(u.value) end as value,
        u.type, u.all_parts, min(u.from_day) as from_day, max(u.until_day) as until_day,
        row_number() over (partition by u.wanted_no, u.unit_id order by u.part_area) = 1 as is_first
      from used u join wanted w using (wanted_no)
      group by u.wanted_no, u.part_area, u.unit_id, u.type, u.all_parts, w.periods
    ) a
    join grain g using (wanted_no)
    join wanted w using (wanted_no)
  ) x
  where x.told = x.depth_terms;
  analyze kept;
end $$;
comment on function mart.match_parts() is
  'Fills the temporary tables used, the parts that count, and kept, their sums in the areas that count';

-- A mean stands without its missing parts; a sum is too small by them.
create or replace function mart.compute_terms() returns void language plpgsql as $$
begin
  create temp table term_value on commit drop as
  select w.wanted_no, w.key_no, w.indicator_id, w.term_no, g.group_no, g.depth, g.type, x.parts, s.expected, s.adds_areas,
    case
      when s.adds_areas then x.total
      when w.areas = 'mean' or g.depth = 0 then x.mean
      when w.areas = 'min' then x.least
      when w.areas = 'max' then x.greatest
      else x.weighted
    end as value,
    least(1, x.parts::numeric / s.expected) as coverage,
    (s.adds_areas or w.areas in ('min', 'max')) and x.areas < g.area_count as lacks_areas,
    g.periods in ('sum', 'to_date', 'min', 'max') and x.lacks_parts as lacks_periods
  from (
    select k.wanted_no, sum(k.parts)::integer as parts, count(*) as areas,
      bool_or(k.parts < case g.periods when 'to_date' then g.parts else k.due end) as lacks_parts,
      sum(f.value) as total, avg(f.value) as mean, min(f.value) as least, max(f.value) as greatest,
      sum(f.value * k.weight) / nullif(sum(k.weight), 0) as weighted
    from kept k join grain g using (wanted_no)
    cross join lateral (select case g.periods when 'mean' then k.value / k.parts else k.value end as value) f
    group by k.wanted_no
  ) x
  join wanted w on w.wanted_no = x.wanted_no
  join grain g on g.wanted_no = x.wanted_no
  cross join lateral (
    select (case when g.periods = 'to_date' then g.area_count * g.parts else g.expected end)::integer as expected,
      w.areas in ('sum', 'own') or w.counts <> 'value' as adds_areas
  ) s;
  analyze term_value;
end $$;
comment on function mart.compute_terms() is 'Fills the temporary table term_value: the parts of each term as one figure';

-- A missing term or a denominator of 0 leaves no value, and there is no growth from 0 or below. A growth between figures
-- that are made up differently, or taken from each other, is told only when they are complete: eight months against a year
-- would read as a fall. A sum that lacks parts makes the value
-- partial, unless it is divided by sums that lack the very same: of areas where all terms add areas of one level, of
-- periods where all terms are made up in one way.
create or replace function mart.compute_indicators(city smallint) returns void language plpgsql as $$
begin
  create temp table computed on commit drop as
  select s.indicator_id, s.area_id, s.period_id, trim_scale(s.value) as value, trim_scale(s.numerator) as numerator,
    trim_scale(s.denominator) as denominator, round(s.coverage, 6) as coverage, s.partial
  from (
    select a.indicator_id, a.area_id, a.period_id, x.numerator, x.denominator, x.coverage,
      x.lacks_areas and not (x.divides and x.depths = 1 and x.adds_areas)
        or x.lacks_periods and not (x.divides and x.ways = 1) as partial,
      case
        when i.type = 'growth' and x.coverage < 1 and (x.grains > 1 or x.subtracts) then null
        when i.type = 'growth' then
          case when x.denominator > 0 then (x.numerator - x.denominator) / x.denominator * i.times end
        when x.divides then x.numerator / nullif(x.denominator, 0) * i.times
        else x.numerator * i.times
      end as value
    from (
      select v.key_no, count(*) as terms, min(v.coverage) as coverage,
        count(distinct (v.depth, v.type)) as grains, count(distinct v.depth) as depths, count(distinct v.group_no) as ways,
        bool_or(v.lacks_areas) as lacks_areas, bool_or(v.lacks_periods) as lacks_periods,
        bool_and(v.adds_areas) as adds_areas, bool_or(t.part = 'per') as divides,
        bool_or(t.within_year) as subtracts,
        sum(v.value * t.times) filter (where t.part = 'of') as numerator,
        sum(v.value * t.times) filter (where t.part = 'per') as denominator
      from term_value v
      join ref.indicator_term t
        on t.city_id = city and t.indicator_id = v.indicator_id and t.term_no = v.term_no
      group by v.key_no
    ) x
    join asked a on a.key_no = x.key_no
    join ref.indicator i on i.city_id = city and i.indicator_id = a.indicator_id and i.type <> 'sql'
    join (select w.key_no, count(*) as terms from wanted w group by w.key_no) n
      on n.key_no = x.key_no and n.terms = x.terms
  ) s
  where s.value is not null;
end $$;
comment on function mart.compute_indicators(smallint) is 'Fills the temporary table computed from the terms';

-- The query of a file is given the city as $1 and the indicator as $2, whose keys stand in the temporary table `asked`;
-- it selects area_id, period_id, value and, if it likes, coverage and partial. What it says of other keys is left aside.
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
      'insert into computed (indicator_id, area_id, period_id, value, coverage, partial)
       select a.indicator_id, a.area_id, a.period_id, q.value, c.coverage,
         coalesce((to_jsonb(q)->>''partial'')::boolean, c.coverage < 1)
       from (%s) q join asked a on a.indicator_id = $2 and a.area_id = q.area_id and a.period_id = q.period_id
       cross join lateral (select coalesce((to_jsonb(q)->>''coverage'')::numeric, 1) as coverage) c
       where q.value is not null',
      rtrim(formula.statement, E' \n;'))
    using city, formula.indicator_id;
  end loop;
end $$;
comment on function mart.run_statements(smallint) is 'Adds to computed what the files of sql/indicators compute';
