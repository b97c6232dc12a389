import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { isMissing } from '../left-out.js';
import { corpus } from './corpus.js';
import { everythingIn, json, type Play, records, serve, type TestServer, take } from './server.js';

const servers: TestServer[] = [];
async function source(play: Play): Promise<TestServer> {
  const server = await serve(play);
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const key = 'kunci-bps-0123456789';
const env = { BPS_API_KEY: key };
const bps = (base: string, more: object) => ({
  connector: 'bps',
  base,
  key: '${BPS_API_KEY}',
  domain: '3672',
  ...more,
});
const failure = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });
const fixture = (name: string) =>
  readFileSync(corpus(`api-bps-webapi-fixtures/${name}_fixture.json`), 'utf8');
const item = (val: number | string, label: string) => ({ val, label });

/** A table of one variable with two rows of area, both sexes and the years asked for. */
function table(years: readonly number[], cells: Record<string, unknown>): object {
  return {
    status: 'OK',
    'data-availability': 'available',
    var: [{ val: 31, label: 'Jumlah <i>Penduduk</i>', unit: 'Jiwa', note: '' }],
    turvar: [item(1, 'Laki-laki'), item(2, 'Perempuan')],
    vervar: [item('9999', '<b>KOTA CILEGON</b>'), item(7, 'Pulo&nbsp;Merak \t')],
    tahun: years.map((year) => item(year - 1900, String(year))),
    turtahun: [item(0, 'Tahun')],
    datacontent: cells,
  };
}

describe('dynamic data of BPS', () => {
  it.skipIf(isMissing(corpus('')))('become one record for each cell', async () => {
    const { url } = await source((_, response) => response.end(fixture('dynamic_table_detail')));
    const found = await records(bps(url, { model: 'data', id: '31', years: '1999..2000' }), { env });
    expect(found).toHaveLength(3);
    expect(found.map((record) => [record.vervar_label, record.tahun_label, record.value])).toEqual([
      ['Pinrang', '1999', 308669],
      ['Pinrang', '2000', 311595],
      ['Pinrang', '2001', 312473],
    ]);
    expect(found[0]).toMatchObject({
      var_label: 'Jumlah Penduduk',
      unit: 'Jiwa',
      turtahun_label: 'Tahun',
      vervar: '7315',
    });
  });

  it('are asked for two years at a time, with the key in the path and nowhere else', async () => {
    const { url, seen } = await source((request, response) => {
      const [, from, , to] = /\/th\/(\d+)(:(\d+))?\//.exec(request.url) ?? [];
      const years = [...new Set([Number(from), Number(to ?? from)])];
      const cells = Object.fromEntries(years.map((year) => [`9999311${year}0`, year]));
      json(
        response,
        table(
          years.map((year) => year + 1900),
          cells,
        ),
      );
    });
    const [file] = await take(bps(`${url}/`, { model: 'data', id: '31', years: '2019..2023' }), { env });
    expect(seen.map((request) => request.url)).toEqual(
      ['119:120', '121:122', '123'].map(
        (th) => `/list/model/data/lang/ind/domain/3672/var/31/th/${th}/key/${key}`,
      ),
    );
    expect(JSON.parse(file?.body?.toString() ?? '')).toHaveLength(5);
    expect(file).toMatchObject({
      location: `${url}/list/model/data/lang/ind/domain/3672/var/31`,
      fileName: 'bps-3672-data-31.json',
      period: null,
    });
  });

  it('are asked for the years owed when the source names none', async () => {
    const { url, seen } = await source((_, response) => json(response, table([2024], {})));
    const [file] = await take(bps(url, { model: 'data', id: '31', query: { turvar: '5' } }), {
      env,
      periods: ['2024-01', '2024-02'],
    });
    expect(seen.map((request) => request.url)).toEqual([
      `/list/model/data/lang/ind/domain/3672/var/31/turvar/5/th/124/key/${key}`,
    ]);
    expect(file).toMatchObject({ period: 2024000, body: Buffer.from('[\n]\n') });
  });

  it('lose their markup, and keep the signs that stand for numbers', async () => {
    const { url } = await source((_, response) =>
      json(response, table([2024], { '73111240': '-', '99993121240': 5.25 })),
    );
    const found = await records(bps(url, { model: 'data', id: '31', years: '2024' }), { env });
    expect(found).toEqual([
      expect.objectContaining({
        vervar_label: 'KOTA CILEGON',
        turvar_label: 'Perempuan',
        var_label: 'Jumlah Penduduk',
        value: 5.25,
      }),
      expect.objectContaining({ vervar_label: 'Pulo Merak', turvar_label: 'Laki-laki', value: '-' }),
    ]);
  });

  it('are refused when a cell fits none of the lists', async () => {
    const { url } = await source((_, response) =>
      json(response, table([2024], { '99993111240': 1, '12345': 2 })),
    );
    const asked = take(bps(url, { model: 'data', id: '31', years: '2024' }), { env });
    await expect(asked).rejects.toEqual(
      failure('SD_SOURCE_SHAPE', /1 of 2 cells that fit none of its lists, e\.g\. 12345/),
    );
  });

  it('are refused when a cell could stand in two places', async () => {
    const twice = {
      ...table([2024], { '731112400': 1 }),
      vervar: [item(7, 'A')],
      turvar: [item(1, 'a')],
      tahun: [item(124, 'x'), item(1240, 'y')],
      turtahun: [item(0, ''), item('00', '')],
    };
    const { url } = await source((_, response) => json(response, twice));
    const asked = take(bps(url, { model: 'data', id: '31', years: '2024' }), { env });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_SHAPE', /two places/));
  });

  it('may be an empty dictionary, written as an empty list', async () => {
    const { url } = await source((_, response) => json(response, { ...table([2024], {}), datacontent: [] }));
    expect(await records(bps(url, { model: 'data', id: '31', years: '2024' }), { env })).toEqual([]);
  });
});

describe('a list of BPS', () => {
  it.skipIf(isMissing(corpus('')))('is followed over its 51 pages', async () => {
    const list = JSON.parse(fixture('variable_list'));
    const { url, seen } = await source((request, response) => {
      const page = Number(new URL(request.url, 'http://x').searchParams.get('page'));
      json(response, { ...list, data: [{ ...list.data[0], page }, list.data[1]] });
    });
    const [file] = await take(bps(url, { model: 'list', id: 'var' }), { env });
    expect(seen).toHaveLength(51);
    expect(JSON.parse(file?.body?.toString() ?? '')).toHaveLength(510);
    expect(file?.location).toBe(`${url}/list?model=var&domain=3672&lang=ind&page=1`);
    expect(seen[50]?.url).toBe(`/list?model=var&domain=3672&lang=ind&page=51&key=${key}`);
  });

  it('loses blanks and markup around its texts', async () => {
    const { url } = await source((_, response) =>
      json(response, {
        status: 'OK',
        'data-availability': 'available',
        data: [{ page: 1, pages: 1 }, [{ id: 1, nama: 'Morowali <b>Utara</b> ' }]],
      }),
    );
    expect(await records(bps(url, { model: 'list', id: 'vervar' }), { env })).toEqual([
      { id: 1, nama: 'Morowali Utara' },
    ]);
  });

  it('is refused when it gives another page than the one asked for', async () => {
    const data = [{ page: 1, pages: 3 }, [{ id: 1 }]];
    const { url } = await source((_, response) =>
      json(response, { status: 'OK', 'data-availability': 'available', data }),
    );
    const asked = take(bps(url, { model: 'list', id: 'var' }), { env });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_PAGING', /asked for page 2 and gave page 1 of 3/));
  });
});

describe('a static table of BPS', () => {
  it.skipIf(isMissing(corpus('')))('becomes a page with its table unescaped', async () => {
    const { url, seen } = await source((_, response) => response.end(fixture('static_table_detail')));
    const [file] = await take(bps(url, { model: 'statictable', id: '23' }), { env });
    const html = file?.body?.toString() ?? '';
    expect(seen[0]?.url).toBe(`/view?model=statictable&domain=3672&lang=ind&id=23&key=${key}`);
    expect(file?.fileName).toBe('bps-3672-statictable-23.html');
    expect(html).toContain(
      '<title>Keadaan Tenaga Kesehatan Menurut Jenisnya di Kabupaten Pinrang Tahun 2014</title>',
    );
    expect(html).toContain('<table class="excel" cellpadding=0');
    expect(html).not.toContain('&lt;td');
  });

  it.each([
    ['twice escaped', '&amp;lt;table&amp;gt;&amp;lt;/table&amp;gt;'],
    ['not escaped', '<table></table>'],
  ])('is found even when it is %s', async (_, text) => {
    const { url } = await source((_, response) =>
      json(response, { status: 'OK', data: { title: 'A & B', table: text } }),
    );
    const [file] = await take(bps(url, { model: 'statictable', id: '1' }), { env });
    expect(file?.body?.toString()).toBe(
      '<!doctype html>\n<meta charset="utf-8">\n<title>A &amp; B</title>\n<table></table>\n',
    );
  });

  it('is missed when the answer holds none', async () => {
    const { url } = await source((_, response) =>
      json(response, { status: 'OK', data: { table: 'kosong' } }),
    );
    await expect(take(bps(url, { model: 'statictable', id: '1' }), { env })).rejects.toEqual(
      failure('SD_SOURCE_SHAPE', /no table/),
    );
  });
});

describe('an answer of BPS that holds no data', () => {
  const models = [
    { model: 'data', id: '1', years: '2024' },
    { model: 'list', id: 'var' },
    { model: 'statictable', id: '1' },
  ];

  it.skipIf(isMissing(corpus(''))).each(models)('is raised with its message for $model', async (more) => {
    const { url, seen } = await source((_, response) => response.end(fixture('error')));
    await expect(take(bps(url, more), { env })).rejects.toEqual(
      failure('SD_SOURCE_API_ERROR', /There is something wrong!/),
    );
    expect(seen).toHaveLength(1);
  });

  it.skipIf(isMissing(corpus(''))).each(['unavailable', 'list_unavailable'])(
    'is empty when it is %s, not failed',
    async (name) => {
      const { url } = await source((_, response) => response.end(fixture(name)));
      expect(await records(bps(url, { model: 'data', id: '1', years: '2024' }), { env })).toEqual([]);
      expect(await records(bps(url, { model: 'list', id: 'var' }), { env })).toEqual([]);
      expect(await take(bps(url, { model: 'statictable', id: '1' }), { env })).toEqual([]);
    },
  );

  it.each([
    [
      'an error nested in it',
      {
        status: 'OK',
        data: [
          { page: 1, pages: 1 },
          { status: 400, condition: 'ERROR', message: 'var salah' },
        ],
      },
      'SD_SOURCE_API_ERROR',
      /var salah/,
    ],
    ['null', null, 'SD_SOURCE_SHAPE', /is null/],
    ['someone else’s JSON', { result: [] }, 'SD_SOURCE_SHAPE', /keys: result/],
    ['a list without pages', { status: 'OK', data: [] }, 'SD_SOURCE_SHAPE', /no list/],
  ])('is told when it is %s', async (_, answer, code, message) => {
    const { url } = await source((_, response) => json(response, answer));
    await expect(take(bps(url, { model: 'list', id: 'var' }), { env })).rejects.toEqual(
      failure(code, message),
    );
  });

  it('is told when it is a robot check, in place of data', async () => {
    const { url } = await source((_, response) =>
      response.writeHead(403).end('<html><title>Just a moment...</title></html>'),
    );
    const asked = take(bps(url, { model: 'list', id: 'var' }), { env });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_HTML', /robot check/));
  });

  it('never shows the key, not even when BPS quotes it', async () => {
    const { url } = await source((_, response) =>
      json(response, { status: 'Error', message: `Key ${key} tidak dikenal` }),
    );
    for (const more of models) {
      const logged: string[] = [];
      const error: unknown = await take(bps(url, more), { env, logged }).catch((caught: unknown) => caught);
      expect(everythingIn(error) + logged.join()).toContain('Key *** tidak dikenal');
      expect(everythingIn(error) + logged.join()).not.toContain(key);
    }
  });

  it('is not asked for without a key', async () => {
    const asked = take(bps('http://127.0.0.1:1', { model: 'list', id: 'var' }));
    await expect(asked).rejects.toEqual(failure('SD_CONFIG_SECRET_MISSING', /BPS_API_KEY/));
  });
});
