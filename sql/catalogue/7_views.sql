-- Views. $1 is the list of schemas, the column is called text.

select format(E'create %s %I.%I as\n%s',
    case c.relkind when 'm' then 'materialized view' else 'view' end, n.nspname, c.relname, pg_get_viewdef(c.oid)) as text
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm') and n.nspname = any ($1)
order by n.nspname, c.relname;
