// JSON documents of published shapes that are no list of records: cubes, charts, columns, rows whose names stand elsewhere.
import { describe, expect, it } from 'vitest';
import { cellsOf, file } from './files.js';

const read = (document: unknown) => cellsOf(file('shape.json', JSON.stringify(document)));

const geo = {
  label: 'Wilayah',
  category: { index: { A: 0, B: 1 }, label: { A: 'Cibeber', B: 'Cilegon' }, unit: {} },
};
const time = { category: { index: ['2022', '2023'] } };

describe('a cube of JSON-stat', () => {
  it('is a record a cell, with the codes and names of its place', async () => {
    const cube = { class: 'dataset', label: 'Penduduk', id: ['geo', 'time'], size: [2, 2] };
    expect(await read({ ...cube, dimension: { geo, time }, value: [10, 11, null, 21] })).toEqual([
      ['dataset', 'geo', 'geo_label', 'time', 'value'],
      ['Penduduk', 'A', 'Cibeber', '2022', 10],
      ['Penduduk', 'A', 'Cibeber', '2023', 11],
      ['Penduduk', 'B', 'Cilegon', '2022', null],
      ['Penduduk', 'B', 'Cilegon', '2023', 21],
    ]);
  });

  it('may leave out what is missing, and say a flag and a unit', async () => {
    const sex = { category: { label: { T: 'Semua' }, unit: { T: { symbol: 'jiwa' } } } };
    const cube = { id: ['sex', 'time'], size: [1, 2], dimension: { sex, time } };
    expect(await read({ ...cube, value: { '1': 7 }, status: { '0': 'm' } })).toEqual([
      ['sex', 'sex_label', 'unit', 'time', 'value', 'status'],
      ['T', 'Semua', 'jiwa', '2022', null, 'm'],
      ['T', 'Semua', 'jiwa', '2023', 7, null],
    ]);
  });

  it('may be one of a bundle', async () => {
    const inner = { value: [1, 2], dimension: { id: ['time'], size: [2], time } };
    expect(await read({ satu: { label: 'Satu', ...inner }, dua: { label: 'Dua', ...inner } })).toHaveLength(
      5,
    );
  });
});

describe('an SDMX message', () => {
  const area = {
    id: 'AREA',
    values: [
      { id: 'ID', name: 'Indonesia' },
      { id: 'MY', name: 'Malaysia' },
    ],
  };
  const year = {
    id: 'TIME_PERIOD',
    values: [
      { id: '2022', name: '2022' },
      { id: '2023', name: '2023' },
    ],
  };
  const unit = { id: 'UNIT', values: [{ id: 'PC', name: 'Persen' }] };
  const status = { id: 'OBS_STATUS', values: [{ id: 'A', name: 'Normal' }] };

  it('in series is a record an observation, with its attributes', async () => {
    const structure = {
      dimensions: { series: [area], observation: [year] },
      attributes: { series: [unit], observation: [status] },
    };
    const series = {
      '0': { attributes: [0], observations: { '0': [1.3, 0], '1': [1.4, null] } },
      '1': { attributes: [0], observations: { '1': [2.4, 0] } },
    };
    expect(await read({ header: {}, dataSets: [{ series }], structure })).toEqual([
      ['AREA', 'AREA_label', 'TIME_PERIOD', 'value', 'UNIT', 'UNIT_label', 'OBS_STATUS', 'OBS_STATUS_label'],
      ['ID', 'Indonesia', '2022', 1.3, 'PC', 'Persen', 'A', 'Normal'],
      ['ID', 'Indonesia', '2023', 1.4, 'PC', 'Persen', null, null],
      ['MY', 'Malaysia', '2023', 2.4, 'PC', 'Persen', 'A', 'Normal'],
    ]);
  });

  it('may be flat, its structures in a list', async () => {
    const data = {
      structures: [{ dimensions: { observation: [area, year] } }],
      dataSets: [{ structure: 0, observations: { '0:1': [1.4], '1:0': [2.3] } }],
    };
    expect(await read({ data })).toEqual([
      ['AREA', 'AREA_label', 'TIME_PERIOD', 'value'],
      ['ID', 'Indonesia', '2023', 1.4],
      ['MY', 'Malaysia', '2022', 2.3],
    ]);
  });
});

describe('a dynamic table of the BPS', () => {
  const table = {
    status: 'OK',
    var: [{ val: 145, label: 'Penduduk', unit: 'Jiwa' }],
    turvar: [{ val: 0, label: 'Tidak ada' }],
    labelvervar: 'Kecamatan',
    vervar: [
      { val: 1, label: 'Cibeber' },
      { val: 9999, label: '<b>Kota Cilegon</b>' },
    ],
    tahun: [{ val: 122, label: '2022' }],
    turtahun: [{ val: 0, label: 'Tahun' }],
  };

  it('is a record for each cell of its dictionary, under the names that the connector gives them', async () => {
    const rows = await read({ ...table, datacontent: { '114501220': 10, '999914501220': 12 } });
    expect(rows[0]).toEqual([
      ...['vervar', 'vervar_label', 'var', 'var_label', 'unit', 'turvar', 'turvar_label'],
      ...['tahun', 'tahun_label', 'turtahun', 'turtahun_label', 'value'],
    ]);
    expect(rows[2]?.slice(0, 2)).toEqual(['9999', 'Kota Cilegon']);
    expect(rows.map((row) => row.at(-1))).toEqual(['value', 10, 12]);
  });

  it('keeps a figure whose key fits no place', async () => {
    const rows = await read({ ...table, datacontent: { '114501220': 10, '77': 5 } });
    expect(rows[0]?.slice(-2)).toEqual(['value', 'key']);
    expect(rows[2]?.slice(-2)).toEqual([5, '77']);
  });
});

describe('rows whose names stand elsewhere', () => {
  const rows = [
    ['Cibeber', 12],
    ['Cilegon', 7],
  ];
  const named = [['kecamatan', 'jumlah'], ...rows];

  it.each([
    ['beside them', { columns: ['kecamatan', 'jumlah'], index: [0, 1], data: rows }],
    [
      'as fields',
      {
        result: {
          fields: [
            { type: 'text', id: 'kecamatan' },
            { type: 'int', id: 'jumlah' },
          ],
          records: rows,
        },
      },
    ],
    [
      'in the description of a view',
      { meta: { view: { columns: [{ name: 'kecamatan' }, { name: 'jumlah' }] } }, data: rows },
    ],
    [
      'over keys and values',
      {
        columns: [
          { code: 'a', text: 'kecamatan' },
          { code: 'b', text: 'jumlah' },
        ],
        data: rows.map(([key, value]) => ({ key: [key], values: [value] })),
      },
    ],
    ['in their own first row as well', { dimensions: ['kecamatan', 'jumlah'], source: named }],
    ['in a first line of lists', null],
  ])('%s', async (_, document) => {
    const lines = file('lines.json', named.map((row) => JSON.stringify(row)).join('\n'));
    expect(document === null ? await cellsOf(lines) : await read(document)).toEqual(named);
  });

  it('stay without names where none fit', async () => {
    expect(await read({ tags: ['satu', 'dua', 'tiga'], data: rows })).toEqual(rows);
  });
});

describe('a chart', () => {
  it('is a record for each label of each series', async () => {
    const series = [
      { name: 'L', data: [10, 20] },
      { name: 'P', data: [11, 21] },
    ];
    const rows = await read({ xAxis: { categories: ['Cibeber', 'Cilegon'] }, series });
    expect(rows.map((row) => row.toSorted().join(' ')).slice(1)).toEqual([
      '10 Cibeber L',
      '20 Cilegon L',
      '11 Cibeber P',
      '21 Cilegon P',
    ]);
  });

  it('whose points are pairs gives each its name', async () => {
    expect(
      await read({
        series: [
          {
            name: 'L',
            data: [
              ['Cibeber', 10],
              ['Cilegon', 20],
            ],
          },
        ],
      }),
    ).toEqual([
      ['name', 'data.name', 'data.value'],
      ['L', 'Cibeber', 10],
      ['L', 'Cilegon', 20],
    ]);
  });
});

describe('things of one kind under their names', () => {
  it('are records, the name first', async () => {
    const document = { status: 'ok', data: { A: { l: 1, p: 2 }, B: { l: 3, p: 4 }, C: { l: 5, p: 6 } } };
    expect(await read(document)).toEqual([
      ['key', 'l', 'p'],
      ['A', 1, 2],
      ['B', 3, 4],
      ['C', 5, 6],
    ]);
  });

  it('may be nested in others, or stand in lists', async () => {
    const year = { A: { l: 1, p: 2 }, B: { l: 3, p: 4 }, C: { l: 5, p: 6 } };
    const nested = await read({ '2022': year, '2023': year });
    expect(nested[0]).toEqual(['key', 'key_2', 'l', 'p']);
    expect(nested).toHaveLength(7);
    const list = [
      { l: 1, p: 2 },
      { l: 3, p: 4 },
    ];
    expect(await read({ '2022': list, '2023': list })).toHaveLength(5);
  });

  it('are columns where their rows are numbered', async () => {
    expect(await read({ kec: { '0': 'A', '1': 'B' }, n: { '0': 1, '1': 2 } })).toEqual([
      ['kec', 'n'],
      ['A', 1],
      ['B', 2],
    ]);
  });

  it('are not the parts of one record', async () => {
    expect(
      await read({ alamat: { jalan: 'x', kota: 'y' }, kontak: { surel: 'z', telp: 't' }, no: { a: 1 } }),
    ).toHaveLength(2);
  });
});
