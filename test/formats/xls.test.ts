import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { limits } from '../../formats/kit/limits.js';
import { readWhole } from '../../formats/kit/sheetjs/read.js';
import { isMissing } from '../left-out.js';
import compileReader from './compiled-reader.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';
import { zipFile } from './zip-file.js';

beforeAll(compileReader);

function book(bookType: XLSX.BookType): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['kec', 'jumlah', 'persen', 'tanggal', 'benar'],
    ['Ciwandan', '1.875', null, null, true],
    ['Grogol', 1.875],
  ]);
  sheet.C2 = { t: 'n', v: 0.125, z: '0.00%' };
  sheet.D2 = { t: 'n', v: 45523, z: 'dd/mm/yyyy' };
  sheet.C3 = { t: 'e', v: 0x17 };
  sheet['!merges'] = [{ s: { r: 3, c: 0 }, e: { r: 4, c: 1 } }];
  sheet['!cols'] = [{}, { hidden: true }];
  sheet['!rows'] = [{}, { hidden: true }];
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet, 'Rekap');
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet([[1]]), 'Sembunyi');
  workbook.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  return XLSX.write(workbook, { type: 'buffer', bookType, cellStyles: true });
}

const expectedRows = [
  { row: 1, cells: ['kec', 'jumlah', 'persen', 'tanggal', 'benar'] },
  {
    row: 2,
    cells: [
      'Ciwandan',
      '1.875',
      { kind: 'number', value: 0.125, format: '0.00%' },
      { kind: 'date', iso: '2024-08-19' },
      true,
    ],
  },
  { row: 3, cells: ['Grogol', 1.875, { kind: 'error', text: '#REF!' }] },
];

describe('workbooks that are read whole', () => {
  it.each([
    ['biff8', 'xls'],
    ['biff5', 'xls'],
    ['xlsb', 'xlsb'],
  ] as const)('%s', async (bookType, format) => {
    const found = await read(file(`rekap.${bookType}`, book(bookType)));
    expect(found.format).toBe(format);
    expect(found.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([
      ['Rekap', false],
      ['Sembunyi', true],
    ]);
    expect(found.sheets[0]?.rows.map(({ row, cells }) => ({ row, cells }))).toEqual(expectedRows);
    if (bookType !== 'biff5')
      expect(found.sheets[0]).toMatchObject({ merges: [{ top: 4, left: 1, bottom: 5, right: 2 }] });
  });

  it('hidden rows and columns are told', async () => {
    const [sheet] = (await read(file('hidden.xlsb', book('xlsb')))).sheets;
    expect(sheet?.hiddenColumns).toEqual([2]);
    expect(sheet?.rows.map((row) => row.hidden ?? false)).toEqual([false, true, false]);
  });

  it('the XML of 2003 under the name .xls is read, with a document type it is not', async () => {
    const xml =
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Data"><Table><Row><Cell><Data ss:Type="String">A</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row></Table></Worksheet></Workbook>';
    expect(await cellsOf(file('xml2003.xls', xml))).toEqual([['A', 1.5]]);
    const bomb = xml.replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "b">]>\n<Workbook');
    expect((await refusal(file('xml-bomb.xls', bomb))).code).toBe('SD_FORMAT_XML');
  });

  it('many small workbooks use the same few processes', async () => {
    const path = file('lagi.xls', book('biff8'));
    const started = Date.now();
    const books = await Promise.all(Array.from({ length: 4 }, () => read(path)));
    for (let turn = 0; turn < 20; turn += 1) books.push(await read(path));
    expect(books.every((found) => found.sheets.length === 2)).toBe(true);
    expect(Date.now() - started).toBeLessThan(15_000);
  });
});

describe('workbooks that cannot be read', () => {
  it('a cut one does not come out as a smaller table', async () => {
    const whole = book('biff8');
    expect((await refusal(file('cut.xls', whole.subarray(0, 1024)))).code).toMatch(
      /^SD_FORMAT_(DAMAGED|UNKNOWN|NO_SHEET)$/,
    );
  });

  it('one whose sectors point at each other in a ring ends without an answer, and nothing else does', async () => {
    const large = XLSX.utils.book_new();
    const rows = Array.from({ length: 500 }, (_, row) => [`Kelurahan ${row}`, row]);
    XLSX.utils.book_append_sheet(large, XLSX.utils.aoa_to_sheet(rows), 'Rekap');
    const ring: Buffer = XLSX.write(large, { type: 'buffer', bookType: 'biff8' });
    const table = (ring.readUInt32LE(76) + 1) * 512;
    const directory = ring.readUInt32LE(48);
    const entry = (directory + 1) * 512 + 128 * 2;
    const start = ring.readUInt32LE(entry + 116);
    for (const sector of [directory, start]) ring.writeUInt32LE(start, table + sector * 4);
    expect((await refusal(file('cincin.xls', ring))).code).toMatch(/^SD_FORMAT_(TOO_LARGE|TIMEOUT)$/);
    expect((await read(file('sehat.xls', book('biff8')))).sheets).toHaveLength(2);
  });

  it('an encrypted package and a foreign document are named', async () => {
    const container = (stream: string): Buffer => {
      const cfb = XLSX.CFB.utils.cfb_new();
      XLSX.CFB.utils.cfb_add(cfb, `/${stream}`, Buffer.alloc(5000));
      // SheetJS types the result of writing by an option.
      return Buffer.from(XLSX.CFB.write(cfb, { type: 'buffer' }) as Uint8Array);
    };
    expect((await refusal(file('rahasia.xlsx', container('EncryptedPackage')))).code).toBe(
      'SD_FORMAT_ENCRYPTED',
    );
    const word = await refusal(file('surat.doc', container('WordDocument')));
    expect(word.message).toContain('a Word document');
    expect((await refusal(file('lain.bin', container('Apa')))).message).toContain(
      'an Office file without a workbook',
    );
    expect((await refusal(file('isi.xls', container('Workbook')))).code).toMatch(/^SD_FORMAT_/);
  });

  it('what is too large to be read whole is refused before it is read', async () => {
    const big = Buffer.concat([book('biff8'), Buffer.alloc(limits.whole)]);
    expect((await refusal(file('besar.xls', big))).code).toBe('SD_FORMAT_TOO_LARGE');
    const swollen = zipFile([
      { name: 'xl/workbook.bin', content: '' },
      ...Array.from({ length: 12 }, (_, at) => ({
        name: `xl/${at}.bin`,
        content: Buffer.alloc(limits.suspicious - 1),
      })),
    ]);
    expect((await refusal(file('besar.xlsb', swollen))).code).toBe('SD_FORMAT_TOO_LARGE');
  });
});

describe('the reader aside', () => {
  it('gives the same rows outside of it', () => {
    const [sheet] = readWhole(book('biff8'));
    expect(sheet?.rows.map(({ row, cells }) => ({ row, cells }))).toEqual(expectedRows);
  });
});

describe.skipIf(isMissing(corpus))('real workbooks', () => {
  const at = (path: string): string => join(corpus, path);
  it('dates count from 1900 or from 1904', async () => {
    for (const name of ['dates-1900.xls', 'dates-1904.xls'])
      expect((await cellsOf(at(`readxl-formats/${name}`)))[0]).toEqual(
        Array.from({ length: 5 }, () => ({ kind: 'date', iso: '2000-01-01' })),
      );
  });
  it('the tables of statistics offices keep sheets, merges and numbers', async () => {
    const deaths = await read(at('readxl-formats/deaths.xls'));
    expect(deaths.sheets[0]?.rows[5]?.cells.slice(0, 3)).toEqual(['David Bowie', 'musician', 69]);
    const saus = await read(at('saus-0018-age-state-xls/10s0018.xls'));
    expect(saus.sheets.map((sheet) => sheet.name)).toEqual(['Data', 'Notes']);
    expect((await cellsOf(at('readxl-formats/biff5-label-records.xls')))[3]?.slice(0, 3)).toEqual([
      '21/01/2017',
      '01:00',
      0.170769,
    ]);
    expect((await read(at('messytables-horror/unicode_sheet_name.xls'))).sheets[0]?.name).toBe('mês');
  });
  it('a password is told as a password', async () => {
    expect((await refusal(at('messytables-horror/encrypted_no_password.xls'))).code).toBe(
      'SD_FORMAT_ENCRYPTED',
    );
  });
});
