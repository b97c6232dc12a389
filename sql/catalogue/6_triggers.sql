-- Triggers. $1 is the list of schemas, the column is called text.

select pg_get_triggerdef(t.oid) || ';' as text
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where not t.tgisinternal and n.nspname = any ($1)
order by n.nspname, c.relname, t.tgname;
