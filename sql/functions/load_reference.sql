-- Configuration → ref, set-based and idempotent: what is new is added, what changed is updated, what is gone is retired.
-- Each function takes an array of objects whose keys are the columns; rows that are equal are not written.

create or replace function ref.load_city(entry jsonb) returns smallint language plpgsql as $$
declare
  loaded smallint;
begin
  merge into ref.city t
  using jsonb_to_record(entry) as s(area_code text, name text, timezone text, notice text)
  on t.area_code = s.area_code
  when matched and (t.name, t.timezone, t.notice) is distinct from (s.name, s.timezone, s.notice) then
    update set name = s.name, timezone = s.timezone, notice = s.notice
  when not matched then
    insert (area_code, name, timezone, notice) values (s.area_code, s.name, s.timezone, s.notice);
  select city_id into strict loaded from ref.city where area_code = entry->>'area_code';
  insert into ref.breakdown (city_id, breakdown_id, code, axes, items)
  values (loaded, 0, '', '', '{}') on conflict do nothing;
  return loaded;
end $$;
comment on function ref.load_city(jsonb) is 'Loads the city and its total breakdown; gives its key';

create or replace function ref.load_area_names(city smallint, entries jsonb) returns void language sql as $$
  with wanted as (
    select distinct a.area_id, n.name
    from jsonb_to_recordset(entries) as s(code text, names jsonb)
    join ref.area a on a.city_id = city and a.code = s.code
    cross join lateral jsonb_array_elements_text(s.names) as n(name)
  ), gone as (
    delete from ref.area_name t
    where t.city_id = city and not exists (
      select from wanted w where w.area_id = t.area_id and w.name = t.name
    )
  )
  insert into ref.area_name (city_id, area_id, name)
  select city, w.area_id, w.name from wanted w on conflict do nothing
$$;
comment on function ref.load_area_names(smallint, jsonb) is 'Loads the spellings of areas, after the areas';

create or replace function ref.load_opds(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  perform ref.take_over(city, 'ref.opd', entries);
  merge into ref.opd t
  using jsonb_to_recordset(entries) as s(code text, name text, short_name text, pic text, contact text)
  on t.city_id = city and t.code = s.code
  when matched and (t.name, t.short_name, t.pic, t.contact, t.retired_at)
      is distinct from (s.name, s.short_name, s.pic, s.contact, null) then
    update set name = s.name, short_name = s.short_name, pic = s.pic, contact = s.contact, retired_at = null
  when not matched then
    insert (city_id, code, name, short_name, pic, contact)
    values (city, s.code, s.name, s.short_name, s.pic, s.contact);

  update ref.opd t set retired_at = now()
  where t.city_id = city and t.retired_at is null
    and t.code not in (select s.code from jsonb_to_recordset(entries) as s(code text));
end $$;
comment on function ref.load_opds(smallint, jsonb) is 'Loads the agencies';

create or replace function ref.load_categories(city smallint, entries jsonb) returns void language plpgsql as $$
begin
  merge into ref.category t
  using jsonb_to_recordset(entries) as s(axis text, code text, title text, position smallint)
  on t.city_id = city and t.axis = s.axis and t.code = s.code
  when matched and (t.title, t.position, t.retired_at) is distinct from (s.title, s.position, null) then
    update set title = s.title, position = s.position, retired_at = null
  when not matched then
    insert (city_id, axis, code, title, position) values (city, s.axis, s.code, s.title, s.position);

  update ref.category t set retired_at = now()
  where t.city_id = city and t.retired_at is null and not exists (
    select from jsonb_to_recordset(entries) as s(axis text, code text) where s.axis = t.axis and s.code = t.code
  );
end $$;
comment on function ref.load_categories(smallint, jsonb) is 'Loads the codes of the axes of breakdowns';
