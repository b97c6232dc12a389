import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../pipelines/inspect.js';
import { type Format, formats, tables, writeTable } from './write.js';

const folder = mkdtempSync(join(tmpdir(), 'satudata-corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function seen(table: (typeof tables)[number], format: Format) {
  const inspection = await inspectFile(writeTable(table, format, folder), { cells: true });
  const [first] = inspection.tables;
  const aside: Record<string, number> = {};
  for (const { reason } of first?.excluded ?? []) aside[reason] = (aside[reason] ?? 0) + 1;
  return {
    tables: inspection.tables.length,
    headers: first?.layout.headerRows,
    columns: first?.layout.columns.map(({ path }) => path.join(' | ')),
    data: first?.dataRows,
    aside,
  };
}

const cases = tables.flatMap((table) =>
  (Object.keys(formats) as Format[]).map((format) => ({ ...table, format, table })),
);

describe('a table of our own corpus', () => {
  it.each(cases)('with $kind is seen in $format as a person sees it', async ({ table, format }) => {
    const sight = await seen(table, format);
    expect(sight.headers).toEqual(table.headers);
    expect(sight.columns).toEqual(table.columns);
    if (table.data !== undefined) expect(sight.data).toBe(table.data);
    expect(sight.tables).toBe(table.tables ?? 1);
    for (const [reason, count] of Object.entries(table.aside ?? {}))
      expect([reason, sight.aside[reason]]).toEqual([reason, count]);
  });
});
