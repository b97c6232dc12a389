-- The temporary table `wanted` → `likened`: which areas of earlier days stood where the areas of a growth stand at its end.
-- A growth compares a place with itself: what merged is summed, what split is summed up again, what moved is taken along.
-- Where that cannot be told (a part of an area went elsewhere) there is no figure, and so no growth.

create or replace function mart.compare_areas(city smallint) returns void language plpgsql as $$
begin
  create temp table likened (
    area_id integer, day date, from_day date, until_day date, depth integer, part_area integer, unit_id integer,
    unit_size bigint
  ) on commit drop;
  if exists (select from ref.area_version v where v.city_id = city and (isfinite(v.from_day) or isfinite(v.until_day))) then
    perform mart.find_stretches(city);
    perform mart.walk_back(city);
    perform mart.join_units(city);
    update wanted w set division = w.day
    from (select distinct s.area_id, s.day from stretch s) s
    where w.compares and w.area_id = s.area_id and w.day = s.day;
    drop table stretch, origin, unit;
  end if;
  analyze likened;
end $$;
comment on function mart.compare_areas(smallint) is
  'Fills the temporary table likened and marks those of wanted that are to be read by it';

-- One a stretch of days without a change below the area, back to the first day of the earliest figure.
create or replace function mart.find_stretches(city smallint) returns void language sql as $$
  create temp table stretch on commit drop as
  with looked as (
    select w.area_id, w.day, min(p.start_date) as since
    from wanted w join ref.period p on p.period_id = w.window_id
    where w.compares
    group by w.area_id, w.day
  ), change as (
    select s.area_id, s.day, x.day as cut
    from looked s
    join ref.area_ancestor n on n.city_id = city and n.ancestor_id = s.area_id
    cross join lateral (values (n.from_day), (n.until_day + 1)) as x(day)
    where isfinite(x.day) and x.day > s.since and x.day <= s.day
    union
    select s.area_id, s.day, n.day
    from looked s
    join ref.area_ancestor d on d.city_id = city and d.ancestor_id = s.area_id and s.day between d.from_day and d.until_day
    join ref.area_succession n on n.city_id = city and d.area_id in (n.area_id, n.successor_id)
    where n.day > s.since and n.day <= s.day
  ), cut as (
    select c.area_id, c.day, c.cut from change c
    union
    select s.area_id, s.day, s.since from looked s where (s.area_id, s.day) in (select c.area_id, c.day from change c)
  )
  select c.area_id, c.day, c.cut as from_day,
    coalesce(lead(c.cut) over (partition by c.area_id, c.day order by c.cut) - 1, c.day) as until_day
  from cut c
$$;
comment on function mart.find_stretches(smallint) is 'Fills the temporary table stretch: days between which an area stayed as it was';

create or replace function mart.lowest_areas(city smallint, area integer, day date)
returns table (area_id integer, depth integer) language sql stable as $$
  select n.area_id, n.depth
  from ref.area_ancestor n
  where n.city_id = city and n.ancestor_id = area and day between n.from_day and n.until_day
    and not exists (
      select from ref.area_ancestor child
      where child.city_id = city and child.ancestor_id = n.area_id and child.depth = 1
        and day between child.from_day and child.until_day)
$$;
comment on function mart.lowest_areas(smallint, integer, date) is 'The areas of a day that have none below them';

-- The lowest areas of the last day, each followed back to those that stood there: `origin`, null where none did.
create or replace function mart.walk_back(city smallint) returns void language sql as $$
  create temp table origin on commit drop as
  with recursive leaf as (
    select s.area_id, s.day, s.from_day, s.until_day, n.area_id as leaf_id, n.depth
    from stretch s
    cross join lateral mart.lowest_areas(city, s.area_id, s.day) n
  ), back (area_id, day, from_day, until_day, leaf_id, depth, old_id, old_day) as (
    select l.area_id, l.day, l.from_day, l.until_day, l.leaf_id, l.depth, l.leaf_id, l.day from leaf l
    union
    select b.area_id, b.day, b.from_day, b.until_day, b.leaf_id, b.depth, p.area_id, p.day - 1
    from back b
    cross join lateral (
      select n.area_id, n.day from ref.area_succession n
      where n.city_id = city and n.successor_id = b.old_id and n.day > b.until_day and n.day <= b.old_day
        and n.day = (select max(m.day) from ref.area_succession m
          where m.city_id = city and m.successor_id = b.old_id and m.day > b.until_day and m.day <= b.old_day)
    ) p
  )
  select b.area_id, b.day, b.from_day, b.until_day, b.leaf_id, b.depth, v.area_id as old_id
  from back b
  left join ref.area_ancestor v on v.city_id = city and v.ancestor_id = b.old_id and v.area_id = b.old_id
    and b.until_day between v.from_day and v.until_day
  where not exists (
    select from ref.area_succession n
    where n.city_id = city and n.successor_id = b.old_id and n.day > b.until_day and n.day <= b.old_day)
$$;
comment on function mart.walk_back(smallint) is 'Fills the temporary table origin: where the areas of the last day come from';

-- An area that came from elsewhere too, or gave something away, leaves its stretch without a comparable figure.
create or replace function mart.drop_strayed(city smallint) returns void language sql as $$
  with recursive forward (area_id, day, until_day, now_id, now_day) as (
    select distinct o.area_id, o.day, o.until_day, o.old_id, o.until_day from origin o where o.old_id is not null
    union
    select f.area_id, f.day, f.until_day, n.successor_id, n.day
    from forward f
    join ref.area_succession n on n.city_id = city and n.area_id = f.now_id and n.day > f.now_day and n.day <= f.day
  ), strayed as (
    select f.area_id, f.day, f.until_day
    from forward f
    where not exists (
        select from ref.area_succession n
        where n.city_id = city and n.area_id = f.now_id and n.day > f.now_day and n.day <= f.day)
      and not exists (
        select from origin o
        where o.area_id = f.area_id and o.day = f.day and o.until_day = f.until_day and o.leaf_id = f.now_id)
    union
    select o.area_id, o.day, o.until_day from origin o where o.old_id is null
  )
  delete from origin o using strayed s
  where o.area_id = s.area_id and o.day = s.day and o.until_day = s.until_day
$$;
comment on function mart.drop_strayed(smallint) is 'Takes out of origin the stretches that cannot be compared with the last day';

-- What merged or split is one unit: its areas count together or not at all. Where the areas of a stretch are the very same
-- ground, the figures of every level count; where some moved, those of the lowest areas alone.
create or replace function mart.join_units(city smallint) returns void language plpgsql as $$
begin
  perform mart.drop_strayed(city);
  create temp table unit on commit drop as
  with recursive tied as (
    select distinct x.area_id, x.day, x.leaf_id, y.leaf_id as other_id
    from origin x
    join origin y on y.area_id = x.area_id and y.day = x.day and y.until_day = x.until_day and y.old_id = x.old_id
  ), reach as (
    select t.area_id, t.day, t.leaf_id, t.other_id from tied t
    union
    select r.area_id, r.day, r.leaf_id, t.other_id
    from reach r join tied t on t.area_id = r.area_id and t.day = r.day and t.leaf_id = r.other_id
  )
  select r.area_id, r.day, r.leaf_id, min(r.other_id) as unit_id from reach r group by r.area_id, r.day, r.leaf_id;

  insert into likened
  select o.*, count(*) over (partition by o.area_id, o.day, o.until_day, o.unit_id)
  from (
    select o.area_id, o.day, o.from_day, o.until_day, min(o.depth), o.old_id, u.unit_id
    from origin o join unit u on u.area_id = o.area_id and u.day = o.day and u.leaf_id = o.leaf_id
    group by o.area_id, o.day, o.from_day, o.until_day, o.old_id, u.unit_id
  ) o;
  insert into likened
  select s.area_id, s.day, s.from_day, s.until_day, n.depth, n.area_id, n.area_id, 1
  from stretch s
  join ref.area_ancestor n on n.city_id = city and n.ancestor_id = s.area_id and s.until_day between n.from_day and n.until_day
  cross join lateral (
    select array(select l.part_area from likened l
        where l.area_id = s.area_id and l.day = s.day and l.until_day = s.until_day order by 1) as compared,
      array(select a.area_id from mart.lowest_areas(city, s.area_id, s.until_day) a order by 1) as there
  ) ground
  where ground.compared = ground.there and n.area_id <> all (ground.there);
end $$;
comment on function mart.join_units(smallint) is
  'Fills likened: the areas below an area on the days of a stretch, by the units that they are compared in';

create or replace function mart.gather_likened() returns void language plpgsql as $$
begin
  if not exists (select from likened) then
    return;
  end if;
  insert into part
  select w.wanted_no, l.depth, l.part_area, l.unit_id, l.unit_size, 1, l.from_day, l.until_day, s.part_id, s.type, s.slot,
    s.parts, s.until, c.axes, x.value,
    case w.counts when 'yes' then (c.value > 0)::integer when 'reported' then 1 else c.value end
  from wanted w
  join span s on s.variable_id = w.variable_id and s.window_id = w.window_id
    and (w.periods <> 'own' or s.part_id = w.window_id)
  join likened l on l.area_id = w.area_id and l.day = w.division and s.until between l.from_day and l.until_day
    and (w.areas <> 'own' or l.depth = 0)
  join cell c on c.variable_id = w.variable_id and c.breakdown_id = w.breakdown_id and c.period_id = s.part_id
    and c.area_id = l.part_area
  left join weighed g on w.areas = 'weighted' and g.variable_id = w.variable_id and g.period_id = s.part_id
  left join cell x on x.variable_id = g.weight_id and x.breakdown_id = w.breakdown_id and x.period_id = g.weight_period
    and x.area_id = l.part_area
  where w.areas <> 'weighted' or l.depth = 0 or x.value is not null;
  perform mart.match_units();
end $$;
comment on function mart.gather_likened() is 'Adds to the temporary table part the figures that are read by likened';

-- What merged or split counts together or not at all: of a unit that told all its figures one is marked to tell for it.
create or replace function mart.match_units() returns void language plpgsql as $$
begin
  create temp table unit_told on commit drop as
  select p.wanted_no, p.unit_id, p.type, p.slot, min(p.part_area) as teller, count(*) = max(p.unit_size) as is_whole
  from part p where p.unit_size > 1
  group by p.wanted_no, p.unit_id, p.type, p.slot;
  delete from part p using unit_told u
  where p.unit_size > 1 and not u.is_whole
    and (p.wanted_no, p.unit_id, p.type, p.slot) = (u.wanted_no, u.unit_id, u.type, u.slot);
  update part p set tells = 0 from unit_told u
  where p.unit_size > 1 and p.part_area <> u.teller
    and (p.wanted_no, p.unit_id, p.type, p.slot) = (u.wanted_no, u.unit_id, u.type, u.slot);
  drop table unit_told;
end $$;
comment on function mart.match_units() is 'Takes out of part what merged or split and did not tell all its figures';

