// A table → how many rows it holds and a number that tells its contents from others, in whatever order they lie.
import type { Client } from 'pg';
import type { TableContents } from './manifest.js';
import type { BackedUpTable } from './tables.js';

/** The same on every server: text of the row in UTC, hashed by PostgreSQL and summed. */
export async function contentsOf(client: Client, { name, columns }: BackedUpTable): Promise<TableContents> {
  const { rows } = await client.query<{ rows: number; fingerprint: string }>(`
    select count(*)::integer as rows, coalesce(sum(hashtextextended(x::text, 0)::numeric), 0)::text as fingerprint
    from (select ${columns.join(', ')} from ${name}) x`);
  return { name, columns, rows: rows[0]?.rows ?? 0, fingerprint: rows[0]?.fingerprint ?? '0' };
}
