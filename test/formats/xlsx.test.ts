import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../../formats/kit/limits.js';
import { openWorkbook } from '../../formats/open.js';
import { isMissing } from '../left-out.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';
import { workbookFile, workbookParts } from './workbook-file.js';
import { zipFile } from './zip-file.js';

const styles = `<numFmts count="2"><numFmt numFmtId="164" formatCode="&quot;Rp&quot;#,##0"/><numFmt numFmtId="165" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/></numFmts>
<fonts><font/><font><b/></font><font><b val="0"/></font></fonts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="22"/></cellXfs>`;

async function cells(xml: string, more: object = {}): Promise<readonly unknown[]> {
  return cellsOf(
    file(
      'cells.xlsx',
      workbookFile({ sheets: [{ name: 'S', xml: `<sheetData>${xml}</sheetData>` }], ...more }),
    ),
  );
}

describe('cells', () => {
  it('text "1.875" and the number 1.875 stay apart', async () => {
    const xml =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>1.875</t></is></c><c r="B1"><v>1.875</v></c></row>';
    expect(await cells(xml)).toEqual([['1.875', 1.875]]);
  });

  it('per cent, currency and dates keep what their format says', async () => {
    const xml =
      '<row r="1"><c s="1"><v>0.125</v></c><c s="2"><v>15000</v></c><c s="3"><v>45523</v></c><c s="6"><v>45523.5</v></c><c s="3"><v>-5</v></c></row>';
    expect(await cells(xml, { styles })).toEqual([
      [
        { kind: 'number', value: 0.125, format: '0.00%' },
        { kind: 'number', value: 15000, format: '"Rp"#,##0' },
        { kind: 'date', iso: '2024-08-19' },
        { kind: 'date', iso: '2024-08-19T12:00:00' },
        { kind: 'number', value: -5, format: '[$-421]dd\\ mmmm\\ yyyy;@' },
      ],
    ]);
  });

  it('days are counted from 1904 where the workbook says so', async () => {
    const xml = '<row r="1"><c s="3"><v>35064</v></c></row>';
    expect(await cells(xml, { styles, workbookPr: '<workbookPr date1904="1"/>' })).toEqual([
      [{ kind: 'date', iso: '2000-01-01' }],
    ]);
  });

  it('booleans, errors, ISO dates and cached formulas are read by their value', async () => {
    const xml =
      '<row r="1"><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2024-08-17T00:00:00</v></c><c t="d"><v>2024-08-17T08:30:00Z</v></c><c><f>SUM(A1)</f><v>7</v></c><c t="str"><f>A1&amp;"x"</f><v>hasil</v></c><c t="str"><f>A1</f><v></v></c></row>';
    expect(await cells(xml)).toEqual([
      [
        true,
        { kind: 'error', text: '#REF!' },
        { kind: 'date', iso: '2024-08-17' },
        { kind: 'date', iso: '2024-08-17T08:30:00' },
        7,
        'hasil',
      ],
    ]);
  });

  it('a formula that nobody calculated is an error cell, not an empty one', async () => {
    expect(await cells('<row r="1"><c><f>SUM(B1:B9) &gt; 0</f></c></row>')).toEqual([
      [{ kind: 'error', text: '=SUM(B1:B9) > 0' }],
    ]);
    const empty =
      '<c><f>B1+C1</f><v></v></c><c><f>D1</f><v/></c><c t="str"><f>IF(A1,"","x")</f><v></v></c><c><v>1</v></c>';
    expect(await cells(`<row r="1">${empty}</row>`)).toEqual([
      [{ kind: 'error', text: '=B1+C1' }, { kind: 'error', text: '=D1' }, null, 1],
    ]);
  });

  it('shared strings join rich text, raise what is raised and leave phonetic readings out', async () => {
    const strings =
      '<si><t xml:space="preserve"> a &amp; b </t></si><si><r><t>Kota </t></r><r><rPr><b/></rPr><t>Cilegon</t></r><rPh><t>x</t></rPh></si><si><r><t>9</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><t>!</t></r></si><si><t>baris_x000A_dua &#233;</t></si><si><t><![CDATA[<5]]></t></si><si/>';
    const xml = `<row r="1">${[0, 1, 2, 3, 4, 5].map((at) => `<c t="s"><v>${at}</v></c>`).join('')}</row>`;
    expect(await cells(xml, { strings: strings })).toEqual([
      [' a & b ', 'Kota Cilegon', '9¹!', 'baris\ndua é', '<5'],
    ]);
  });

  it('a shared-strings table that lies about its count is not believed', async () => {
    const parts = workbookParts({
      sheets: [{ name: 'S', xml: '<sheetData><row r="1"><c t="s"><v>0</v></c></row></sheetData>' }],
    });
    const lying = {
      name: 'xl/sharedStrings.xml',
      content: '<sst xmlns="x" count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>',
    };
    expect(await cellsOf(file('lying.xlsx', zipFile([...parts, lying])))).toEqual([['a']]);
  });

  it('a reference to a string that is not there is damage', async () => {
    const book = workbookFile({
      sheets: [{ name: 'S', xml: '<sheetData><row r="1"><c t="s"><v>7</v></c></row></sheetData>' }],
      strings: '<si><t>a</t></si>',
    });
    const error = await refusal(file('dangling.xlsx', book));
    expect(error.code).toBe('SD_FORMAT_DAMAGED');
    expect(error.message).toContain('shared string 7 of 1');
  });

  it('text where a number was promised is kept as text', async () => {
    expect(await cells('<row><c><v>n/a</v></c><c><v/></c><c t="d"><v>kemarin</v></c></row>')).toEqual([
      ['n/a', null, 'kemarin'],
    ]);
  });
});

describe('rows', () => {
  it('addresses may be missing, and rows may jump', async () => {
    const xml =
      '<sheetData><row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row r="5" hidden="1"><c r="B5" s="4"><v>2</v></c></row></sheetData>';
    const { sheets } = await read(file('jump.xlsx', workbookFile({ sheets: [{ name: 'S', xml }], styles })));
    expect(sheets[0]?.rows).toEqual([
      { row: 1, cells: [1, null, 3, 4] },
      { row: 5, cells: [null, 2], hidden: true, bold: true },
    ]);
  });

  it('a row is bold when all its filled cells are', async () => {
    const xml =
      '<sheetData><row r="1"><c s="4"><v>1</v></c><c s="4"/><c s="0"/></row><row r="2"><c s="4"><v>1</v></c><c s="5"><v>2</v></c></row></sheetData>';
    const { sheets } = await read(file('bold.xlsx', workbookFile({ sheets: [{ name: 'S', xml }], styles })));
    expect(sheets[0]?.rows.map((row) => row.bold)).toEqual([true, undefined]);
  });

  it('formatting without values is no row', async () => {
    const styled = Array.from(
      { length: 3000 },
      (_, at) => `<row r="${at + 2}" s="1" customFormat="1"><c r="A${at + 2}" s="1"/></row>`,
    ).join('');
    const rows = await cells(`<row r="1"><c><v>1</v></c></row>${styled}`, { styles });
    expect(rows).toEqual([[1]]);
  });

  it('each call reads the sheet from its start', async () => {
    const xml = `<sheetData>${Array.from({ length: 5000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join('')}</sheetData>`;
    const book = await openWorkbook(file('twice.xlsx', workbookFile({ sheets: [{ name: 'S', xml }] })), {
      fileName: 'twice.xlsx',
    });
    const count = async (): Promise<number> => {
      let rows = 0;
      for await (const batch of book.sheets[0]?.rows() ?? []) rows += batch.length;
      return rows;
    };
    for await (const batch of book.sheets[0]?.rows() ?? []) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect([await count(), await count()]).toEqual([5000, 5000]);
    await book.close();
  });

  it.each([
    ['a row that goes backwards', '<row r="5"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'],
    ['a row beyond the last', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a column beyond XFD', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a cell of three million characters', `<row r="1"><c t="str"><v>${'x'.repeat(3_000_000)}</v></c></row>`],
  ])('%s is refused', async (name, xml) => {
    const path = file(
      `${name}.xlsx`,
      workbookFile({ sheets: [{ name: 'S', xml: `<sheetData>${xml}</sheetData>` }] }),
    );
    expect((await refusal(path)).code).toMatch(/^SD_FORMAT_(DAMAGED|TOO_LARGE)$/);
  });

  it('16 384 columns are read', async () => {
    const row = Array.from({ length: 16_384 }, () => '<c><v>1</v></c>').join('');
    const [first] = await cells(`<row>${row}</row>`);
    expect(first).toHaveLength(16_384);
  });
});

describe('sheets', () => {
  const empty = '<sheetData/>';
  it('names are told with those hidden; a sheet without a name gets one', async () => {
    const sheets = [
      { name: 'Rekap “Q1” &amp; Q2', xml: empty },
      { name: 'Sembunyi', xml: empty, attributes: 'state="veryHidden"' },
      { xml: empty },
    ];
    const book = await read(file('names.xlsx', workbookFile({ sheets })));
    expect(book.format).toBe('xlsx');
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Rekap “Q1” & Q2', false],
      ['Sembunyi', true],
      ['Sheet3', false],
    ]);
  });

  it('merged ranges after the cells and hidden columns before them are found', async () => {
    const xml = `<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/><col min="7" max="7" hidden="true"/></cols><sheetData>${'<row><c t="inlineStr"><is><t>mergeCells</t></is></c></row>'.repeat(4000)}</sheetData><mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="$D$5:$B$3"/><mergeCell ref="A9"/></mergeCells><pageMargins/>`;
    const { sheets } = await read(file('merges.xlsx', workbookFile({ sheets: [{ name: 'S', xml }] })));
    expect(sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 3 },
      { top: 3, left: 2, bottom: 5, right: 4 },
    ]);
    expect(sheets[0]?.hiddenColumns).toEqual([2, 3, 7]);
  });

  it('a million merged ranges are refused', async () => {
    const xml = `<sheetData/><mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(limits.merges + 50_000)}</mergeCells>`;
    expect((await refusal(file('million.xlsx', workbookFile({ sheets: [{ name: 'S', xml }] })))).code).toBe(
      'SD_FORMAT_TOO_LARGE',
    );
  });

  it('a workbook without worksheets, or without its sheet, says so', async () => {
    expect((await refusal(file('none.xlsx', workbookFile({ sheets: [] })))).code).toBe('SD_FORMAT_NO_SHEET');
    const parts = workbookParts({ sheets: [{ name: 'Rekap', xml: empty }] }).filter(
      (part) => !part.name.endsWith('sheet1.xml'),
    );
    const error = await refusal(file('lost.xlsx', zipFile(parts)));
    expect(error).toMatchObject({ code: 'SD_FORMAT_DAMAGED' });
    expect(error.message).toContain('"Rekap"');
    const headless = workbookParts({ sheets: [] }).filter((part) => part.name !== 'xl/workbook.xml');
    const other = await refusal(
      file('headless.xlsx', zipFile([...headless, { name: 'x/workbook.xml', content: '<a/>' }])),
    );
    expect(other.code).toBe('SD_FORMAT_DAMAGED');
  });

  it('macros are a part like any other and never looked at', async () => {
    const more = [{ name: 'xl/vbaProject.bin', content: 'Sub Auto_Open()' }];
    const path = file(
      'macro.xlsm',
      workbookFile({
        sheets: [{ name: 'S', xml: '<sheetData><row><c><v>1</v></c></row></sheetData>' }],
        more,
      }),
    );
    expect(await cellsOf(path)).toEqual([[1]]);
  });

  it('more sheets than anyone could have named are refused', async () => {
    const sheets = Array.from({ length: limits.sheets + 1 }, () => ({ name: 'S', xml: empty }));
    expect((await refusal(file('sheets.xlsx', workbookFile({ sheets })))).code).toBe('SD_FORMAT_TOO_LARGE');
  });
});

describe('hostile XML', () => {
  const sheet = (xml: string) =>
    workbookParts({ sheets: [{ name: 'S', xml: '<sheetData/>' }] }).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: xml } : part,
    );
  it.each([
    [
      'an entity bomb',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><worksheet><sheetData><row><c t="str"><v>&m;</v></c></row></sheetData></worksheet>',
      'SD_FORMAT_XML',
    ],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><worksheet/>', 'SD_FORMAT_XML'],
    [
      'an undeclared entity',
      '<worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>',
      'SD_FORMAT_XML',
    ],
    [
      'a document cut inside a tag',
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B',
      'SD_FORMAT_DAMAGED',
    ],
    [
      'a document cut between tags',
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>',
      'SD_FORMAT_DAMAGED',
    ],
    ['a tag without end', `<worksheet><sheetData ${'x'.repeat(1_500_000)}`, 'SD_FORMAT_DAMAGED'],
  ])('%s is refused', async (name, xml, code) => {
    expect((await refusal(file(`${name}.xlsx`, zipFile(sheet(xml))))).code).toBe(code);
  });

  it('namespace prefixes are whatever the writer chose', async () => {
    const xml =
      '<?xml version="1.0"?><!-- <c> --><x:worksheet xmlns:x="m"><x:sheetData><x:row x:r="1" r="3"><x:c r="B3" t=\'str\' q="&gt; a>b"><x:v>ya</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await read(file('prefix.xlsx', zipFile(sheet(xml))))).sheets[0]?.rows).toEqual([
      { row: 3, cells: [null, 'ya'] },
    ]);
  });

  it('parts in UTF-16 are read', async () => {
    const xml = Buffer.from(
      '\ufeff<worksheet><sheetData><row r="1"><c t="str"><v>é</v></c></row></sheetData></worksheet>',
      'utf16le',
    );
    const parts = workbookParts({ sheets: [{ name: 'S', xml: '' }] }).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: xml } : part,
    );
    expect(await cellsOf(file('wide.xlsx', zipFile(parts)))).toEqual([['é']]);
  });
});

describe.skipIf(isMissing(corpus))('real workbooks', () => {
  const readxl = (name: string): string => join(corpus, 'readxl-formats', name);
  it('deaths.xlsx: titles, header, ten people and notes stand in their rows', async () => {
    const { sheets } = await read(readxl('deaths.xlsx'));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['arts', 'other']);
    expect(sheets[0]?.rows[5]).toEqual({
      row: 6,
      cells: [
        'David Bowie',
        'musician',
        69,
        true,
        { kind: 'date', iso: '1947-01-08' },
        { kind: 'date', iso: '2016-01-10' },
      ],
    });
    expect(sheets[0]?.merges).toHaveLength(1);
  });

  it('chart sheets are passed over', async () => {
    expect((await read(readxl('embedded-chartsheet.xlsx'))).sheets.map((sheet) => sheet.name)).toEqual([
      'iris',
      'mtcars',
      'chickwts',
      'quakes',
    ]);
  });

  it('an odd namespace prefix, inline strings and an absent first column are read', async () => {
    expect(await cellsOf(readxl('nonstandard-xml-ns-prefix.xlsx'))).toEqual([
      ['a', 'b'],
      [1, 3],
      [2, 4],
    ]);
    expect((await cellsOf(readxl('inlineStr.xlsx')))[1]?.[4]).toBe('RQ11610');
    expect((await cellsOf(readxl('missing-first-column.xlsx')))[0]).toEqual([null, 1]);
    expect(await cellsOf(readxl('unnamed-duplicated-columns.xlsx'))).toContainEqual([
      null,
      'var2',
      null,
      'var2',
    ]);
  });

  it('an inflated used range holds no rows', async () => {
    expect((await read(join(corpus, 'bps-kfd-xlsx/KFD.xlsx'))).sheets[0]?.rows.at(-1)?.row).toBe(36);
  });
});
