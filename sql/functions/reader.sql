-- The role in which analysts and the query command read: mart, core and ref, and nothing else.

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
  if not pg_has_role('satudata_reader', 'member') then
    execute format('grant satudata_reader to %I', current_user);
  end if;
  -- set_config inside a query could give a superuser back its role; SET, which no query can hold, stays as it was.
  if (select rolsuper from pg_roles where rolname = current_user) then
    revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  end if;
  grant usage on schema mart, core, ref to satudata_reader;
  grant select on all tables in schema mart, core, ref to satudata_reader;
  alter default privileges in schema mart, core, ref grant select on tables to satudata_reader;
end $$;
comment on function ops.grant_reader() is 'Makes the role satudata_reader where it may, and lets it read mart, core and ref';
