import { describe, expect, it } from 'vitest';
import { proposing } from '../pipelines/proposing.js';
import { tables, writeTable } from './write.js';

const place = proposing();
const slug = (kind: string) =>
  kind
    .replace(/[^a-z]+/g, '-')
    .slice(0, 20)
    .replace(/-$/, '');

describe('a contract proposed from a table of our own corpus', () => {
  it.each(tables)('with $kind has a column for each that is seen', async (table) => {
    const { draft } = await place.made(`dinkes/${slug(table.kind)}`, writeTable(table, 'xlsx', place.root));
    const headings = draft.columns.flatMap(({ heading }) => heading);
    const spoken = table.columns.filter((name) => name !== '' && name !== 'No' && !/\d{4}/.test(name));
    for (const name of spoken)
      expect(headings.some((heading) => heading.includes(name.split(' | ')[0] ?? ''))).toBe(true);
  });

  it('keeps the row of the whole where it is no sum of the rows above it', async () => {
    const [rates] = tables.filter(({ kind }) => kind.startsWith('rates above'));
    if (rates === undefined) throw new Error('the corpus has no table of rates');
    const { draft } = await place.made('dinkes/tingkat', writeTable(rates, 'csv', place.root));
    const area = draft.columns.find(({ type }) => type === 'area');
    expect(area).toMatchObject({
      heading: 'Provinsi',
      level: expect.arrayContaining(['country', 'province']),
    });
  });
});
