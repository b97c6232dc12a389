import { describe, expect, test } from 'vitest';
import { page } from './pages.js';
import { sampleWarehouse } from './sample-warehouse.js';

const warehouse = await sampleWarehouse();

const schemas = `select n.oid, n.nspname from pg_namespace n where n.nspname in ('ref', 'raw', 'core', 'mart', 'ops')`;

async function names(sql: string): Promise<readonly string[]> {
  const { rows } = await warehouse.knex.raw(sql);
  return rows.map(({ name }: { name: string }) => name);
}

describe('the warehouse with the sample city in it', () => {
  test('says of every schema what it holds', async () => {
    expect(
      await names(
        `select nspname as name from (${schemas}) n where obj_description(n.oid, 'pg_namespace') is null`,
      ),
    ).toEqual([]);
  });

  test('says of every table and view what it holds, generated ones included', async () => {
    const relations = `from pg_class c join (${schemas}) n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm')`;
    const [count] = await names(`select count(*)::text as name ${relations}`);
    expect(Number(count)).toBeGreaterThan(80);
    expect(
      await names(
        `select c.oid::regclass::text as name ${relations} and coalesce(obj_description(c.oid, 'pg_class'), '') = ''`,
      ),
    ).toEqual([]);
  });

  test('says of every column what it means', async () => {
    expect(
      await names(
        `select c.oid::regclass || '.' || a.attname as name
         from pg_class c join (${schemas}) n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relkind in ('r', 'p', 'v', 'm') and coalesce(col_description(c.oid, a.attnum), '') = ''
         order by 1`,
      ),
    ).toEqual([]);
  });

  test('says of every function what it does', async () => {
    expect(
      await names(
        `select p.oid::regprocedure::text as name from pg_proc p join (${schemas}) n on n.oid = p.pronamespace
         where obj_description(p.oid, 'pg_proc') is null`,
      ),
    ).toEqual([]);
  });

  test('has no table that the architecture does not name', async () => {
    const tables = await names(
      `select n.nspname || '.' || c.relname as name from pg_class c join (${schemas}) n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') order by 1`,
    );
    const rows = [...page('docs/architecture.md').matchAll(/^\| `(\w+)` \| [^|]* \| ([^|]*) \|$/gm)];
    const told = rows.flatMap(([, schema, list = '']) =>
      list.split(', ').map((table) => `${schema}.${table}`),
    );
    expect(tables.filter((table) => !told.includes(table))).toEqual([]);
  });
});
