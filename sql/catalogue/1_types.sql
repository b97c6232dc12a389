-- Enumerations. $1 is the list of schemas, the column is called text.

select format('create type %I.%I as enum (%s);', n.nspname, t.typname,
    string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)) as text
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
join pg_enum e on e.enumtypid = t.oid
where n.nspname = any ($1)
group by n.nspname, t.typname order by n.nspname, t.typname;
