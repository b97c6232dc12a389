-- From when on the audits look at facts.

create or replace function ops.audit_since() returns timestamptz language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('satudata.audit_since', true), ''), '-infinity')::timestamptz
$$;
comment on function ops.audit_since() is 'The setting satudata.audit_since; everything when it is not set';
