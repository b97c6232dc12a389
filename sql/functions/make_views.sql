-- Statements made from the configuration → views of mart, remade only where their statement changed.

create or replace function ref.make_views(city smallint, entries jsonb) returns void language plpgsql as $$
declare
  entry record;
begin
  for entry in
    select known.name from ref.generated_view known
    where known.city_id = city
      and not exists (select from jsonb_to_recordset(entries) as s(name text) where s.name = known.name)
  loop
    execute format('drop view if exists mart.%I', entry.name);
    delete from ref.generated_view known where known.city_id = city and known.name = entry.name;
  end loop;

  for entry in
    select s.name, s.statement, s.definition_hash
    from jsonb_to_recordset(entries) as s(name text, statement text, definition_hash text)
    left join ref.generated_view known on known.city_id = city and known.name = s.name
    where known.definition_hash is distinct from s.definition_hash
      or to_regclass(format('mart.%I', s.name)) is null
  loop
    execute format('drop view if exists mart.%I', entry.name);
    execute entry.statement;
    insert into ref.generated_view as known (city_id, name, definition_hash)
    values (city, entry.name, entry.definition_hash)
    on conflict (city_id, name) do update set definition_hash = excluded.definition_hash;
  end loop;
end $$;
comment on function ref.make_views(smallint, jsonb) is 'Makes the views of datasets and agencies, and drops those that are gone';
