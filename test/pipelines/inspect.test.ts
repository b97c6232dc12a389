// What `inspect` tells of a file, and of one that cannot be read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inspectionDocument } from '../../cli/commands/inspect-document.js';
import { inspectionPicture } from '../../cli/commands/inspect-picture.js';
import { inspectFile } from '../../pipelines/inspect.js';
import { workbookFile } from '../formats/workbook-file.js';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const laporan = [
  'Data Penduduk Kecamatan Cibeber Tahun 2024;;;',
  ';;;',
  'No;Kelurahan;Penduduk (Jiwa);Luas (km2)',
  '1;Bulakan;1.234;2,75',
  '2;Cikerai;2.345;-',
  ';Jumlah;3.579;2,75',
  'Sumber: Disdukcapil;;;',
].join('\n');

it('gives tables, columns, typed cells and the reason of every other row', async () => {
  const inspection = await inspectFile(file('laporan.csv', laporan), { cells: true });
  const document = JSON.parse(JSON.stringify(inspectionDocument(inspection, true)));
  expect(document).toMatchObject({
    file: 'laporan.csv',
    format: 'csv',
    delimiter: ';',
    tables: [
      {
        sheet: null,
        titleRows: [1],
        headerRows: [3],
        firstDataRow: 4,
        lastDataRow: 5,
        dataRows: 2,
        columns: [
          { col: 1, name: 'No' },
          { col: 2, name: 'Kelurahan', type: 'area' },
          { col: 3, name: 'Penduduk (Jiwa)', type: 'number', unit: 'Jiwa', locale: 'id' },
          { col: 4, name: 'Luas (km2)', type: 'number', unit: 'km2', locale: 'id' },
        ],
        values: [
          { row: 4, cells: { 2: 'Bulakan', 3: 1234, 4: 2.75 } },
          { row: 5, cells: { 2: 'Cikerai', 3: 2345, 4: null } },
        ],
      },
    ],
    problems: [],
  });
  expect(
    document.tables[0].excluded.map((row: { row: number; reason: string }) => [row.row, row.reason]),
  ).toEqual([
    [1, 'title'],
    [2, 'blank'],
    [3, 'header'],
    [6, 'total'],
    [7, 'source'],
  ]);
});

it('leaves the cells out where they were not asked for', async () => {
  const inspection = await inspectFile(file('laporan.csv', laporan), { cells: false });
  const [table] = JSON.parse(JSON.stringify(inspectionDocument(inspection, false))).tables;
  expect(table.values).toBeUndefined();
  expect(table.excluded[0]).toEqual({
    row: 1,
    reason: 'title',
    text: 'Data Penduduk Kecamatan Cibeber Tahun 2024',
  });
});

it('draws the regions of a sheet for people', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `Kelurahan ${i};${i}.500;x`);
  const path = file('panjang.csv', ['Kelurahan;Penduduk;Keterangan', ...rows, 'Jumlah;1;'].join('\n'));
  const lines = inspectionPicture(await inspectFile(path, { cells: false }), 120);
  const text = lines.join('\n');
  expect(text).toContain('40 rows of data, 3 columns');
  expect(text).toContain('⋮');
  expect(text).toMatch(/header/);
  expect(text).toMatch(/total/);
  expect(lines.length).toBeLessThan(40);
});

it('says what is left open and what was left out', async () => {
  const path = file('ganda.csv', 'Kelurahan|Nilai\nBulakan|1.234\nCikerai|2.345');
  const { problems } = await inspectFile(path, { cells: false });
  expect(problems.map(({ code }) => code)).toEqual(['ambiguous-number']);
  expect(problems[0]?.message).toContain('column 2 "Nilai"');
});

it('says why a file cannot be read', async () => {
  const inspection = await inspectFile(file('kosong.xlsx', ''), { cells: true });
  expect(inspection).toEqual({
    file: 'kosong.xlsx',
    tables: [],
    comments: [],
    problems: [expect.objectContaining({ code: 'SD_FORMAT_EMPTY' })],
  });
  expect(inspectionPicture(inspection, 120).join('\n')).toContain('SD_FORMAT_EMPTY');
});

it('counts every row of a file that is longer than what it looks at first', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `2024,Kelurahan ${i % 43},${i}`);
  const inspection = await inspectFile(file('besar.csv', ['tahun,kelurahan,jumlah', ...rows].join('\n')), {
    cells: false,
  });
  const [table] = inspection.tables;
  expect([table?.dataRows, table?.lastDataRow, table?.excluded.length]).toEqual([5000, 5001, 1]);
  expect(table?.values.length).toBeLessThan(20);
});

it('gives a table whose records stand side by side with the places of the sheet', async () => {
  const path = file(
    'profil.csv',
    [
      'Profil 2024;;',
      'Kelurahan;Bulakan;Cikerai',
      'Lurah;Ahmad;Budi',
      'Jiwa;1200;2300',
      'Alamat;Jl. A;Jl. B',
    ].join('\n'),
  );
  const inspection = await inspectFile(path, { cells: true });
  expect(JSON.parse(JSON.stringify(inspectionDocument(inspection, true)))).toMatchObject({
    tables: [
      {
        orientation: 'records are columns',
        titleRows: [1],
        headerColumns: [1],
        firstDataRow: 2,
        lastDataRow: 5,
        firstDataColumn: 2,
        lastDataColumn: 3,
        dataRows: 2,
        columns: [{ row: 2, name: 'Kelurahan' }, { row: 3 }, { row: 4, type: 'number' }, { row: 5 }],
        excluded: [
          { row: 1, reason: 'title', text: 'Profil 2024' },
          { col: 1, reason: 'header', text: 'Kelurahan' },
        ],
        values: [
          { row: 2 },
          { row: 3, cells: { 2: 'Ahmad', 3: 'Budi' } },
          { row: 4, cells: { 2: 1200, 3: 2300 } },
          { row: 5 },
        ],
      },
    ],
    problems: [{ code: 'records-are-columns' }],
  });
  const picture = inspectionPicture(inspection, 120).join('\n');
  expect(picture).toContain('its records stand side by side');
  expect(picture).toMatch(/ C {2}data /);
});

it('names formulas without a result, and reads their column as the numbers it was meant to hold', async () => {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
  const error = (value: string) => `<c t="e"><v>${value}</v></c>`;
  const line = (at: number, share: string) =>
    row(at, `${text(`Kelurahan ${at}`)}<c><v>${at * 10}</v></c><c><f>B${at}*2</f></c>${share}`);
  const xml = [
    row(1, ['Kelurahan', 'Balita', 'Anak', 'Persen'].map(text).join('')),
    ...[2, 3, 4, 5].map((at) => line(at, at < 4 ? `<c><v>${at + 0.5}</v></c>` : error('#DIV/0!'))),
    line(6, ''),
  ];
  const path = file(
    'rumus.xlsx',
    workbookFile({ sheets: [{ name: 'Rekap', xml: `<sheetData>${xml.join('')}</sheetData>` }] }),
  );
  const { tables, problems } = await inspectFile(path, { cells: true });
  expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'formula-not-calculated: Sheet "Rekap": no result is saved for 5 formulas, such as C2 (=B2*2), C3 (=B3*2), C4 (=B4*2).',
    'formula-error: Sheet "Rekap": an error is the result of 2 formulas: D4 (#DIV/0!), D5 (#DIV/0!).',
  ]);
  expect(tables[0]?.layout.columns.slice(1).map(({ type, evidence }) => [type, evidence[0]])).toEqual([
    ['number', 'numbers in 5 cells, B2 to B6'],
    ['number', 'formulas without a result in 5 cells, C2 to C6'],
    ['number', 'numbers in 2 of 4 cells, D2 to D5'],
  ]);
});
