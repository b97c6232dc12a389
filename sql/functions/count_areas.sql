-- The temporary tables `wanted` and `span` → `below`: what was expected to be told, of the areas that were there.

-- How many areas were expected, and how many figures of them, for each way to make up a figure: all at once where nothing
-- came or went within the period, else stretch by stretch.
create or replace function mart.count_below(city smallint) returns void language plpgsql as $$
begin
  create temp table below on commit drop as
  with way as (
    select distinct w.area_id, w.window_id, w.division, s.type, s.parts
    from wanted w join span s on s.variable_id = w.variable_id and s.window_id = w.window_id
  ), stretch as (
    select x.*, b.depth, b.from_day, b.until_day, b.areas
    from way x join ref.area_below b on b.city_id = city and b.ancestor_id = x.area_id
    where x.division = 'infinity'
    union all
    select x.*, l.depth, l.from_day, l.until_day, count(*)
    from way x join likened l on l.area_id = x.area_id and l.day = x.division
    group by x.area_id, x.window_id, x.division, x.type, x.parts, l.depth, l.from_day, l.until_day
  )
  select s.area_id, s.window_id, s.division, s.type, s.depth, s.from_day, s.until_day, s.areas,
    sum(s.areas * n.due) over alike as expected,
    case count(*) over alike when 1 then s.areas
      else mart.areas_within(city, s.area_id, s.window_id, s.division, s.type, s.depth) end as all_areas,
    row_number() over (partition by s.area_id, s.window_id, s.division, s.type, s.depth order by s.from_day) = 1 as is_first,
    max(s.depth) over (partition by s.area_id, s.window_id, s.division, s.type) = 0 as is_last
  from stretch s
  cross join lateral (
    select case when s.from_day = '-infinity' and s.until_day = 'infinity' then s.parts
      else mart.parts_due(s.window_id, s.type, s.from_day, s.until_day) end as due
  ) n
  where n.due > 0
  window alike as (partition by s.area_id, s.window_id, s.division, s.type, s.depth);
  analyze below;
end $$;
comment on function mart.count_below(smallint) is 'Fills the temporary table below, a row a stretch without a change';

create or replace function mart.parts_due(whole_id integer, part_type "char", since date, through date) returns bigint
language sql stable as $$
  select count(*) from within p where p.window_id = whole_id and p.type = part_type and p.until between since and through
$$;
comment on function mart.parts_due(integer, "char", date, date) is
  'How many periods of a type within a period end on days of a stretch';

create or replace function mart.areas_within(
  city smallint, area integer, whole_id integer, compared date, part_type "char", at_depth integer
) returns bigint language sql stable as $$
  select count(distinct x.area_id)
  from (
    select n.area_id, n.from_day, n.until_day from ref.area_ancestor n
    where compared = 'infinity' and n.city_id = city and n.ancestor_id = area and n.depth = at_depth
    union all
    select l.part_area, l.from_day, l.until_day from likened l
    where l.area_id = area and l.day = compared and l.depth = at_depth
  ) x
  join within p on p.window_id = whole_id and p.type = part_type and p.until between x.from_day and x.until_day
$$;
comment on function mart.areas_within(smallint, integer, integer, date, "char", integer) is
  'How many areas lay in an area on any last day of the periods of a type within a period';
