-- The temporary table `stage` → facts that it says more than once, with their cells.

-- One pass over a hash of the key: a whole key of four columns is grouped only when some hash occurs twice.
create or replace function core.stage_repeats() returns boolean language plpgsql as $$
begin
  return exists (
    select from stage s
    group by hashint4extended(s.area_id, hashint4extended(s.period_id,
      hashint4extended(s.breakdown_id, s.variable_id::bigint)))
    having count(*) > 1
  );
end $$;
comment on function core.stage_repeats() is 'Whether the stage may say a fact twice; false is certain';

create or replace function core.stage_keep_given() returns table (dropped bigint, dropped_rows bigint)
language plpgsql as $$
begin
  drop table if exists pg_temp.dropped_cell;
  create temp table dropped_cell as
  with gone as (
    delete from stage s where s.value is null and exists (
      select from stage o
      where o.variable_id = s.variable_id and o.period_id = s.period_id and o.area_id = s.area_id
        and o.breakdown_id = s.breakdown_id and (o.value is not null or o.ctid < s.ctid)
    )
    returning s.sheet, s.row_no
  )
  select sheet, row_no from gone;
  return query
  select (select count(*) from dropped_cell), count(*)
  from (select distinct sheet, row_no from dropped_cell) d
  where not exists (select from stage s where s.sheet = d.sheet and s.row_no = d.row_no);
end $$;
comment on function core.stage_keep_given() is
  'Takes away cells without a value where another cell gives the same fact; tells how many, and of how many rows nothing is left';

create or replace function core.stage_duplicates(city smallint, at_most integer) returns table (
  facts bigint, extra_cells bigint, variable text, area text, period_id integer, breakdown text, cells jsonb
) language plpgsql as $$
begin
  return query
  with repeated as (
    select s.variable_id, s.period_id, s.area_id, s.breakdown_id, count(*) as times
    from stage s group by 1, 2, 3, 4 having count(*) > 1
  ), counted as (
    select r.*, count(*) over () as facts, sum(r.times - 1) over () as extra_cells
    from repeated r order by 1, 2, 3, 4 limit at_most
  )
  select c.facts, c.extra_cells::bigint, v.code, a.code, c.period_id, b.code, k.cells
  from counted c
  join ref.variable v on v.city_id = city and v.variable_id = c.variable_id
  join ref.area a on a.city_id = city and a.area_id = c.area_id
  join ref.breakdown b on b.city_id = city and b.breakdown_id = c.breakdown_id
  cross join lateral (
    select jsonb_agg(jsonb_build_object('sheet', f.sheet, 'row', f.row_no, 'col', f.col_no, 'value', f.value)) as cells
    from (
      select s.sheet, s.row_no, s.col_no, s.value from stage s
      where s.variable_id = c.variable_id and s.period_id = c.period_id and s.area_id = c.area_id
        and s.breakdown_id = c.breakdown_id
      order by s.sheet, s.row_no, s.col_no limit 10
    ) f
  ) k
  order by c.variable_id, c.period_id, c.area_id, c.breakdown_id;
end $$;
comment on function core.stage_duplicates(smallint, integer) is
  'Facts that the stage says more than once, the first at_most of them, each with its first ten cells';
