-- Sequences that belong to no identity column. $1 is the list of schemas, the column is called text.

select format('create sequence %I.%I;', n.nspname, s.relname) as text
from pg_class s
join pg_namespace n on n.oid = s.relnamespace
where s.relkind = 'S' and n.nspname = any ($1)
  and not exists (select from pg_depend d where d.objid = s.oid and d.deptype = 'i')
order by n.nspname, s.relname;
