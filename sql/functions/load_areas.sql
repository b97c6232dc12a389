-- Areas of the configuration → ref.area and when each lived, what came after it, what lay in what, and how many there were.

create or replace function ref.load_areas(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  merge into ref.area t
  using jsonb_to_recordset(entries) as s(code text, bps_code text, level text, name text)
  on t.city_id = city and t.code = s.code
  when matched and (t.bps_code, t.level, t.name, t.retired_at) is distinct from (s.bps_code, s.level, s.name, null) then
    update set bps_code = s.bps_code, level = s.level, name = s.name, retired_at = null
  when not matched then
    insert (city_id, code, bps_code, level, name) values (city, s.code, s.bps_code, s.level, s.name);

  perform ref.retire_areas(city, array(select s.code from jsonb_to_recordset(entries) as s(code text)));

  update ref.area t set parent_id = s.parent_id
  from (
    select a.area_id, p.area_id as parent_id
    from jsonb_to_recordset(entries) as s(code text, parent text)
    join ref.area a on a.city_id = city and a.code = s.code
    left join ref.area p on p.city_id = city and p.code = s.parent
  ) s
  where t.city_id = city and t.area_id = s.area_id and t.parent_id is distinct from s.parent_id;
  perform ref.load_area_versions(city, entries);
  perform ref.load_area_ancestors(city);
  perform ref.load_area_below(city);
end $$;
comment on function ref.load_areas(smallint, jsonb) is 'Loads areas, their parents and their time';

-- A line that was taken out: the area lived until the day before, as far as any figure names it; otherwise it was a mistake.
create or replace function ref.retire_areas(city smallint, kept text[]) returns void language plpgsql as $$
begin
  create temp table gone_area on commit drop as
  select t.area_id from ref.area t
  where t.city_id = city and t.retired_at is null and t.code <> all (kept);
  if exists (select from gone_area) then
    delete from ref.area_version v using gone_area g
    where v.city_id = city and v.area_id = g.area_id and (v.from_day >= ref.today(city) or g.area_id not in (
      select o.area_id from core.observation o where o.city_id = city));
    update ref.area_version v set until_day = least(v.until_day, ref.today(city) - 1) from gone_area g
    where v.city_id = city and v.area_id = g.area_id;
    update ref.area t set retired_at = now() from gone_area g where t.city_id = city and t.area_id = g.area_id;
  end if;
  drop table gone_area;
end $$;
comment on function ref.retire_areas(smallint, text[]) is 'Retires the areas that the configuration ceased to name, from today on';

create or replace function ref.today(city smallint) returns date language sql stable as $$
  select (now() at time zone c.timezone)::date from ref.city c where c.city_id = city
$$;
comment on function ref.today(smallint) is 'The day that it is where the city is';

create or replace function ref.load_area_versions(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  create temp table wanted_version on commit drop as
  select a.area_id, coalesce(v.from_day, '-infinity') as from_day, coalesce(v.until_day, 'infinity') as until_day,
    p.area_id as parent_id, v.successors
  from jsonb_to_recordset(entries) as s(code text, versions jsonb)
  cross join lateral jsonb_to_recordset(s.versions) as v(from_day date, until_day date, parent text, successors jsonb)
  join ref.area a on a.city_id = city and a.code = s.code
  left join ref.area p on p.city_id = city and p.code = v.parent;

  delete from ref.area_version t
  using ref.area a
  where t.city_id = city and a.city_id = city and a.area_id = t.area_id and a.retired_at is null and not exists (
    select from wanted_version w
    where w.area_id = t.area_id and (w.from_day, w.until_day) = (t.from_day, t.until_day)
      and w.parent_id is not distinct from t.parent_id);
  insert into ref.area_version (city_id, area_id, from_day, until_day, parent_id)
  select city, w.area_id, w.from_day, w.until_day, w.parent_id from wanted_version w on conflict do nothing;

  create temp table wanted_succession on commit drop as
  select w.area_id, n.area_id as successor_id, w.until_day + 1 as day
  from wanted_version w
  cross join lateral jsonb_array_elements_text(w.successors) as s(code)
  join ref.area n on n.city_id = city and n.code = s.code
  where isfinite(w.until_day);
  delete from ref.area_succession t
  where t.city_id = city and not exists (
    select from wanted_succession w
    where (w.area_id, w.successor_id, w.day) = (t.area_id, t.successor_id, t.day));
  insert into ref.area_succession (city_id, area_id, successor_id, day)
  select city, w.area_id, w.successor_id, w.day from wanted_succession w on conflict do nothing;
  drop table wanted_version, wanted_succession;
end $$;
comment on function ref.load_area_versions(smallint, jsonb) is 'Loads when areas lived, in what, and what came after them';

-- Stretches that touch are one: whoever moved from one kecamatan to the next never left the city.
create or replace function ref.load_area_ancestors(city smallint) returns void language sql as $$
  with recursive lying (area_id, ancestor_id, depth, from_day, until_day) as (
    select v.area_id, v.area_id, 0, v.from_day, v.until_day from ref.area_version v where v.city_id = city
    union all
    select w.area_id, v.parent_id, w.depth + 1, greatest(w.from_day, v.from_day), least(w.until_day, v.until_day)
    from lying w
    join ref.area_version v on v.city_id = city and v.area_id = w.ancestor_id
      and v.from_day <= w.until_day and v.until_day >= w.from_day
    where v.parent_id is not null and w.depth < 8
  ), wanted as (
    select l.area_id, l.ancestor_id, l.depth, lower(r.days) as from_day,
      case when isfinite(upper(r.days)) then upper(r.days) - 1 else 'infinity' end as until_day
    from (
      select x.area_id, x.ancestor_id, x.depth, range_agg(daterange(x.from_day, x.until_day, '[]')) as stretches
      from lying x group by x.area_id, x.ancestor_id, x.depth
    ) l
    cross join lateral unnest(l.stretches) as r(days)
  ), gone as (
    delete from ref.area_ancestor t
    where t.city_id = city and not exists (
      select from wanted w where (w.area_id, w.ancestor_id, w.from_day) = (t.area_id, t.ancestor_id, t.from_day))
  )
  insert into ref.area_ancestor as t (city_id, area_id, ancestor_id, depth, from_day, until_day)
  select city, w.area_id, w.ancestor_id, w.depth, w.from_day, w.until_day from wanted w
  on conflict (city_id, ancestor_id, area_id, from_day) do update
    set depth = excluded.depth, until_day = excluded.until_day
    where (t.depth, t.until_day) <> (excluded.depth, excluded.until_day)
$$;
comment on function ref.load_area_ancestors(smallint) is 'Works out what lay in what and when, from the versions of the areas';

create or replace function ref.load_area_below(city smallint) returns void language sql as $$
  with cut as (
    select n.ancestor_id, n.depth, n.from_day as day from ref.area_ancestor n where n.city_id = city
    union
    select n.ancestor_id, n.depth, n.until_day + 1 from ref.area_ancestor n
    where n.city_id = city and isfinite(n.until_day)
  ), era as (
    select c.ancestor_id, c.depth, c.day as from_day,
      coalesce(lead(c.day) over (partition by c.ancestor_id, c.depth order by c.day) - 1, 'infinity') as until_day
    from cut c
  ), wanted as (
    select e.ancestor_id, e.depth, e.from_day, e.until_day, count(*)::integer as areas
    from era e
    join ref.area_ancestor n on n.city_id = city and n.ancestor_id = e.ancestor_id and n.depth = e.depth
      and e.from_day between n.from_day and n.until_day
    group by e.ancestor_id, e.depth, e.from_day, e.until_day
  ), gone as (
    delete from ref.area_below t
    where t.city_id = city and not exists (
      select from wanted w
      where (w.ancestor_id, w.depth, w.from_day) = (t.ancestor_id, t.depth, t.from_day))
  )
  insert into ref.area_below as t (city_id, ancestor_id, depth, from_day, until_day, areas)
  select city, w.ancestor_id, w.depth, w.from_day, w.until_day, w.areas from wanted w
  on conflict (city_id, ancestor_id, depth, from_day) do update
    set until_day = excluded.until_day, areas = excluded.areas
    where (t.until_day, t.areas) <> (excluded.until_day, excluded.areas)
$$;
comment on function ref.load_area_below(smallint) is 'Counts the areas that lay in each area, for every stretch without a change';
