-- The temporary table `computed` → mart.indicator_value: unchanged untouched, changed re-versioned, vanished closed.

create or replace function mart.record_indicators(city smallint, moment timestamptz) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  analyze computed;
  create temp table changed_value on commit drop as
  select a.indicator_id, a.area_id, a.period_id, c.value, c.numerator, c.denominator, c.coverage,
    v.indicator_id is not null as stood
  from asked a
  left join computed c using (indicator_id, area_id, period_id)
  left join mart.indicator_value v on v.city_id = city and v.indicator_id = a.indicator_id and v.area_id = a.area_id
    and v.period_id = a.period_id and v.superseded_at is null
  where (v.value, v.numerator, v.denominator, v.coverage) is distinct from (c.value, c.numerator, c.denominator, c.coverage);
  analyze changed_value;
  update mart.indicator_value v set superseded_at = moment
  from changed_value c
  where c.stood and v.city_id = city and v.indicator_id = c.indicator_id and v.area_id = c.area_id
    and v.period_id = c.period_id and v.superseded_at is null;
  insert into mart.indicator_value (
    city_id, indicator_id, area_id, period_id, value, numerator, denominator, coverage, recorded_at)
  select city, c.indicator_id, c.area_id, c.period_id, c.value, c.numerator, c.denominator, c.coverage, moment
  from changed_value c where c.value is not null;
  update ref.indicator i set published_hash = i.hash
  where i.city_id = city and i.hash is distinct from i.published_hash;
end $$;
comment on function mart.record_indicators(smallint, timestamptz) is
  'Writes what was computed for the keys asked, and fills the temporary table changed_value';
