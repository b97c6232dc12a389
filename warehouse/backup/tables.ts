// The catalogue of the warehouse → every table that a backup holds, parents before those that refer to them.
import type { Client } from 'pg';
import { z } from 'zod';

export const BackedUpTable = z.object({
  /** "core.observation", quoted where SQL wants it. */
  name: z.string(),
  /** In their order; none that the server computes by itself. */
  columns: z.array(z.string()).min(1),
});
export type BackedUpTable = Readonly<z.infer<typeof BackedUpTable>>;

/** What migrating and loading the configuration make by themselves, whatever was there before. */
const remade = ['ops.migration', 'ops.definition', 'ref.generated_view'];

/** By enumeration, so that a table of tomorrow is not forgotten; parts of a partitioned one go with the whole. */
const everyTable = `
  with recursive kept as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('ref', 'raw', 'core', 'mart', 'ops') and c.relkind in ('r', 'p') and not c.relispartition
      and format('%s.%s', n.nspname, c.relname) <> all ($1)
  ), depth as (
    select oid, 0 as level from kept
    union
    select f.conrelid, d.level + 1
    from depth d join pg_constraint f on f.contype = 'f' and f.confrelid = d.oid and f.conrelid <> d.oid
    where d.level < 50
  )
  select k.name, (
    select array_agg(format('%I', a.attname) order by a.attnum) from pg_attribute a
    where a.attrelid = k.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  ) as columns
  from kept k join depth d using (oid)
  group by k.oid, k.name order by max(d.level), k.name`;

export async function everyTableOf(client: Client): Promise<readonly BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(everyTable, [remade]);
  return rows;
}

export const SequenceState = z.object({ name: z.string(), value: z.string(), called: z.boolean() });
export type SequenceState = Readonly<z.infer<typeof SequenceState>>;

/** Where the keys of each table go on. */
export async function everySequenceOf(client: Client): Promise<readonly SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('ref', 'raw', 'core', 'mart', 'ops') and c.relkind = 'S' order by 1`);
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query(`select last_value::text as value, is_called as called from ${name}`);
    states.push({ name, ...state.rows[0] });
  }
  return states;
}
