-- The temporary table `computed` → mart.indicator_value: unchanged untouched, changed re-versioned, vanished closed.

-- One probe a key, by "limit 1": with counts that lag behind a large publish the planner would read the whole table.
create or replace function mart.record_indicators(city smallint, moment timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  analyze computed;
  create temp table changed_value on commit drop as
  select a.indicator_id, a.area_id, a.period_id, c.value, c.numerator, c.denominator, c.coverage, c.partial,
    v.indicator_id is not null as stood
  from asked a
  left join computed c using (indicator_id, area_id, period_id)
  left join lateral (
    select p.* from mart.indicator_value p
    where p.city_id = city and p.indicator_id = a.indicator_id and p.area_id = a.area_id
      and p.period_id = a.period_id and p.superseded_at is null
    limit 1
  ) v on true
  where (v.value, v.numerator, v.denominator, v.coverage, v.partial)
    is distinct from (c.value, c.numerator, c.denominator, c.coverage, c.partial);
  analyze changed_value;
  update mart.indicator_value v set superseded_at = moment
  from changed_value c
  where c.stood and v.city_id = city and v.indicator_id = c.indicator_id and v.area_id = c.area_id
    and v.period_id = c.period_id and v.superseded_at is null;
  insert into mart.indicator_value (
    city_id, indicator_id, area_id, period_id, value, numerator, denominator, coverage, partial, recorded_at)
  select city, c.indicator_id, c.area_id, c.period_id, c.value, c.numerator, c.denominator, c.coverage, c.partial, moment
  from changed_value c where c.value is not null;
  if exists (select from ref.indicator i where i.city_id = city and i.hash is distinct from i.published_hash) then
    perform ref.record_formulas(city, moment);
  end if;
  update ref.indicator i set published_hash = i.hash
  where i.city_id = city and i.hash is distinct from i.published_hash;
end $$;
comment on function mart.record_indicators(smallint, timestamptz) is
  'Writes what was computed for the keys asked, and fills the temporary table changed_value';
