-- Comments on schemas, tables, columns, views and functions. $1 is the list of schemas, the column is called text.

select format('comment on %s is %L;', name, description) as text
from (
  select format('%s %s', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'i' then 'index' else 'table' end,
      c.oid::regclass) as name, d.objsubid, d.description, n.nspname, c.relname
  from pg_description d
  join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
  join pg_namespace n on n.oid = c.relnamespace
  union all
  select format('column %s.%I', c.oid::regclass, a.attname), d.objsubid, d.description, n.nspname, c.relname
  from pg_description d
  join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
  join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
  join pg_namespace n on n.oid = c.relnamespace
  union all
  select format('%s %s', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure), 0,
    d.description, n.nspname, p.oid::regprocedure::text
  from pg_description d
  join pg_proc p on p.oid = d.objoid and d.classoid = 'pg_proc'::regclass
  join pg_namespace n on n.oid = p.pronamespace
  union all
  select format('schema %I', n.nspname), 0, d.description, n.nspname, ''
  from pg_description d
  join pg_namespace n on n.oid = d.objoid and d.classoid = 'pg_namespace'::regclass
) as described
where nspname = any ($1)
order by nspname, relname collate "C", objsubid, name collate "C";
