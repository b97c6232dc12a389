// Which tables of a file a contract takes, and what is named of the others, whatever the format.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../formats/open.js';
import { bindFile } from '../../pipelines/bind-sheets.js';
import { configuration as configurationOf } from '../../pipelines/check.js';
import { rehearse } from '../../pipelines/rehearse.js';
import { readSpecimen } from '../../pipelines/specimen.js';
import { areaResolver } from '../../transforms/values/area.js';
import { dataset } from '../transforms/given.js';
import { proposing } from './proposing.js';
import { type TypedSheet, writers } from './sheet-files.js';

const { config, root } = proposing();
const configuration = await configurationOf(config);
const resolver = areaResolver(configuration.areas, '36.72');

const columns = [
  { heading: 'Kecamatan', type: 'area', level: 'kecamatan' },
  { heading: 'Sapi', type: 'number', variable: 'sapi' },
  { heading: 'Kuda', type: 'number', variable: 'kuda', optional_cells: true },
];
const head = ['Kecamatan', 'Sapi', 'Kuda'];
const names = ['Cibeber', 'Cilegon', 'Grogol', 'Jombang'];
const body = (from: number) => names.map((name, i) => [name, from + i, 2 * from + i]);
const titled = (title: string, from: number) => [[title], [], head, ...body(from)];

const stacked: TypedSheet = {
  name: 'Ternak',
  rows: [...titled('Tabel 1. Ternak Tahun 2023', 100), [], ...titled('Tabel 2. Ternak Tahun 2024', 200)],
};
const monthly: readonly TypedSheet[] = [
  { name: 'Januari', rows: titled('Ternak Januari 2024', 100) },
  { name: 'Februari', rows: titled('Ternak Februari 2024', 200) },
  { name: 'Rekap', rows: titled('Ternak Tahun 2024', 300) },
];
const merged: TypedSheet = {
  name: 'Ternak',
  rows: [['Ternak Tahun 2024'], [], head, ['Cibeber', 100, 42], ['Cilegon', 101, null], ['Grogol', 102, 7]],
  merges: [{ top: 4, left: 3, bottom: 5, right: 3 }],
};

type Format = keyof typeof writers;

async function open(format: Format, sheets: readonly TypedSheet[]) {
  const path = join(root, `ternak.${format}`);
  writeFileSync(path, writers[format](sheets));
  return openWorkbook(path, { fileName: 'ternak.csv' });
}

async function bound(format: Format, sheets: readonly TypedSheet[], more: object = {}) {
  const workbook = await open(format, sheets);
  const entry = dataset(columns, { period: { from: ['title', 'sheet'] }, ...more });
  const { tables, left } = await bindFile(workbook, entry, `ternak.${format}`, configuration);
  await workbook.close();
  return {
    tables: tables.map(({ binding }) => binding.layout.firstDataRow),
    left: left.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe.each(['csv', 'ods', 'html'] as const)('tables under each other in %s', (format) => {
  it('are one of which the other is named, until the contract asks for all', async () => {
    const { tables, left } = await bound(format, [stacked]);
    expect(tables).toHaveLength(1);
    expect(left).toEqual([
      expect.stringMatching(/^second-table: Tabel kedua pada baris \d+ .*tidak diambil/),
    ]);
    const all = await bound(format, [stacked], { tables: 'all' });
    expect(all).toEqual({ tables: [4, 12], left: [] });
  });

  it('are a specimen of one contract, each with the year of its title', async () => {
    const workbook = await open(format, [stacked]);
    const { specimen, others } = await readSpecimen(workbook, `ternak.${format}`);
    await workbook.close();
    expect(specimen?.stacked).toHaveLength(2);
    expect(others).toEqual([]);
  });
});

describe('sheets of months beside one that sums them up', () => {
  it('are taken without it, and it is named', async () => {
    expect(await bound('ods', monthly)).toEqual({
      tables: [4, 4],
      left: ['sheet-not-taken: Lembar "Rekap" tidak diambil: isinya rekap dari lembar lain.'],
    });
  });

  it('are the specimen, not it', async () => {
    const workbook = await open('ods', monthly);
    const { specimen, others } = await readSpecimen(workbook, 'ternak.ods');
    await workbook.close();
    expect(specimen?.alike).toEqual(['Januari', 'Februari']);
    expect(others.map(({ sheet }) => sheet)).toEqual(['Rekap']);
  });

  it('are left where the contract names another, and named', async () => {
    const { tables, left } = await bound('ods', monthly, { sheet: 'Januari' });
    expect(tables).toEqual([4]);
    expect(left).toEqual([
      'sheet-not-taken: Lembar "Februari", "Rekap" tidak diambil: kontrak menyebut lembar lain.',
    ]);
  });
});

describe.each(['ods', 'html'] as const)('a figure merged over two rows in %s', (format) => {
  it('is held, and what stands beside it is taken', async () => {
    const workbook = await open(format, [merged]);
    const entry = dataset(columns, { period: { from: 'title' } });
    const stage = {
      configuration,
      resolver,
      fileName: `ternak.${format}`,
      request: null,
      today: '2026-12-31',
    };
    const { observations, rows, returned, issues } = await rehearse(workbook, entry, stage);
    await workbook.close();
    expect(issues.map(({ code, row, col }) => `${code} ${row}:${col}`)).toEqual(['merged-figure 4:3']);
    expect(issues[0]?.message).toContain('C4:C5');
    expect({ observations, rows, returned }).toEqual({ observations: 3, rows: 2, returned: 1 });
  });
});
