-- The role whose members read mart, core and ref, and nothing else: logins of analysts, and that of the query command.

create or replace function ops.grant_reader() returns void language plpgsql as $$
begin
  if not exists (select from pg_roles where rolname = 'satudata_reader') then
    begin
      create role satudata_reader nologin;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise warning 'role satudata_reader does not exist and % may not create it', current_user;
        return;
    end;
  end if;
  -- Earlier versions took this from everybody, which broke pg_dump of others.
  if (select rolsuper from pg_roles where rolname = current_user)
    and not has_function_privilege('satudata_reader', 'pg_catalog.set_config(text, text, boolean)', 'execute') then
    grant execute on function pg_catalog.set_config(text, text, boolean) to public;
  end if;
  revoke all on schema raw, ops from public;
  grant usage on schema mart, core, ref to satudata_reader;
  grant select on all tables in schema mart, core, ref to satudata_reader;
  alter default privileges in schema mart, core, ref grant select on tables to satudata_reader;
end $$;
comment on function ops.grant_reader() is 'Makes the role satudata_reader where it may, and lets it read mart, core and ref';
