import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openWorkbook } from '../../formats/open.js';
import { letterheadOf } from '../../pipelines/letterhead.js';
import { bytesOf } from '../../samples/write.js';
import { balitaRows } from './bad-input/sendings.js';

const folder = await mkdtemp(join(tmpdir(), 'satudata-letterhead-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The letterhead of the last sheet or table. */
async function letterhead(name: string, bytes: Uint8Array | string): Promise<readonly string[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const workbook = await openWorkbook(path, { fileName: name });
  try {
    const last = workbook.sheets.at(-1);
    return last === undefined ? [] : await letterheadOf(last, workbook);
  } finally {
    await workbook.close();
  }
}

const cover = [['PEMERINTAH KOTA CILEGON'], ['Dinas Kesehatan'], ['Keadaan per 31 Desember 2023']];

function book(first: string): Uint8Array {
  const sheets = [
    { name: first, rows: cover, merges: [] },
    { name: 'Data', rows: balitaRows(2023), merges: [] },
  ];
  return bytesOf({ path: 'a.xlsx', sheets });
}

test('a sheet that is called a cover is the letterhead of those after it', async () => {
  expect((await letterhead('a.xlsx', book('Sampul'))).join(' | ')).toContain('Keadaan per 31 Desember 2023');
});

test('a sheet of text that is not called one is not', async () => {
  expect(await letterhead('b.xlsx', book('Catatan'))).toEqual([]);
});

test('a cover has no letterhead of its own, and a table alone none at all', async () => {
  const sheets = [
    { name: 'Sampul', rows: cover, merges: [] },
    { name: 'Kop', rows: [['Tahun 2024']], merges: [] },
  ];
  expect(await letterhead('c.xlsx', bytesOf({ path: 'c.xlsx', sheets }))).toEqual([]);
});

test('on a page the nearest table without figures before a table is its letterhead', async () => {
  const row = (cells: readonly unknown[]) =>
    `<tr>${cells.map((cell) => `<td>${cell ?? ''}</td>`).join('')}</tr>`;
  const table = (rows: readonly (readonly unknown[])[]) => `<table>${rows.map(row).join('')}</table>`;
  const page = `<html><body>${table(cover)}${table(balitaRows(2023))}</body></html>`;
  expect((await letterhead('d.html', page)).join(' | ')).toContain('31 Desember 2023');
});
