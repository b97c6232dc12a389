// sql/functions and sql/views → the functions and views of the warehouse.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { WarehouseError } from '../model/errors.js';
import { readSqlFiles, runSqlFile, type SqlFile } from './sql-file.js';

export interface Definitions {
  readonly functions: readonly SqlFile[];
  readonly views: readonly SqlFile[];
  readonly sha256: string;
}

export async function readDefinitions(folder: string): Promise<Definitions> {
  const functions = await readSqlFiles(folder, 'functions');
  const views = await readSqlFiles(folder, 'views');
  const hash = createHash('sha256');
  for (const { path, text } of [...functions, ...views]) hash.update(`${path}\0${text}\0`);
  return { functions, views, sha256: hash.digest('hex') };
}

/**
 * What was made the last time and nothing hangs on is dropped first, so that a definition whose file is gone goes too.
 * A function in use stays and is replaced in place; a view in use by somebody else's is an error, never a cascade.
 */
const dropMade = `
do $$
declare
  old record;
begin
  for old in
    select o.entry ->> 'kind' as kind, o.entry ->> 'name' as name
    from ops.definition d, jsonb_array_elements(d.made) with ordinality as o(entry, position)
    order by o.position desc
  loop
    begin
      execute format('drop %s if exists %s', old.kind, old.name);
    exception when dependent_objects_still_exist then
      if old.kind like '%view' then
        raise;
      end if;
    end;
  end loop;
end $$`;

const writtenSoFar = `
select coalesce(array_agg(oid), '{}') as oids from (
  select oid from pg_class where xmin = pg_current_xact_id()::xid
  union all
  select oid from pg_proc where xmin = pg_current_xact_id()::xid) as written`;

/** Rows of the catalogue that this very transaction wrote, after those of its migrations, are what the files made. */
const recordMade = `
with made as (
  select c.oid, case c.relkind when 'v' then 'view' else 'materialized view' end as kind,
    format('%I.%I', n.nspname, c.relname) as name, true as is_view
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and c.xmin = pg_current_xact_id()::xid and c.oid <> all ($2::oid[])
  union all
  select p.oid, case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
    format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), false
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  where p.xmin = pg_current_xact_id()::xid and p.oid <> all ($2::oid[])
)
insert into ops.definition as d (sha256, made, made_at)
select $1, coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'name', name) order by is_view, oid), '[]'), now()
from made
on conflict (only_row) do update set sha256 = excluded.sha256, made = excluded.made, made_at = excluded.made_at`;

/** Whether functions and views stand as these files say. */
export async function areCurrent(client: Client, definitions: Definitions): Promise<boolean> {
  const { rows } = await client.query<{ sha256: string }>('select sha256 from ops.definition');
  return rows[0]?.sha256 === definitions.sha256;
}

/** Within the transaction of the caller, as makeDefinitions too. */
export async function dropDefinitions(client: Client): Promise<void> {
  await client.query(dropMade).catch((error: unknown) => {
    throw viewInUse(error);
  });
}

export async function makeDefinitions(client: Client, definitions: Definitions): Promise<void> {
  const { rows } = await client.query<{ oids: readonly number[] }>(writtenSoFar);
  // A function may be written before the view it reads.
  await client.query('set local check_function_bodies = off');
  for (const file of [...definitions.functions, ...definitions.views]) await runSqlFile(client, file);
  await client.query(recordMade, [definitions.sha256, rows[0]?.oids ?? []]);
}

function viewInUse(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === '2BP01')) return error;
  const others = 'detail' in error && typeof error.detail === 'string' ? error.detail : error.message;
  return new WarehouseError(
    'SD_VIEW_IN_USE',
    `A view of the warehouse must be made anew, but others depend on it: ${others.split('\n').join('; ')}.`,
    {
      hint: 'Drop the views that depend on it, run satudata migrate, and make them again.',
      cause: error,
    },
  );
}
