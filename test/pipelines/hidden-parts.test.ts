// Hidden rows, columns and sheets, and comments: reported always, read only where the contract says so.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { imbalance } from '../../model/books.js';
import { inspectFile } from '../../pipelines/inspect.js';
import { workbookFile } from '../formats/workbook-file.js';
import { balitaRows, posyandu, type Rows } from './bad-input/sendings.js';
import { arrivalOf, town } from './bad-input/town.js';

const cilegon = await town();
const contract = await readFile(join(cilegon.place.config, 'datasets/dinkes/balita.yaml'), 'utf8');
const configure = (more: string) => cilegon.configure('datasets/dinkes/balita.yaml', `${contract}${more}`);

interface Hidden {
  readonly row?: number;
  readonly col?: number;
  readonly sheet?: boolean;
}

/** The table with a visible sheet of remarks beside it, so that the workbook never is without one. */
function sent(rows: Rows, { row, col, sheet }: Hidden, comments = ''): Buffer {
  const cell = (value: Rows[number][number], at: number, line: number) => {
    const ref = `${String.fromCharCode(65 + at)}${line}`;
    if (value === null) return '';
    return typeof value === 'number'
      ? `<c r="${ref}"><v>${value}</v></c>`
      : `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const lines = rows.map(
    (cells, i) =>
      `<row r="${i + 1}"${row === i + 1 ? ' hidden="1"' : ''}>${cells.map((value, at) => cell(value, at, i + 1)).join('')}</row>`,
  );
  const cols = col === undefined ? '' : `<cols><col min="${col}" max="${col}" hidden="1"/></cols>`;
  return workbookFile({
    sheets: [
      {
        name: 'Balita',
        xml: `${cols}<sheetData>${lines.join('')}</sheetData>`,
        attributes: sheet === true ? 'state="hidden"' : '',
      },
      { name: 'Keterangan', xml: '<sheetData/>' },
    ],
    more: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content:
          '<Relationships><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
      },
      { name: 'xl/comments1.xml', content: `<comments><commentList>${comments}</commentList></comments>` },
    ],
  });
}

let round = 0;
async function deliver(hidden: Hidden, comments = '') {
  round += 1;
  await cilegon.put('Posyandu 2024.csv', posyandu(round));
  await cilegon.put('Balita 2024.xlsx', sent(balitaRows(2024, round), hidden, comments));
  const arrival = arrivalOf(await cilegon.run(), 'dinkes/balita');
  expect(arrival.books === null ? 0 : imbalance(arrival.books)).toBe(0);
  return arrival;
}

const codes = ({ issues }: Awaited<ReturnType<typeof deliver>>) => issues.map(({ code }) => code);

it('a hidden row is passed over and told; what is missing then is told by the total', async () => {
  await configure('totals: { check: false }\n');
  const arrival = await deliver({ row: 3 });
  expect(arrival).toMatchObject({ outcome: 'accepted', books: { loaded: 7, skipped: { hidden: 1 } } });
  expect(arrival.issues).toEqual([
    expect.objectContaining({
      code: 'hidden-rows',
      severity: 'warning',
      row: 3,
      message: 'Baris 3 tersembunyi, jadi tidak dibaca.',
    }),
  ]);
  await configure('use_hidden: true\n');
  expect(await deliver({ row: 3 })).toMatchObject({ outcome: 'accepted', issues: [], books: { loaded: 8 } });
});

it('a hidden column is passed over and told beside what is missing; where the contract says so it is read', async () => {
  await configure('');
  const arrival = await deliver({ col: 3 });
  expect(arrival.outcome).toBe('returned');
  expect(codes(arrival)).toEqual(expect.arrayContaining(['missing-column', 'hidden-columns']));
  expect(arrival.issues.find(({ code }) => code === 'hidden-columns')).toMatchObject({ row: null, col: 3 });
  await configure('use_hidden: true\n');
  expect(await deliver({ col: 3 })).toMatchObject({ outcome: 'accepted', issues: [] });
});

it('a hidden sheet that the contract names is told as hidden, and read where the contract says so', async () => {
  await configure('sheet: Balita\n');
  expect(await deliver({ sheet: true })).toMatchObject({
    outcome: 'returned',
    issues: [{ code: 'hidden-sheet', message: 'Lembar "Balita" tersembunyi, jadi tidak dibaca.' }],
  });
  await configure('sheet: Balita\nuse_hidden: true\n');
  expect(await deliver({ sheet: true })).toMatchObject({ outcome: 'accepted', issues: [] });
});

it('a comment beside a figure is kept with the delivery, and becomes its flag', async () => {
  await configure('');
  const arrival = await deliver({}, '<comment ref="C2"><text><t>angka sementara</t></text></comment>');
  expect(arrival).toMatchObject({ outcome: 'accepted', issues: [{ code: 'cell-comment', row: 2, col: 3 }] });
  const { rows } = await cilegon.warehouse.knex.raw(
    `select row_no, col_no, flag from core.observation where superseded_at is null and flag is not null`,
  );
  expect(rows).toEqual([{ row_no: 2, col_no: 3, flag: 'provisional' }]);
});

it('inspect reports all of it', async () => {
  const bytes = sent(
    balitaRows(2024),
    { row: 3, col: 4 },
    '<comment ref="C2"><text><t>kasar</t></text></comment>',
  );
  await cilegon.put('lihat.xlsx', bytes);
  const { problems, comments } = await inspectFile(join(cilegon.inbox, 'lihat.xlsx'), { cells: false });
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ['hidden-rows', 'Sheet "Balita": row 3 is hidden and was not read.'],
    ['hidden-columns', 'Sheet "Balita": column D is hidden and was not read.'],
  ]);
  expect(comments).toEqual([{ sheet: 'Balita', row: 2, col: 3, text: 'kasar' }]);
});
