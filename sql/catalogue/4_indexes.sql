-- Indexes that no constraint brings along. $1 is the list of schemas, the column is called text.

select pg_get_indexdef(c.oid) || ';' as text
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_index i on i.indexrelid = c.oid
where n.nspname = any ($1) and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
order by i.indrelid::regclass::text collate "C", c.relname;
