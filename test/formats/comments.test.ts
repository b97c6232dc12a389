// What was written beside cells comes out of every format of workbooks that can hold it.
import { beforeAll, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { limits } from '../../formats/kit/limits.js';
import compileReader from './compiled-reader.js';
import { file, read } from './files.js';
import { workbookFile } from './workbook-file.js';
import { zipFile } from './zip-file.js';

beforeAll(compileReader);

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const threads = 'http://schemas.microsoft.com/office/2017/10/relationships';

function withComments(comments: string, threaded?: string): Buffer {
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const links = [
    link('c', `${types}/comments`, '../comments1.xml'),
    ...(threaded === undefined
      ? []
      : [link('t', `${threads}/threadedComment`, '/xl/threadedComments/t1.xml')]),
    link('x', `${types}/comments`, '../gone.xml'),
  ];
  return workbookFile({
    sheets: [{ name: 'Data', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' }],
    more: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: `<Relationships>${links.join('')}</Relationships>`,
      },
      {
        name: 'xl/comments1.xml',
        content: `<comments><authors><author>Budi</author></authors><commentList>${comments}</commentList></comments>`,
      },
      ...(threaded === undefined
        ? []
        : [
            {
              name: 'xl/threadedComments/t1.xml',
              content: `<ThreadedComments>${threaded}</ThreadedComments>`,
            },
          ]),
    ],
  });
}

const comment = (ref: string, ...texts: readonly string[]) =>
  `<comment ref="${ref}" authorId="0"><text>${texts.map((text) => `<r><rPr><b/></rPr><t>${text}</t></r>`).join('')}</text></comment>`;

async function commentsOf(path: string) {
  return (await read(path)).sheets[0]?.comments;
}

it('of an xlsx, without the name of who wrote them', async () => {
  const bytes = withComments(
    comment('B4', 'Budi:', '\r\nangka sementara &amp; kasar') +
      comment('AA12', 'x') +
      comment('C1', ' ') +
      comment('D1', 'Budi:') +
      comment('?', 'y'),
  );
  expect(await commentsOf(file('komentar.xlsx', bytes))).toEqual([
    { row: 4, col: 2, text: 'angka sementara & kasar' },
    { row: 12, col: 27, text: 'x' },
  ]);
});

it('of a thread, with its answers and without the copy for old programs', async () => {
  const copy = '[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Benar?';
  const thread = (ref: string, text: string) =>
    `<threadedComment ref="${ref}" id="{1}"><text>${text}</text></threadedComment>`;
  const bytes = withComments(
    comment('B4', copy) + comment('B5', copy),
    thread('B4', 'Benar?') + thread('B4', 'Ya.'),
  );
  expect(await commentsOf(file('utas.xlsx', bytes))).toEqual([
    { row: 4, col: 2, text: 'Benar?\nYa.' },
    { row: 5, col: 2, text: 'Benar?' },
  ]);
});

it('of an xlsx whose comments nobody could read, as many as anybody might', async () => {
  const many = Array.from({ length: limits.comments + 500 }, (_, i) => comment(`A${i + 1}`, 'x')).join('');
  const read = await commentsOf(file('banyak.xlsx', withComments(many + comment('B1', 'y'.repeat(50_000)))));
  expect(read?.length).toBeGreaterThanOrEqual(limits.comments);
  const [long] =
    (await commentsOf(file('panjang.xlsx', withComments(comment('B1', 'y'.repeat(50_000)))))) ?? [];
  expect(long?.text).toHaveLength(limits.comment);
});

it('of an ods, and not what is drawn over its cells', async () => {
  const note = (text: string) =>
    `<office:annotation><dc:creator>Budi</dc:creator><dc:date>2024-01-01</dc:date><text:p>${text}</text:p><text:p>dua</text:p></office:annotation>`;
  const cell = (inside: string) =>
    `<table:table-cell office:value-type="string">${inside}</table:table-cell>`;
  const drawn = '<draw:frame><text:p>gambar</text:p></draw:frame>';
  const content =
    '<office:document-content><office:body><office:spreadsheet><table:table table:name="Data">' +
    `<table:table-row table:number-rows-repeated="2">${cell('<text:p>a</text:p>')}</table:table-row>` +
    `<table:table-row><table:table-cell table:number-columns-repeated="2"/>${cell(`${note('satu')}<text:p>b</text:p>${drawn}`)}${cell(note('kosong'))}</table:table-row>` +
    '</table:table></office:spreadsheet></office:body></office:document-content>';
  const bytes = zipFile([
    { name: 'content.xml', content },
    { name: 'META-INF/manifest.xml', content: '<manifest/>' },
  ]);
  const { sheets } = await read(file('komentar.ods', bytes));
  expect(sheets[0]?.rows.map(({ row, cells }) => [row, cells])).toEqual([
    [1, ['a']],
    [2, ['a']],
    [3, [null, null, 'b']],
  ]);
  expect(sheets[0]?.comments).toEqual([
    { row: 3, col: 3, text: 'satu\ndua' },
    { row: 3, col: 4, text: 'kosong\ndua' },
  ]);
});

it.each(['xlsb', 'xlml'] as const)('of a workbook that is read whole (%s)', async (bookType) => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['kec', 'jumlah'],
    ['Grogol', 5],
  ]);
  const cell = sheet.B2;
  XLSX.utils.cell_add_comment(cell, 'angka sementara', 'Budi');
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Rekap');
  const bytes = XLSX.write(book, { type: 'buffer', bookType });
  expect(await commentsOf(file(`komentar-${bookType}.xls`, bytes))).toEqual([
    { row: 2, col: 2, text: 'angka sementara' },
  ]);
});

it('of a text there are none', async () => {
  expect(await commentsOf(file('teks.csv', 'a;b\n1;2\n'))).toEqual([]);
});
