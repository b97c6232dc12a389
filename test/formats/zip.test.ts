import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { limits } from '../../formats/kit/limits.js';
import { openWorkbook } from '../../formats/open.js';
import { isMissing } from '../left-out.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';
import { workbookFile, workbookParts } from './workbook-file.js';
import { zipFile } from './zip-file.js';

const table = 'kec;n\nA;1\n';

describe('a zip of one table', () => {
  it('is that table, whatever else an operating system left in it', async () => {
    const path = file(
      'satu.zip',
      zipFile([
        { name: 'data/', content: '' },
        { name: 'data/rekap.csv', content: table },
        { name: '__MACOSX/data/._rekap.csv', content: 'x' },
        { name: 'data/.DS_Store', content: 'x' },
      ]),
    );
    expect(await read(path)).toMatchObject({
      format: 'csv',
      sheets: [{ rows: [{ cells: ['kec', 'n'] }, { cells: ['A', '1'] }] }],
    });
  });

  it('may be a workbook, and leaves nothing behind when it is closed', async () => {
    const book = workbookFile({
      sheets: [{ name: 'S', xml: '<sheetData><row><c><v>1</v></c></row></sheetData>' }],
    });
    const copies = (): number =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('satudata-zip-')).length;
    const before = copies();
    const workbook = await openWorkbook(file('buku.zip', zipFile([{ name: 'buku.xlsx', content: book }])), {
      fileName: 'buku.zip',
    });
    expect(copies()).toBe(before + 1);
    for await (const batch of workbook.sheets[0]?.rows() ?? [])
      expect(batch).toEqual([{ row: 1, cells: [1] }]);
    await workbook.close();
    expect(copies()).toBe(before);
  });

  it('that holds none or several is refused with what it holds', async () => {
    const two = await refusal(
      file(
        'dua.zip',
        zipFile([
          { name: 'a.csv', content: table },
          { name: 'b.csv', content: table },
        ]),
      ),
    );
    expect(two.code).toBe('SD_FORMAT_ZIP');
    expect(two.message).toContain('a.csv, b.csv');
    expect((await refusal(file('kosong.zip', zipFile([])))).code).toBe('SD_FORMAT_ZIP');
  });

  it('in a zip is not opened again', async () => {
    const inner = zipFile([{ name: 'a.csv', content: table }]);
    expect((await refusal(file('lapis.zip', zipFile([{ name: 'dalam.zip', content: inner }])))).code).toBe(
      'SD_FORMAT_UNKNOWN',
    );
  });
});

describe('archives that are not what they say', () => {
  const sheet = { sheets: [{ name: 'S', xml: '<sheetData/>' }] };
  it('a truncated one is told as truncated', async () => {
    const whole = workbookFile(sheet);
    expect((await refusal(file('potong.xlsx', whole.subarray(0, whole.length - 60)))).code).toBe(
      'SD_FORMAT_TRUNCATED',
    );
  });

  it('a bomb is refused by what it declares', async () => {
    const bomb = zipFile([{ name: 'a.csv', content: Buffer.alloc(limits.suspicious + 1, 'a,b\n') }]);
    expect((await refusal(file('bom.zip', bomb))).code).toBe('SD_FORMAT_BOMB');
    const many = zipFile(
      [1, 2, 3].map((at) => ({ name: `${at}.csv`, content: 'a', declaredSize: 2 ** 31 - 1 })),
    );
    expect((await refusal(file('bom2.zip', many))).code).toBe('SD_FORMAT_BOMB');
    const entries = zipFile(
      Array.from({ length: limits.entries + 1 }, (_, at) => ({ name: `${at}`, content: '' })),
    );
    expect((await refusal(file('bom3.zip', entries))).code).toBe('SD_FORMAT_BOMB');
  });

  it('a bomb that declares less than it holds is stopped while it unpacks', async () => {
    const parts = workbookParts(sheet).map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: ' '.repeat(10_000_000), declaredSize: 100 }
        : part,
    );
    expect((await refusal(file('bohong.xlsx', zipFile(parts)))).code).toBe('SD_FORMAT_DAMAGED');
    expect(
      (
        await refusal(
          file('bohong.zip', zipFile([{ name: 'a.csv', content: 'a,b\n'.repeat(1000), declaredSize: 5 }])),
        )
      ).code,
    ).toBe('SD_FORMAT_DAMAGED');
  });

  it('a figure that changed on the way is damage, not another figure', async () => {
    const parts = workbookParts({
      sheets: [{ name: 'S', xml: '<sheetData><row><c><v>1234</v></c></row></sheetData>' }],
    });
    const flipped = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, checksum: crc32(String(part.content).replace('1234', '1284')) }
        : part,
    );
    expect(await refusal(file('salin.xlsx', zipFile(flipped)))).toMatchObject({
      code: 'SD_FORMAT_DAMAGED',
      message: expect.stringContaining('checksum'),
    });
  });

  it('names that climb out of a folder are refused', async () => {
    expect(
      (await refusal(file('slip.zip', zipFile([{ name: '../../etc/cron.d/x', content: table }])))).code,
    ).toBe('SD_FORMAT_DAMAGED');
  });

  it('an entry behind a password is told as such', async () => {
    expect(
      (await refusal(file('kunci.zip', zipFile([{ name: 'a.csv', content: table, flags: 1 }])))).code,
    ).toBe('SD_FORMAT_ENCRYPTED');
  });

  it('a part that must be held whole has its limit', async () => {
    const parts = workbookParts(sheet).map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, declaredSize: limits.part + 1 } : part,
    );
    expect((await refusal(file('besar.xlsx', zipFile(parts)))).code).toBe('SD_FORMAT_TOO_LARGE');
  });
});

describe('two formats at once', () => {
  it('a zip with a page before it is a page, a zip with a table after it is a zip', async () => {
    const archive = zipFile([{ name: 'a.csv', content: table }]);
    const page = Buffer.concat([
      Buffer.from('<html><table><tr><td>1</td></tr></table></html>'.padEnd(4000)),
      archive,
    ]);
    expect((await refusal(file('ganda.zip', page))).code).toMatch(/^SD_FORMAT_(NUL|UNKNOWN)$/);
    expect((await refusal(file('ekor.zip', Buffer.concat([archive, Buffer.from(table)])))).code).toMatch(
      /^SD_FORMAT_(TRUNCATED|DAMAGED)$/,
    );
  });
});

describe.skipIf(isMissing(corpus))('real files', () => {
  it('a zipped download of the statistics office is read as the file in it', async () => {
    const { readFileSync } = await import('node:fs');
    const book = readFileSync(join(corpus, 'bps-kfd-xlsx/KFD.xlsx'));
    expect((await cellsOf(file('kfd.zip', zipFile([{ name: 'KFD.xlsx', content: book }]))))[1]?.[1]).toBe(
      1.3863,
    );
  });
});
