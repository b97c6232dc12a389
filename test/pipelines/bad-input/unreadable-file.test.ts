import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { limits } from '../../../formats/kit/limits.js';
import compileReader from '../../formats/compiled-reader.js';
import { workbookParts } from '../../formats/workbook-file.js';
import { zipFile } from '../../formats/zip-file.js';
import { balitaRows, csv, posyandu, workbook } from './sendings.js';
import { arrivalOf, errorsOf, town } from './town.js';

const cilegon = await town();
let standing: Readonly<Record<string, number>> = {};
let sent = 0;

beforeAll(async () => {
  compileReader();
  await cilegon.put('Balita 2024.xlsx', workbook(balitaRows(2024)));
  expect(arrivalOf(await cilegon.run(), 'dinkes/balita').outcome).toBe('accepted');
  standing = await cilegon.facts('balita');
  expect(Object.keys(standing)).toHaveLength(16);
});

beforeEach(async () => {
  sent += 1;
  await cilegon.put('Posyandu 2024.csv', posyandu(sent));
});

const good = Buffer.from(workbook(balitaRows(2024)));

const unreadable: readonly [what: string, bytes: Uint8Array | string, says: RegExp, mend: RegExp][] = [
  ['an empty file', '', /kosong/, /kirim ulang/],
  ['a file of blanks', ' \r\n\n', /kosong/, /kirim ulang/],
  ['a workbook behind a password', encrypted(), /kata sandi/, /tanpa kata sandi/],
  ['a workbook cut in half', good.subarray(0, good.length / 2), /terpotong|rusak/, /[Kk]irim ulang/],
  ['a zip that ends in its first entry', good.subarray(0, 100), /terpotong|rusak/, /[Kk]irim ulang/],
  ['a zip bomb', bomb(), /terlalu besar/, /hanya berisi tabelnya/],
  ['a CSV with NUL bytes', 'Kecamatan;Tahun\0\nCibeber;2024\0\n', /NUL/, /UTF-8/],
  ['a PDF', `%PDF-1.7\n${'x'.repeat(200)}`, /tidak dapat dibaca sebagai tabel/, /Excel/],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /tidak dapat dibaca/, /Excel/],
  ['noise', randomBytes(5000), /./, /./],
  [
    'a login page',
    '<html><form><input type="password" name="p"></form></html>',
    /halaman masuk/,
    /setelah masuk/,
  ],
  ['a web page without a table', '<html><body><p>Terima kasih</p></body></html>', /tanpa tabel/, /Excel/],
  [
    'a quotation mark that never closes',
    `${csv(balitaRows(2024))}\n"Merak;2024;1\n${'a;b\n'.repeat(300_000)}`,
    /[Tt]anda kutip/,
    /Tutup/,
  ],
  [
    'JSON cut short',
    '[{"Kecamatan":"Cibeber","Tahun":2024},{"Kec',
    /JSON, tetapi isinya tidak utuh/,
    /Excel/,
  ],
  ["someone else's JSON", '{"status":"OK","a":{"b":1}}', /"Kecamatan" tidak ditemukan/, /"Kecamatan"/],
  ['a workbook with an entity bomb', entities(), /XML/, /\.xlsx/],
];

describe('a file that no one can read goes back with a sentence the OPD understands', () => {
  it.each(unreadable)('%s', async (_what, bytes, says, mend) => {
    await cilegon.put('Balita 2024.xlsx', bytes);
    const report = await cilegon.run();
    const arrival = arrivalOf(report, 'dinkes/balita');
    expect(arrival).toMatchObject({ outcome: 'returned', added: 0, changed: 0, closed: 0 });
    expect(arrival.issues[0]).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(says),
      mend: expect.stringMatching(mend),
    });
    expect(errorsOf(report)).toEqual([]);
    expect(await cilegon.facts('balita')).toEqual(standing);
    expect(arrivalOf(report, 'dinkes/posyandu')).toMatchObject({ outcome: 'accepted' });
    expect((await cilegon.facts('posyandu'))['36.72.01 2024']).toBe(sent);
    expect(report.audits).toEqual([]);
  });

  it('as often as it comes, it is not read again', async () => {
    await cilegon.put('Balita 2024.xlsx', '');
    await cilegon.run();
    const again = arrivalOf(await cilegon.run(), 'dinkes/balita');
    expect(again).toMatchObject({ outcome: 'unchanged', reason: 'Berkas ini kosong.' });
  });

  it('says in the status why the year with facts still stands on the old ones', async () => {
    const [obligation] = await cilegon.status('dinkes/balita');
    expect(obligation).toMatchObject({ state: 'accepted', lastOutcome: 'returned' });
    expect(obligation?.lastReason).toMatch(/kosong/);
  });

  it('the good file of before loads again, and changes nothing that stood', async () => {
    await cilegon.put('Balita 2024.xlsx', good);
    expect(arrivalOf(await cilegon.run(), 'dinkes/balita')).toMatchObject({
      outcome: 'accepted',
      unchanged: 16,
      added: 0,
      changed: 0,
    });
    expect(await cilegon.facts('balita')).toEqual(standing);
    expect(await cilegon.audits()).toEqual([]);
  });
});

describe('the format is what the file holds, whatever it is called', () => {
  it.each([
    ['a CSV named .xlsx', csv(balitaRows(2024, 1)), 1],
    ['an old workbook named .xlsx', workbook(balitaRows(2024, 2), 'xls'), 2],
    ['an OpenDocument named .xlsx', workbook(balitaRows(2024, 3), 'ods'), 3],
    ['a zipped CSV named .xlsx', zipFile([{ name: 'balita.csv', content: csv(balitaRows(2024, 4)) }]), 4],
  ])('%s loads', async (_what, bytes, more) => {
    await cilegon.put('Balita 2024.xlsx', bytes);
    expect(arrivalOf(await cilegon.run(), 'dinkes/balita').outcome).toBe('accepted');
    expect((await cilegon.facts('balita'))['36.72.01 2024 jenis_kelamin=L']).toBe(100 + more);
  });
});

/** A gigabyte is read no further than this: the limit of one line is 8 MB. */
const longLine = 100;

describe('a line without end', () => {
  it('is refused after its first megabytes, in bounded memory', async () => {
    const before = process.memoryUsage().rss;
    const megabyte = Buffer.alloc(1024 * 1024, 'a');
    const line = Readable.from(Array.from({ length: longLine }, () => megabyte));
    await pipeline(line, createWriteStream(join(cilegon.inbox, 'Balita 2025.csv')));
    const report = await cilegon.run({ dataset: 'dinkes/balita' });
    const [, arrival] = report.datasets[0]?.arrivals ?? [];
    expect(arrival).toMatchObject({ fileName: 'Balita 2025.csv', outcome: 'returned' });
    expect(arrival?.issues[0]).toMatchObject({
      message: expect.stringMatching(/terlalu panjang/),
      mend: expect.stringMatching(/ganti baris/),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(longLine * 1024 * 1024);
    await cilegon.remove('Balita 2025.csv');
  });
});

function encrypted(): Uint8Array {
  const container = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000));
  // SheetJS types the result of writing by an option.
  return XLSX.CFB.write(container, { type: 'buffer' }) as Uint8Array;
}

function entities(): Uint8Array {
  const lies = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>';
  const parts = workbookParts({ sheets: [{ name: 'S', xml: '<sheetData/>' }] });
  return zipFile(
    parts.map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, content: `${lies}${String(part.content)}` } : part,
    ),
  );
}

function bomb(): Uint8Array {
  return zipFile([{ name: 'a.csv', content: Buffer.alloc(limits.suspicious + 1, 'a,b\n') }]);
}
