// What `inspect` names of rows, cells and tables that a contract would hold or leave.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inspectFile } from '../../pipelines/inspect.js';

const folder = mkdtempSync(join(tmpdir(), 'inspect-left-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function problems(name: string, ...lines: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  const { problems } = await inspectFile(path, { cells: false });
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

const head = ['Data Ternak Tahun 2024', '', 'No,Kecamatan,Sapi,Kuda'];
const rows = ['1,Cibeber,100,20', '2,Cilegon,101,21', '3,Grogol,102,22', '4,Jombang,104,24'];

it('names nothing of a table that is as it should be', async () => {
  expect(await problems('baik.csv', ...head, ...rows, ',Jumlah,407,87')).toEqual([]);
});

it('names a row with figures below the total that nothing calls one', async () => {
  const all = [...head, ...rows, ',Jumlah,407,87', ',Pulau Merak Kecil,1,1'];
  expect(await problems('bawah.csv', ...all)).toEqual([
    'row-not-taken: row 9 holds figures and was put aside, though no word there says total.',
  ]);
});

it('names rows whose cells slid under no heading', async () => {
  const all = [...head, ...rows, '5,Ciwandan,5,333,17,615', '6,Citangkil,105,25'];
  expect(await problems('geser.csv', ...all)).toEqual([
    'extra-cells: row 8 holds cells under no heading; what stands before them may have slid.',
  ]);
});

it('names another table on the sheet, near and far below', async () => {
  const second = ['', '', 'Data Ternak Tahun 2023', '', 'No,Kecamatan,Sapi,Kuda', ...rows];
  expect(await problems('dua.csv', ...head, ...rows, ...second)).toEqual([
    'second-table: another table begins at A12.',
  ]);
  const many = Array.from({ length: 2100 }, (_, i) => `${i + 1},Lingkungan ${i + 1},${100 + i},${20 + i}`);
  const far = ['', 'Tabel 2. Data Ternak Tahun 2023', 'No,Kecamatan,Sapi,Kuda', ...rows];
  expect(await problems('jauh.csv', ...head, ...many, ...far)).toEqual([
    'second-table: another table begins in row 2106, too far below to be seen apart.',
  ]);
});

it('names a figure merged over several rows', async () => {
  const cells = (texts: readonly string[]) => texts.map((text) => `<td>${text}</td>`).join('');
  const html = [
    '<table>',
    ...[
      '<tr><th>Kecamatan</th><th>Sapi</th><th>Kuda</th></tr>',
      `<tr>${cells(['Cibeber', '100', '20'])}</tr>`,
    ],
    '<tr><td>Cilegon</td><td>101</td><td rowspan="2">42</td></tr>',
    `<tr>${cells(['Grogol', '102'])}</tr>`,
    `<tr>${cells(['Jombang', '104', '24'])}</tr>`,
    '</table>',
  ];
  expect(await problems('gabung.html', ...html)).toEqual([
    expect.stringMatching(/^merged-figure: .*one figure stands for all cells of C3:C4; it belongs to none/),
  ]);
});
