import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../formats/kit/json/flatten.js';
import { jsonSplitter } from '../../formats/kit/json/split.js';
import { limits } from '../../formats/kit/limits.js';
import { withExactNumbers } from '../../model/exact-number.js';
import { isMissing } from '../left-out.js';
import { cellsOf, corpus, file, read, refusal } from './files.js';

const saved = (name: string, value: unknown): string => file(`${name}.json`, JSON.stringify(value));

describe('records', () => {
  it('keys become row 1, in the order in which they come, and nested keys are joined', async () => {
    const records = [
      { kec: 'A', jumlah: 1, ket: null, lokasi: { lat: -6.1, lon: 106 } },
      { kec: 'B', jumlah: 2.5, baru: true, lokasi: {} },
    ];
    expect(await cellsOf(saved('keys', records))).toEqual([
      ['kec', 'jumlah', 'ket', 'lokasi.lat', 'lokasi.lon', 'baru'],
      ['A', 1, null, -6.1, 106, null],
      ['B', 2.5, null, null, null, true],
    ]);
  });

  it.each([
    [
      'records under their usual name, not the longer list of fields',
      { result: { fields: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], records: [{ a: 1 }] } },
      [['a'], [1]],
    ],
    [
      'the longest list where no name tells',
      { kota: 'Cilegon', daftar: [{ a: 1 }, { a: 2 }], lain: [{ b: 1 }] },
      [['a'], [1], [2]],
    ],
    [
      'pages told beside the records',
      { data: [{ page: 1, pages: 2 }, [{ a: 1 }, { a: 2 }]] },
      [['a'], [1], [2]],
    ],
    [
      'an object that is itself the one record',
      { a: 1, b: { c: 2 } },
      [
        ['a', 'b.c'],
        [1, 2],
      ],
    ],
    [
      'a matrix',
      {
        values: [
          ['kec', 'n'],
          ['A', 1],
          ['B', null],
        ],
      },
      [
        ['kec', 'n'],
        ['A', 1],
        ['B', null],
      ],
    ],
    ['plain values', [1, 'dua', null], [['value'], [1], ['dua'], [null]]],
    ['no records at all', [], []],
  ])('%s', async (name, document, expected) => {
    expect(await cellsOf(saved(name, document))).toEqual(expected);
  });

  it('are found at the path that is given', async () => {
    const path = saved('path', { data: [{ a: 1 }], lain: { isi: [{ b: 2 }] } });
    expect((await read(path, 'lain.isi')).sheets[0]?.rows.map((row) => row.cells)).toEqual([['b'], [2]]);
    expect((await read(path, '')).sheets[0]?.rows[0]?.cells).toEqual(['data.a', 'lain.isi.b']);
    const error = await refusal(path, 'result.records');
    expect(error.code).toBe('SD_FORMAT_RECORDS');
    expect(error.message).toContain('data, lain');
  });

  it('one object a line is read line by line', async () => {
    const text = `{"a":1}\n{"a":2,"b":"x"}\r\n\n{"a":3}`;
    expect(await cellsOf(file('lines.ndjson', text))).toEqual([
      ['a', 'b'],
      [1, null],
      [2, 'x'],
      [3, null],
    ]);
    expect((await refusal(file('broken.ndjson', '{"a":1}\n{"a":2\n'))).code).toBe('SD_FORMAT_JSON');
  });
});

describe('lists inside records', () => {
  const rows = (record: unknown): unknown[] => [...flatten(record)];

  it('a list of objects gives a row each, the rest repeated', () => {
    expect(rows({ kec: 'A', kel: [{ n: 1 }, { n: 2 }] })).toEqual([
      { kec: 'A', 'kel.n': 1 },
      { kec: 'A', 'kel.n': 2 },
    ]);
  });
  it('lists of lists of objects are one list', () => {
    expect(rows({ hari: [[{ t: 1 }, { t: 2 }], [{ t: 3 }]] })).toEqual([
      { 'hari.t': 1 },
      { 'hari.t': 2 },
      { 'hari.t': 3 },
    ]);
  });
  it('lists of one length go in step, also across a list of series', () => {
    const chart = {
      x: { data: ['a', 'b'] },
      series: [
        { name: 'L', data: [1, 2] },
        { name: 'P', data: [3, 4] },
      ],
    };
    expect(rows(chart)).toEqual([
      { 'x.data': 'a', 'series.name': 'L', 'series.data': 1 },
      { 'x.data': 'b', 'series.name': 'L', 'series.data': 2 },
      { 'x.data': 'a', 'series.name': 'P', 'series.data': 3 },
      { 'x.data': 'b', 'series.name': 'P', 'series.data': 4 },
    ]);
  });
  it('keys that every object has of itself are keys like any other, and too large a number is no number', async () => {
    const text = '[{"constructor":1,"__proto__":{"a":[{"b":2}]},"n":1e999},{"toString":3}]';
    expect(await cellsOf(file('kunci.json', text))).toEqual([
      ['constructor', 'n', '__proto__.a.b', 'toString'],
      [1, '1e999', 2, null],
      [null, null, null, 3],
    ]);
  });

  it('a list that nothing goes in step with is one cell', () => {
    expect(rows({ a: 1, tag: ['x', 'y'], kosong: [], titik: [[1, 2]] })).toEqual([
      { a: 1, tag: 'x, y', kosong: null, titik: '[1,2]' },
    ]);
  });
  it('two lists of objects of different length never multiply each other', () => {
    const wide = {
      a: Array.from({ length: 50 }, (_, at) => ({ at })),
      b: Array.from({ length: 40 }, (_, at) => ({ at })),
    };
    expect(rows(wide)).toHaveLength(50);
  });
  it('nesting without end is refused', () => {
    let deep: unknown = 1;
    for (let step = 0; step < 200; step += 1) deep = { a: deep };
    expect(() => rows(deep)).toThrow('nested');
    let lists: unknown = 1;
    for (let step = 0; step < 200; step += 1) lists = { a: [lists] };
    expect(() => rows(lists)).toThrow('nested');
  });
});

describe('files that cannot be records', () => {
  it.each([
    ['cut off', '[{"a":1},{"a":', 'SD_FORMAT_JSON'],
    ['somebody’s error text', '{"a": oops}', 'SD_FORMAT_JSON'],
    ['nothing', 'null', 'SD_FORMAT_RECORDS'],
  ])('%s', async (name, text, code) => {
    expect((await refusal(file(`${name}.json`, text))).code).toBe(code);
  });

  it('a key for every value is no table', async () => {
    const wide = Object.fromEntries(Array.from({ length: limits.jsonKeys + 1 }, (_, at) => [`k${at}`, at]));
    expect((await refusal(saved('wide', [wide]))).code).toBe('SD_FORMAT_RECORDS');
    expect(
      (await refusal(saved('deep', [JSON.parse(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)]))).code,
    ).toBe('SD_FORMAT_DAMAGED');
  });

  it('a record whose own values would be repeated without end is refused, one that is merely long is read', async () => {
    const own = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`, at]));
    const rows = (count: number) => Array.from({ length: count }, (_, x) => ({ x }));
    const bomb = file('ledak.json', JSON.stringify([{ own, rows: rows(2000) }]));
    expect(await refusal(bomb)).toMatchObject({
      code: 'SD_FORMAT_RECORDS',
      message: expect.stringContaining('would fill more than'),
    });
    const long = file('panjang.json', JSON.stringify([{ kota: 'Cilegon', rows: rows(5000) }]));
    expect(await cellsOf(long)).toHaveLength(5001);
  });
});

describe('large files', () => {
  const filler = 'x'.repeat(1000);
  const many = Array.from({ length: 17_500 }, (_, at) => ({ no: at, teks: filler }));

  it('are read record by record, from an array or at a path', async () => {
    const array = await cellsOf(saved('big', many));
    expect(array).toHaveLength(17_501);
    expect(array.at(-1)).toEqual([17_499, filler]);
    const path = saved('big-object', { help: '[', meta: { data: [] }, result: { total: 1, data: many } });
    expect((await read(path, 'result.data')).sheets[0]?.rows).toHaveLength(17_501);
    expect((await refusal(path)).code).toBe('SD_FORMAT_RECORDS');
    expect((await refusal(path, 'result.records')).code).toBe('SD_FORMAT_JSON');
  });

  it('that are broken in the middle say so', async () => {
    const text = JSON.stringify(many).replace('"no":9000', '"no":9000 oops');
    expect((await refusal(file('big-broken.json', text))).code).toBe('SD_FORMAT_JSON');
    expect(
      (await refusal(file('big-value.json', `["${'x'.repeat(limits.jsonRecord + 1_000_000)}"]`))).code,
    ).toBe('SD_FORMAT_JSON');
  });
});

describe('the splitter', () => {
  const document = fc.record({
    before: fc.jsonValue(),
    deep: fc.record({ list: fc.array(fc.jsonValue()), after: fc.jsonValue() }),
  });
  it('gives the values of the array at the path, wherever the text is cut', () => {
    fc.assert(
      fc.property(document, fc.boolean(), fc.array(fc.nat(300), { maxLength: 6 }), (value, pretty, cuts) => {
        const text = JSON.stringify(value, undefined, pretty ? 2 : undefined);
        const splitter = jsonSplitter('deep.list');
        const edges = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const found = edges.slice(1).flatMap((edge, at) => splitter.write(text.slice(edges[at], edge)));
        expect(found).toEqual(JSON.parse(withExactNumbers(text)).deep.list);
        expect(splitter.finished()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('is not misled by keys of the same name elsewhere', () => {
    const text =
      '{"list":[0],"x":[{"deep":{"list":[1]}}],"deep":{"x":{"list":[2]},"y":{"deep":{"list":[3]}},"list":[4,"a\\"]",[5]]}}';
    const splitter = jsonSplitter('deep.list');
    expect(splitter.write(text)).toEqual([4, 'a"]', [5]]);
  });
});

describe.skipIf(isMissing(corpus))('real answers', () => {
  it('a chart of poverty lines becomes a row per place', async () => {
    const rows = await cellsOf(join(corpus, 'banten-kemiskinan-json/ik-kabupaten-kota-010.json'));
    expect(rows[6]?.slice(-3)).toEqual([
      'Garis Kemiskinan(Rupiah/Kapita/Bulan) September 2014',
      'Kota Cilegon',
      306253,
    ]);
  });
  it('a pie of names and values too', async () => {
    const [header = [], ...rows] = await cellsOf(
      join(corpus, 'banten-kemiskinan-json/ik-kabupaten-kota-pie-030.json'),
    );
    expect(header.slice(-2)).toEqual(['series.data.value', 'series.data.name']);
    expect(rows[5]?.slice(-2)).toEqual([3.81, 'Kota Cilegon']);
  });
  it('a forecast of lists of lists has a row per hour', async () => {
    const [header = [], ...rows] = await cellsOf(
      join(corpus, 'api-bmkg-forecast/bmkg_prakiraan_32.75.03.1006_excerpt.json'),
    );
    expect(rows).toHaveLength(6);
    const at = (key: string): number => header.indexOf(key);
    const evening = rows.find((cells) => cells[at('cuaca.local_datetime')] === '2026-02-28 22:00:00');
    expect(evening?.[at('cuaca.ws')]).toBe(5.7);
    expect(evening?.[at('lokasi.adm4')]).toBe('32.75.03.1006');
  });
});
