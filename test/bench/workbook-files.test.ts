import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  writeFormattedWorkbook,
  writeLargeWorkbook,
  writeSmallWorkbooks,
} from '../../bench/workbook-files.js';
import { inspectFile } from '../../pipelines/inspect.js';
import compileReader from '../formats/compiled-reader.js';

const folder = mkdtempSync(join(tmpdir(), 'satudata-bench-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(compileReader);

describe('the files of the benchmarks', () => {
  it('a large workbook is one table of ten columns and of as many rows as were asked for', async () => {
    const path = join(folder, 'besar.xlsx');
    await writeLargeWorkbook(path, 3000);
    const [table, ...more] = (await inspectFile(path, { cells: false })).tables;
    expect([table?.dataRows, table?.layout.columns.length, more.length]).toEqual([3000, 10, 0]);
  });

  it('one formatted to its end is five megabytes around fifty rows, whose title is merged', async () => {
    const path = join(folder, 'format.xlsx');
    await writeFormattedWorkbook(path, 50);
    expect(statSync(path).size).toBeGreaterThan(5_000_000);
    const [table] = (await inspectFile(path, { cells: false })).tables;
    expect([table?.dataRows, table?.lastDataRow, table?.layout.titleRows]).toEqual([50, 52, [1]]);
  });

  it('small ones have a title, a heading over two rows, a total and a source; every fourth is an old .xls', async () => {
    const small = join(folder, 'kecil');
    await writeSmallWorkbooks(small, 4, 50);
    expect(existsSync(small) && readdirSync(small).filter((name) => name.endsWith('.xls'))).toHaveLength(1);
    for (const name of readdirSync(small)) {
      const [table] = (await inspectFile(join(small, name), { cells: false })).tables;
      expect([table?.dataRows, table?.layout.headerRows.length]).toEqual([50, 2]);
      expect(table?.excluded.map(({ reason }) => reason)).toEqual(
        expect.arrayContaining(['title', 'total', 'source']),
      );
    }
  });
});
