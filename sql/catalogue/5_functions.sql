-- Functions and procedures. $1 is the list of schemas, the column is called text.

select rtrim(pg_get_functiondef(p.oid), E'\n') || ';' as text
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where n.nspname = any ($1) and p.prokind in ('f', 'p')
order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid) collate "C";
