// Answers that are JSON in a wrapper, features of maps, numbers too long, and what says that there is more.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../formats/open.js';
import { cellsOf, file, read, refusal } from './files.js';

const seeds = join(import.meta.dirname, '../fuzz/seeds');
const partialOf = async (name: string, content: string, records?: string) => {
  const workbook = await openWorkbook(file(name, content), {
    fileName: name,
    ...(records !== undefined && { records }),
  });
  await workbook.close();
  return workbook.partial;
};

describe('a call or a guard around JSON', () => {
  it.each([
    'muat({"data":[{"a":1}]});',
    '/**/ typeof muat === "function" && muat({"data":[{"a":1}]});',
    '/* O_o */\nsatu.dua$.tiga( {"data":[{"a":1}]} )  ;\n// selesai',
    'var data = [{"a":1}];',
    ')]}\'\n[{"a":1}]',
    'while(1);[{"a":1}]',
    'for (;;);{"data":[{"a":1}]}',
  ])('%s', async (text) => {
    const book = await read(file('answer.csv', text));
    expect(book.format).toBe('json');
    expect(book.sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['a'], [1]]);
  });
  it('is none in a table of text', async () => {
    expect((await read(file('a.csv', 'Jumlah (jiwa),b\n1,2\n'))).format).toBe('csv');
    expect((await read(file('b.csv', 'f([1],x\n1,2\n'))).format).toBe('json');
  });
  it('may be large', async () => {
    const many = JSON.stringify(Array.from({ length: 17_500 }, (_, at) => ({ at, teks: 'x'.repeat(1000) })));
    expect(await cellsOf(file('besar.js', `muat(${many});`))).toHaveLength(17_501);
  });
});

describe('a shared Google sheet', () => {
  it('has dates, per cents and blanks as the sheet had them', async () => {
    const rows = await cellsOf(join(seeds, 'lembar-google.txt'));
    expect(rows[0]).toEqual(['Kecamatan', 'Bulan', 'Volume (m3)', 'Kebocoran']);
    expect(rows[1]).toEqual([
      'Cibeber',
      { kind: 'date', iso: '2024-01-01' },
      1250,
      { kind: 'number', value: 0.125, format: '0.0%' },
    ]);
    expect(rows[3]?.[3]).toBeNull();
  });
  it('has moments, truths and times of day, and headings in its rows where Google found none', async () => {
    const types = ['datetime', 'boolean', 'timeofday', 'timeofday', 'string', 'number', 'date'];
    const v = ['Date(2024,1,29,8,5,0)', true, [8, 5, 0, 0], [9, 0, 0, 0], '', 123456789, 'Date(2023,1,29)'];
    const cells = v.map((value, i) => ({
      v: value,
      ...(i === 2 && { f: '08.05' }),
      ...(i === 6 && { f: '29/2' }),
    }));
    const table = { cols: types.map((type) => ({ label: '', type })), rows: [{ c: cells }, { c: null }] };
    const text = JSON.stringify({ status: 'ok', table }).replace('123456789}', '12345678901234567}');
    expect(await cellsOf(file('g.json', text))).toEqual([
      [
        { kind: 'date', iso: '2024-02-29T08:05:00' },
        true,
        '08.05',
        '09:00:00',
        null,
        '12345678901234567',
        '29/2',
      ],
      [null, null, null, null, null, null, null],
    ]);
  });
  it('that answers with an error or with a part says so', async () => {
    const failed = {
      status: 'error',
      errors: [{ reason: 'access_denied', detailed_message: 'Access denied' }],
    };
    const error = await refusal(
      file('gagal.js', `google.visualization.Query.setResponse(${JSON.stringify(failed)});`),
    );
    expect(error).toMatchObject({
      code: 'SD_FORMAT_RECORDS',
      message: expect.stringContaining('access_denied: Access denied'),
    });
    const table = { cols: [{ label: 'a', type: 'number' }], rows: [] };
    const part = { status: 'warning', warnings: [{ reason: 'data_truncated' }], table };
    expect(await partialOf('part.json', JSON.stringify(part))).toBe('warnings = data_truncated');
  });
  it('a record of a file that looks like a cell is none', async () => {
    expect(await cellsOf(file('like.json', '[[{"kind":"date","iso":"x"},1]]'))).not.toContainEqual([
      { kind: 'date', iso: 'x' },
      1,
    ]);
  });
});

describe('a feature of a map', () => {
  it.each([
    ['peta.geojson', ['id', 'properties.KECAMATAN', 'properties.TAHUN', 'properties.PENDUDUK']],
    ['arcgis.json', ['attributes.OBJECTID', 'attributes.JUMLAH']],
  ])('%s is a record of its properties, whatever is drawn', async (name, heading) => {
    const rows = await cellsOf(join(seeds, name));
    expect(rows[0]).toEqual(heading);
    expect(rows).toHaveLength(3);
  });
});

describe('an answer saved as a file', () => {
  it.each([
    ['a flag of ArcGIS', { exceededTransferLimit: true, features: [{ attributes: { a: 1 } }] }],
    ['a total', { total: 3, data: [{ a: 1 }, { a: 5 }] }],
    ['pages beside the records', { data: [{ page: 1, pages: 2, total: 11 }, [{ a: 1 }]] }],
    [
      'links',
      {
        data: [{ a: 1 }],
        links: [
          { rel: 'self', href: '/1' },
          { rel: 'next', href: '/2' },
        ],
      },
    ],
  ])('tells by %s that there is more', async (_, document) => {
    expect(await partialOf('potongan.json', JSON.stringify(document))).toBeTruthy();
  });
  it.each([
    ['as many', { total: 2, data: [{ a: 1 }, { a: 5 }] }],
    ['the sum', { total: 6, data: [{ a: 1 }, { a: 5 }] }],
    ['a list of its own', [{ total: 9 }, { total: 8 }]],
    ['one record', { total: 9, a: 1 }],
  ])('is whole with %s', async (_, document) => {
    expect(await partialOf('utuh.json', JSON.stringify(document))).toBeUndefined();
  });
  it('is asked when it is large, too', async () => {
    const data = JSON.stringify(
      Array.from({ length: 17_500 }, (_, at) => ({ total: at, teks: 'x'.repeat(1000) })),
    );
    expect(await partialOf('a.json', `{"data":${data},"meta":{"total":17501}}`, 'data')).toBe(
      'total = 17501',
    );
    expect(await partialOf('b.json', `{"total":17500,"data":${data},"next":null}`, 'data')).toBeUndefined();
  });
});

it('a number that no number can hold keeps its digits: in lists, in cubes, line by line', async () => {
  const long = '9007199254740993';
  expect(await cellsOf(file('a.json', `[{"a":${long},"b":[1,${long}],"c":{"d":1e-400}}]`))).toEqual([
    ['a', 'c.d', 'b'],
    [long, '1e-400', `1, ${long}`],
  ]);
  expect(
    await cellsOf(
      file(
        'b.json',
        `{"id":["t"],"size":[1],"dimension":{"t":{"category":{"index":["1"]}}},"value":[${long}]}`,
      ),
    ),
  ).toEqual([
    ['t', 'value'],
    ['1', long],
  ]);
  expect(await cellsOf(file('c.ndjson', `{"a":${long}}\n{"a":2}\n`))).toEqual([['a'], [long], [2]]);
});
