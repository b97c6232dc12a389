import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../formats/kit/limits.js';
import { openWorkbook } from '../../formats/open.js';
import { isMissing } from '../left-out.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';
import { zipFile } from './zip-file.js';

function odsFile(tables: string, styles = '', manifest = '<manifest/>'): Buffer {
  return zipFile([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
    { name: 'META-INF/manifest.xml', content: manifest },
  ]);
}

const table = (rows: string, name = 'Data'): string =>
  `<table:table table:name="${name}">${rows}</table:table>`;
const row = (cells: string, attributes = ''): string =>
  `<table:table-row ${attributes}>${cells}</table:table-row>`;
const text = (content: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
const number = (value: string, attributes = ''): string =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${attributes}/>`;

describe('cells', () => {
  it('every type of value is kept as it was meant', async () => {
    const cells = [
      text('1.875'),
      number('1.875'),
      '<table:table-cell office:value-type="percentage" office:value="0.125"/>',
      '<table:table-cell office:value-type="currency" office:currency="IDR" office:value="15000"/>',
      '<table:table-cell office:value-type="date" office:date-value="2024-08-17"/>',
      '<table:table-cell office:value-type="date" office:date-value="2024-08-17T08:30:00"/>',
      '<table:table-cell office:value-type="time" office:time-value="PT36H00M00S"/>',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
      '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
      '<table:table-cell office:value-type="string" office:string-value="tersimpan"/>',
    ];
    expect(await cellsOf(file('types.ods', odsFile(table(row(cells.join(''))))))).toEqual([
      [
        '1.875',
        1.875,
        { kind: 'number', value: 0.125, format: '0%' },
        { kind: 'number', value: 15000, format: '[$IDR]0' },
        { kind: 'date', iso: '2024-08-17' },
        { kind: 'date', iso: '2024-08-17T08:30:00' },
        { kind: 'number', value: 1.5, format: '[h]:mm:ss' },
        true,
        { kind: 'error', text: '#DIV/0!' },
        'tersimpan',
      ],
    ]);
  });

  it('what stands above its line is no digit of the number beside it', async () => {
    const style = (name: string, position: string) =>
      `<style:style style:name="${name}" style:family="text"><style:text-properties style:text-position="${position}"/></style:style>`;
    const styles = [
      style('T1', 'super 58%'),
      style('T2', '33% 58%'),
      style('T3', '0% 100%'),
      style('T4', '-33% 58%'),
    ];
    const spans = ['T1', 'T2', 'T3', 'T4'].map((name) =>
      text(`9<text:span text:style-name="${name}">1</text:span>2`),
    );
    const nested = text(
      'a<text:span text:style-name="T3"><text:span text:style-name="T1">1</text:span>2</text:span>',
    );
    const path = file('naik.ods', odsFile(table(row([...spans, nested].join(''))), styles.join('')));
    expect(await cellsOf(path)).toEqual([['9¹2', '9¹2', '912', '912', 'a¹2']]);
  });

  it('values that do not keep their type are kept as text', async () => {
    const cells =
      '<table:table-cell office:value-type="float"><text:p>n/a</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="kapan"/><table:table-cell office:value-type="time"><text:p>pagi</text:p></table:table-cell>';
    expect(await cellsOf(file('odd.ods', odsFile(table(row(cells)))))).toEqual([['n/a', 'kapan', 'pagi']]);
  });

  it('blanks, tabs, breaks and paragraphs are text; comments and drawings are not', async () => {
    const cell =
      '<table:table-cell office:value-type="string"><office:annotation><text:p>komentar</text:p></office:annotation><text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p><text:p><text:span>e &amp; f</text:span></text:p><draw:frame><text:p>gambar</text:p></draw:frame></table:table-cell>';
    expect(await cellsOf(file('inline.ods', odsFile(table(row(cell)))))).toEqual([['a  b\tc\nd\ne & f']]);
  });

  it('what stands around a number comes from the style of the cell or of its column', async () => {
    const styles =
      '<number:number-style style:name="N1"><number:text>Rp </number:text><number:number/></number:number-style><number:number-style style:name="N2"><number:text>-</number:text><number:number/></number:number-style><style:style style:name="ce1" style:data-style-name="N1"/><style:style style:name="ce2" style:data-style-name="N2"><style:text-properties fo:font-weight="bold"/></style:style>';
    const columns = '<table:table-column table:default-cell-style-name="ce1"/>';
    const sheet = table(
      columns +
        row(number('5') + number('6', 'table:style-name="ce2"')) +
        row(`<table:table-cell/>${number('7', 'table:style-name="ce2"')}`),
    );
    const { sheets } = await read(file('styles.ods', odsFile(sheet, styles)));
    expect(sheets[0]?.rows).toEqual([
      { row: 1, cells: [{ kind: 'number', value: 5, format: '"Rp "0' }, 6] },
      { row: 2, cells: [null, 7], bold: true },
    ]);
  });
});

describe('rows and sheets', () => {
  it('repeats are unrolled, empty ones only counted', async () => {
    const rows =
      row(
        `${number('1', 'table:number-columns-repeated="2"')}<table:table-cell table:number-columns-repeated="16380"/>`,
      ) +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="3"') +
      row(number('2'), 'table:number-rows-repeated="2" table:visibility="filter"') +
      row('<table:table-cell/>', 'table:number-rows-repeated="1048500"');
    const { sheets } = await read(file('repeats.ods', odsFile(table(rows))));
    expect(sheets[0]?.rows).toEqual([
      { row: 1, cells: [1, 1] },
      { row: 5, cells: [2], hidden: true },
      { row: 6, cells: [2], hidden: true },
    ]);
  });

  it('merged ranges, hidden columns and hidden sheets are told', async () => {
    const styles =
      '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>';
    const first = table(
      '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>' +
        row(
          '<table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="3"><text:p>A</text:p></table:table-cell><table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>',
        ),
    );
    const second = '<table:table table:name="Dua" table:style-name="ta2"></table:table>';
    const external = `<table:table table:name="'file:///tmp/x.ods'#Data">${row(text('luar'))}</table:table>`;
    const { sheets, format } = await read(file('merged.ods', odsFile(first + external + second, styles)));
    expect(format).toBe('ods');
    expect(sheets).toEqual([
      {
        name: 'Data',
        hidden: false,
        merges: [{ top: 1, left: 1, bottom: 3, right: 2 }],
        hiddenColumns: [2, 3],
        comments: [],
        rows: [{ row: 1, cells: ['A'] }],
      },
      { name: 'Dua', hidden: true, merges: [], hiddenColumns: [], comments: [], rows: [] },
    ]);
  });

  it('a sheet is read to its end in batches, and only that sheet', async () => {
    const many =
      table(row(number('1')).repeat(6000), 'Satu') +
      table(row(number('2')), 'Dua') +
      table(row(number('3')).repeat(9000), 'Tiga');
    const book = await openWorkbook(file('many.ods', odsFile(many)), { fileName: 'many.ods' });
    const counts: number[] = [];
    for (const sheet of book.sheets) {
      let rows = 0;
      for await (const batch of sheet.rows()) rows += batch.length;
      counts.push(rows);
    }
    await book.close();
    expect(counts).toEqual([6000, 1, 9000]);
  });

  it.each([
    [
      'a row repeated beyond the last row',
      row(number('1'), 'table:number-rows-repeated="99999999"'),
      'SD_FORMAT_DAMAGED',
    ],
    [
      'a cell repeated beyond the last column',
      row(number('1', 'table:number-columns-repeated="99999999"')),
      'SD_FORMAT_DAMAGED',
    ],
    [
      'too many merged ranges',
      row('<table:table-cell table:number-columns-spanned="2"/>'.repeat(limits.merges + 60_000)),
      'SD_FORMAT_TOO_LARGE',
    ],
  ])('%s is refused', async (name, rows, code) => {
    expect((await refusal(file(`${name}.ods`, odsFile(table(rows))))).code).toBe(code);
  });

  it('a password and an empty document are told', async () => {
    const locked = odsFile(table(''), '', '<manifest><encryption-data/></manifest>');
    expect((await refusal(file('locked.ods', locked))).code).toBe('SD_FORMAT_ENCRYPTED');
    expect((await refusal(file('nothing.ods', odsFile('')))).code).toBe('SD_FORMAT_NO_SHEET');
  });
});

describe.skipIf(isMissing(corpus))('real spreadsheets', () => {
  it.each(['blank_line.ods', 'simple.ods', 'loffice-4.4.1.2.ods'])('%s: names, ages, days', async (name) => {
    const rows = await cellsOf(join(corpus, 'messytables-horror', name));
    expect(rows[0]).toEqual(['Name', 'Age', 'When']);
    expect(rows[1]).toEqual(['Bob', 20, { kind: 'date', iso: '2010-10-10' }]);
    expect(rows.at(-1)?.[1]).toBe(34);
  });
  it('a duration of more than a day is a number of days', async () => {
    const rows = await cellsOf(join(corpus, 'messytables-horror/ods_formats.ods'));
    expect(rows.flat()).toContainEqual({
      kind: 'number',
      value: (27 * 3600 + 17 * 60 + 54) / 86_400,
      format: '[h]:mm:ss',
    });
  });
});

describe('a flat document', () => {
  const flat = (tables: string, kind = 'spreadsheet') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document>`;

  it('is read as its packed sister is, whatever its name', async () => {
    const tables = table(row(text('Cibeber') + number('12.5'))) + table(row(text('x')), 'Dua');
    const packed = await read(file('packed.ods', odsFile(tables)));
    for (const name of ['flat.fods', 'flat.xml'])
      expect(await read(file(name, flat(tables)))).toEqual(packed);
  });

  it('that breaks off is told as damaged', async () => {
    const path = file('cut.fods', flat(table(row(number('1')))).slice(0, -40));
    expect((await refusal(path)).code).toBe('SD_FORMAT_DAMAGED');
  });

  it('of another kind is no table', async () => {
    expect((await refusal(file('letter.fodt', flat('', 'text')))).code).toBe('SD_FORMAT_UNKNOWN');
  });
});
