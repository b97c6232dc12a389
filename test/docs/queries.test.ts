import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { query } from '../../warehouse/query.js';
import { outputBlock } from './blocks.js';
import { found, page, root } from './pages.js';
import { sampleWarehouse } from './sample-warehouse.js';

const warehouse = await sampleWarehouse();
const limits = { limit: 10, timeout: 20_000 };
const pages = [
  'README.md',
  'cli/commands/query.ts',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => /\.(md|ts)$/.test(name));

/** Statements of a page: its sql blocks, and what it hands to `satudata query`. */
const statements = pages.flatMap((name) => {
  const text = page(name);
  const blocks = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql);
  const commands = [...text.matchAll(/satudata query (?:--\S+ )*"([^"…]+)"/g)].map(([, sql = '']) => sql);
  return [...blocks, ...commands].map((sql, i) => ({ name, number: i + 1, sql }));
});

async function columnsOf(view: string): Promise<readonly string[]> {
  const { rows } = await warehouse.knex.raw(
    'select attname from pg_attribute where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped',
    [view],
  );
  return rows.map(({ attname }: { attname: string }) => attname).sort();
}

describe('the documentation for analysts', () => {
  test('has queries to try', () => {
    expect(statements.length).toBeGreaterThan(9);
  });

  test.each(statements)('query $number of $name runs as a reader', async ({ sql }) => {
    await expect(query(warehouse, sql, limits)).resolves.toHaveProperty('columns');
  });

  test('names every column of the views that it describes', async () => {
    const sections = page('docs/analysts.md').split(/^### /m).slice(1);
    const described = sections.filter((section) => section.startsWith('mart.'));
    expect(described).toHaveLength(4);
    for (const section of described) {
      const view = section.slice(0, section.indexOf('\n')).trim();
      expect([view, found([section], /^\| `(\w+)` \|/gm)]).toEqual([view, await columnsOf(view)]);
    }
  });
});

describe('the statements for a tool of your own', () => {
  test('make a login that reads, and writes nothing', async () => {
    const name = `analis_${process.pid}`;
    const block = outputBlock('docs/analysts.md', 'create role analis login').replaceAll('analis', name);
    // A role belongs to the whole server: what is not committed leaves none behind.
    const undone = await warehouse.knex.transaction();
    try {
      for (const statement of block.split(/;\n/).filter((text) => text.trim() !== ''))
        await undone.raw(statement);
      await undone.raw(`set local role ${name}`);
      await undone.raw('select * from mart.score_tree limit 1');
      await expect(undone.raw('delete from core.observation')).rejects.toThrow('permission denied');
    } finally {
      await undone.rollback();
    }
  });
});
