import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decoders } from '../../formats/open.js';
import { isMissing } from '../left-out.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';
import { workbookFile } from './workbook-file.js';
import { zipFile } from './zip-file.js';

describe('the format is found by content', () => {
  const workbook = workbookFile({ sheets: [{ name: 'S', xml: '<sheetData/>' }] });
  it.each([
    ['csv.xlsx', 'a,b\n1,2\n', 'csv'],
    ['workbook.csv', workbook, 'xlsx'],
    ['page.xlsx', '<html><body><table><tr><td>1</td></tr></table></body></html>', 'html'],
    ['records.csv', '[{"a":1}]', 'json'],
    ['title.csv', '[Metode Baru] Harapan Lama Sekolah,2020\nBanten,12\n', 'csv'],
    ['braces.csv', '{kode},{nama}\n1,2\n', 'csv'],
  ])('%s', async (name, content, format) => {
    expect((await read(file(name, content))).format).toBe(format);
  });

  it('every decoder has a name of its own', () => {
    expect(new Set(decoders.map((decoder) => decoder.name)).size).toBe(decoders.length);
  });
});

describe('a table in a format that nobody reads is named, with the way out', () => {
  const seeds = join(import.meta.dirname, '../fuzz/seeds');
  const numbers = zipFile([
    { name: 'Index/Document.iwa', content: '' },
    { name: 'preview.jpg', content: '' },
  ]);
  const access = Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.from('Standard ACE DB'), Buffer.alloc(60)]);
  it.each([
    ['perpustakaan.slk', readFileSync(join(seeds, 'perpustakaan.slk')), 'SYLK'],
    ['tabel.csv', readFileSync(join(seeds, 'tabel.dif')), 'DIF'],
    ['lama.csv', readFileSync(join(seeds, 'lama.dbf')), 'DBF'],
    ['anggaran.numbers', numbers, 'Numbers'],
    ['data.xlsx', access, 'Access'],
    ['survei.csv', Buffer.from('$FL2@(#) SPSS DATA FILE\0\0'), 'SPSS'],
  ])('%s', async (name, content, format) => {
    const error = await refusal(file(name, content));
    expect(error).toMatchObject({ code: 'SD_FORMAT_NOT_READ', message: expect.stringContaining(format) });
    expect(error.hint).toMatch(/xlsx/);
  });

  it('a table that only begins alike is read', async () => {
    expect(await cellsOf(file('id.csv', 'ID;Paket\n1;2\n'))).toHaveLength(2);
    expect(await cellsOf(file('table.csv', 'TABLE\n1,2\n'))).toHaveLength(2);
  });
});

describe('text of four bytes a character', () => {
  const text = 'Kecamatan,Jumlah\r\nCibeber,12\r\n';
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const wide = (big: boolean, marked: boolean): Buffer => {
    const all = marked ? [0xfeff, ...codes] : codes;
    const bytes = Buffer.alloc(all.length * 4);
    for (const [at, code] of all.entries())
      if (big) bytes.writeUInt32BE(code, at * 4);
      else bytes.writeUInt32LE(code, at * 4);
    return bytes;
  };
  it.each([
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ])('is read, the last byte first: %s, marked: %s', async (big, marked) => {
    const book = await read(file('lebar.csv', wide(big, marked)));
    expect(book).toMatchObject({ format: 'csv', encoding: big ? 'utf-32be' : 'utf-32le' });
    expect(book.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Kecamatan', 'Jumlah'],
      ['Cibeber', '12'],
    ]);
  });
});

describe('what is no table is named', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'SD_FORMAT_EMPTY', '0 bytes'],
    ['a file of blanks', '\ufeff \r\n\n', 'SD_FORMAT_EMPTY', 'blanks'],
    ['a PDF document', '%PDF-1.7\nxxxxxxxxxxxxx', 'SD_FORMAT_UNKNOWN', 'a PDF document'],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'SD_FORMAT_UNKNOWN',
      'a picture (PNG)',
    ],
    ['an old RAR archive', 'Rar!\x1a\x07\x00', 'SD_FORMAT_UNKNOWN', 'a RAR archive'],
    ['an unknown binary', Buffer.from('0102030405060708', 'hex'), 'SD_FORMAT_UNKNOWN', '01020304'],
    [
      'a Word document',
      zipFile([
        { name: '[Content_Types].xml', content: '' },
        { name: 'word/document.xml', content: '' },
      ]),
      'SD_FORMAT_UNKNOWN',
      'a Word document',
    ],
    [
      'a presentation',
      zipFile([
        { name: '[Content_Types].xml', content: '' },
        { name: 'ppt/presentation.xml', content: '' },
      ]),
      'SD_FORMAT_UNKNOWN',
      'PowerPoint',
    ],
    [
      'an Office package of nothing',
      zipFile([{ name: '[Content_Types].xml', content: '' }]),
      'SD_FORMAT_UNKNOWN',
      'a zip archive without a table',
    ],
    ['other XML', '<?xml version="1.0"?>\n<rows><row a="1"/></rows>', 'SD_FORMAT_UNKNOWN', 'an XML document'],
    [
      'a page in a single file',
      'MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table>',
      'SD_FORMAT_UNKNOWN',
      'MHTML',
    ],
  ])('%s', async (name, content, code, words) => {
    const error = await refusal(file(name.replaceAll(' ', '-'), content));
    expect(error).toMatchObject({ code, retryable: false });
    expect(error.message).toContain(words);
    expect(error.hint).toBeTruthy();
  });

  it('a folder and a missing file are no files', async () => {
    expect((await refusal(tmpdir())).code).toBe('SD_FORMAT_NO_FILE');
    expect((await refusal(join(tmpdir(), 'tidak-ada.csv'))).code).toBe('SD_FORMAT_NO_FILE');
  });
});

describe.skipIf(isMissing(corpus))('real files', () => {
  it('a CSV named .xls is a CSV', async () => {
    const rows = await cellsOf(
      join(corpus, 'bps-csv-named-xls/bps_lf_total_total_2010_2025_2025-09-30_16-19.xls'),
    );
    expect(rows[1]).toEqual(['2010', '115998062', '116527546']);
  });
  it('one letter is a table of one cell, no letter is none', async () => {
    expect(await cellsOf(join(corpus, 'messytables-horror/small.csv'))).toEqual([['a']]);
    expect((await refusal(join(corpus, 'messytables-horror/simple.unknown'))).code).toBe('SD_FORMAT_EMPTY');
  });
  it('Spanish in Windows-1252 and English in UTF-16 are both read', async () => {
    const spanish = await read(join(corpus, 'messytables-horror/spanish_chars.csv'));
    expect(spanish).toMatchObject({ encoding: 'windows-1252' });
    expect(spanish.sheets[0]?.rows[0]?.cells.at(-1)).toBe('Descripción');
    const wide = await read(join(corpus, 'messytables-horror/utf-16le_encoded.csv'));
    expect(wide).toMatchObject({ encoding: 'utf-16le' });
    expect(wide.sheets[0]?.rows).toHaveLength(328);
  });
});
