import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { limits } from '../../formats/kit/limits.js';
import { openWorkbook } from '../../formats/open.js';
import { isMissing } from '../left-out.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

describe('tables', () => {
  it('a table under the name .xls is read by what it is', async () => {
    const { format, sheets } = await read(
      file(
        'laporan.xls',
        '\n <table><tr><th>kec</th><th>jumlah</th></tr><tr><td>A</td><td>1.875</td></tr></table>',
      ),
    );
    expect(format).toBe('html');
    expect(sheets[0]?.rows).toEqual([
      { row: 1, cells: ['kec', 'jumlah'], bold: true },
      { row: 2, cells: ['A', '1.875'] },
    ]);
  });

  it('spans put every cell at its place', async () => {
    const rows =
      '<tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td rowspan="2">d</td></tr><tr><td>e</td><td>f</td></tr>';
    const { sheets } = await read(file('spans.html', page(`<table>${rows}</table>`)));
    expect(sheets[0]?.rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      [null, 'c', 'd'],
      ['e', 'f'],
    ]);
    expect(sheets[0]?.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 2, left: 3, bottom: 3, right: 3 },
    ]);
  });

  it('text is read as a browser shows it', async () => {
    const cells =
      '<td> Kota\n   Cilegon </td><td>a<br>b<p>c</p></td><td>&nbsp;</td><td>12<sup>1)</sup></td><td>5 &lt; 6 &amp; 7</td><td><script>x()</script><comment>angka sementara</comment>y</td><td><select><option>1</option></select></td>';
    expect(await cellsOf(file('text.html', page(`<table><tr>${cells}</tr></table>`)))).toEqual([
      ['Kota Cilegon', 'a\nb\nc', null, '12¹⁾', '5 < 6 & 7', 'y'],
    ]);
  });

  it('the number that Excel or LibreOffice keeps beside its text is the number', async () => {
    const cells =
      '<td x:num="1875">1.875</td><td sdval="0.5">50%</td><td x:num>1.875</td><td x:num="n/a">?</td>' +
      '<td x:num="45523">19/08/2024</td><td x:num="1.875">1.875</td><td sdval="45523" sdnum="1033;0;MMM YY">Agu 24</td>' +
      '<td x:num="1500000">Rp1.500.000</td><td sdval="0">#DIV/0!</td><td sdval="1" sdnum="1033;0;BOOLEAN">TRUE</td>';
    expect(await cellsOf(file('numbers.htm', page(`<table><tr>${cells}</tr></table>`)))).toEqual([
      [
        1875,
        { kind: 'number', value: 0.5, format: '0%' },
        '1.875',
        '?',
        { kind: 'date', iso: '2024-08-19' },
        1.875,
        { kind: 'date', iso: '2024-08-19' },
        { kind: 'number', value: 1_500_000, format: '"Rp"0' },
        { kind: 'error', text: '#DIV/0!' },
        true,
      ],
    ]);
  });

  it('bold and hidden are seen in tags and styles', async () => {
    const rows =
      '<col><col span=2 style="display:none"><tr><td><b>a</b></td><td style="font-weight:700">b</td></tr><tr><td><b>a</b> x</td></tr><tr style="display: none"><td>h</td></tr>';
    const { sheets } = await read(file('bold.html', page(`<table>${rows}</table>`)));
    expect(sheets[0]?.hiddenColumns).toEqual([2, 3]);
    expect(sheets[0]?.rows).toEqual([
      { row: 1, cells: ['a', 'b'], bold: true },
      { row: 2, cells: ['a x'] },
      { row: 3, cells: ['h'], hidden: true },
    ]);
  });

  it('unclosed rows and cells, and cells without a row, are no trouble', async () => {
    expect(await cellsOf(file('open.html', '<table><td>a<td>b<tr><td>c<td>d</table>'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('several tables are sheets, named by caption or heading; one that only lays out others is none', async () => {
    const body =
      '<h2>Data 2023</h2><table><caption>Menurut kecamatan</caption><tr><td>1</td><td>2</td></tr></table><h2>Data 2024</h2><table><tr><td>kiri</td><td><table><tr><td>3</td><td>4</td><td>5</td></tr></table></td></tr></table><table></table>';
    const { sheets } = await read(file('several.html', page(body, '<title>Halaman</title>')));
    expect(sheets.map((sheet) => [sheet.name, sheet.rows[0]?.cells])).toEqual([
      ['Menurut kecamatan', ['1', '2']],
      ['Data 2024', ['3', '4', '5']],
    ]);
  });

  it('a lone table is named by the page, nameless ones are counted', async () => {
    const one = '<table><tr><td>1</td></tr></table>';
    expect((await read(file('lone.html', page(one, '<title> Rekap </title>')))).sheets[0]?.name).toBe(
      'Rekap',
    );
    expect((await read(file('two.html', one + one))).sheets.map((sheet) => sheet.name)).toEqual([
      'Tabel 1',
      'Tabel 2',
    ]);
  });

  it('Windows-1252 is read as such', async () => {
    const bytes = iconv.encode('<table><tr><td>Café – é</td></tr></table>', 'windows-1252');
    expect(await read(file('cp1252.html', bytes))).toMatchObject({
      encoding: 'windows-1252',
      sheets: [{ rows: [{ cells: ['Café – é'] }] }],
    });
  });

  it('a long table comes in batches', async () => {
    const rows = '<tr><td>kelurahan</td><td>12</td></tr>'.repeat(30_000);
    const book = await openWorkbook(file('long.html', page(`<table>${rows}</table>`)), {
      fileName: 'long.html',
    });
    let batches = 0;
    let count = 0;
    for await (const batch of book.sheets[0]?.rows() ?? []) {
      batches += 1;
      count += batch.length;
    }
    expect(count).toBe(30_000);
    expect(batches).toBeGreaterThan(2);
  });
});

describe('pages that are no data', () => {
  it('a frameset without its sheets is refused with the cause', async () => {
    const error = await refusal(
      file(
        'frameset.xls',
        '<html><head><meta name="Excel Workbook Frameset"></head><frameset rows="*,39"><frame src="a_files/sheet001.htm"></frameset></html>',
      ),
    );
    expect(error.code).toBe('SD_FORMAT_HTML_FRAMESET');
    expect(error.hint).toContain('.xlsx');
  });

  it('a login page, whatever its layout, is refused as one', async () => {
    const form =
      '<table><tr><td>User</td><td><input name=u></td></tr><tr><td>Password</td><td><input type="Password"></td></tr></table>';
    const error = await refusal(file('data.csv', page(form, '<title>Masuk SIPD</title>')));
    expect(error.code).toBe('SD_FORMAT_HTML_LOGIN');
    expect(error.message).toContain('"Masuk SIPD"');
  });

  it('a page without a table is refused with its title', async () => {
    const error = await refusal(
      file('data.json', page('<p>Checking your browser</p>', '<title>Just a moment...</title>')),
    );
    expect(error.code).toBe('SD_FORMAT_HTML_NO_TABLE');
    expect(error.message).toContain('Just a moment...');
  });

  it.each([
    ['tables in tables without end', '<table><tr><td>'.repeat(500)],
    ['a column for every atom', `<table><tr>${'<td colspan=1000>x</td>'.repeat(40)}</tr></table>`],
    ['a cell as long as a book', `<table><tr><td>${'x '.repeat(limits.cell)}</td></tr></table>`],
    ['more tables than sheets', '<table><tr><td>x</td></tr></table>'.repeat(limits.sheets + 1)],
    [
      'more spans than merged ranges',
      `<table>${'<tr><td colspan=2>x</td></tr>'.repeat(limits.merges + 1)}</table>`,
    ],
  ])('%s is refused', async (name, body) => {
    expect((await refusal(file(`${name}.html`, page(body)))).code).toBe('SD_FORMAT_DAMAGED');
  });
});

describe.skipIf(isMissing(corpus))('real pages', () => {
  it('rowcolspan.html: every digit names its place', async () => {
    const rows = await cellsOf(join(corpus, 'messytables-horror/rowcolspan.html'));
    rows.forEach((cells, row) => {
      cells.forEach((cell, col) => {
        if (cell !== null)
          expect([cell, row, col]).toEqual([cell, Number(String(cell)[0]), Number(String(cell)[1]) - 5]);
      });
    });
  });

  it.each(
    existsSync(corpus)
      ? readdirSync(join(corpus, 'bps-frameset-xls')).filter((name) => name.endsWith('.xls'))
      : [],
  )('%s holds no data and says why', async (name) => {
    expect((await refusal(join(corpus, 'bps-frameset-xls', name))).code).toBe('SD_FORMAT_HTML_FRAMESET');
  });
});
