// A real server on the loopback plays a portal, an API and a folder of files.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDataset } from '../../pipelines/new-dataset.js';
import { json, serve, type TestServer } from '../connectors/server.js';
import { ports, proposing } from './proposing.js';

const { made, config } = proposing();
const csv =
  'Kecamatan,Tahun,Jumlah Penduduk (jiwa)\nCibeber,2024,60740\nCilegon,2024,40279\nGrogol,2024,37419\n';
const names = ['Cibeber', 'Cilegon', 'Grogol', 'Purwakarta', 'Citangkil', 'Jombang'];
const aduan = names.map((kecamatan, i) => ({ kecamatan, tahun: 2024, jumlah_aduan: 10 + i }));
let server: TestServer;

beforeAll(async () => {
  server = await serve(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://x');
    if (pathname === '/data/api/3/action/package_show')
      return json(response, {
        success: true,
        result: {
          resources: [
            {
              id: 'r1',
              name: 'Penduduk 2024.csv',
              format: 'CSV',
              url: `${server.url}/unduh/penduduk-2024.csv`,
            },
          ],
        },
      });
    if (pathname.endsWith('.csv') || pathname === '/id/dataset/halaman')
      return response.writeHead(200, { 'content-type': 'text/csv' }).end(csv);
    if (pathname === '/api/aduan') {
      const page = Number(searchParams.get('page') ?? 1);
      return json(response, {
        status: 'OK',
        data: { rows: aduan.slice(page * 2 - 2, page * 2) },
        meta: { current: page, last_page: 3 },
      });
    }
    if (pathname === '/api/bulanan')
      return json(
        response,
        names.map((kecamatan, i) => ({ kecamatan, pohon: 5 + i })),
      );
    return response.writeHead(404).end();
  });
});
afterAll(() => server.close());

describe('a dataset made from an address has its source', () => {
  test('from the page of a package on a CKAN portal', async () => {
    const { draft, rehearsal } = await made(
      'dukcapil/penduduk-portal',
      `${server.url}/data/id/dataset/penduduk`,
    );
    expect(draft.source).toEqual({ connector: 'ckan', portal: `${server.url}/data`, package: 'penduduk' });
    expect(rehearsal).toMatchObject({ observations: 3, returned: 0 });
  });

  test('from a call of the portal, and from the page of one resource', async () => {
    const call = await made(
      'dukcapil/penduduk-call',
      `${server.url}/data/api/3/action/package_show?id=penduduk`,
    );
    expect(call.draft.source).toMatchObject({ connector: 'ckan', package: 'penduduk' });
    const one = await made('dukcapil/penduduk-satu', `${server.url}/data/dataset/penduduk/resource/r1`);
    expect(one.draft.source).toMatchObject({ package: 'penduduk', resource: 'r1' });
  });

  test('from a file, which is another one each year', async () => {
    const { draft, text } = await made('dukcapil/penduduk-berkas', `${server.url}/unduh/penduduk-2024.csv`);
    expect(draft.source).toEqual({ connector: 'http', url: `${server.url}/unduh/penduduk-{year}.csv` });
    expect(text).toContain(`Diusulkan dari ${server.url}/unduh/penduduk-2024.csv`);
  });

  test('from a page that only looks like a portal', async () => {
    const { draft } = await made('dukcapil/penduduk-mirip', `${server.url}/id/dataset/halaman`);
    expect(draft.source).toEqual({ connector: 'http', url: `${server.url}/id/dataset/halaman` });
  });

  test('from an API that gives a page at a time', async () => {
    const { draft, rehearsal } = await made('diskominfo/aduan', `${server.url}/api/aduan?page=1&tahun=2024`);
    expect(draft.source).toEqual({
      connector: 'rest',
      url: `${server.url}/api/aduan`,
      query: { tahun: '{year}' },
      records: 'data.rows',
      paging: { by: 'page', param: 'page', pages_path: 'meta.last_page' },
    });
    expect(rehearsal.observations).toBe(6);
    expect(
      server.seen.filter(({ url }) => url.startsWith('/api/aduan?') && url.includes('page=3')),
    ).not.toEqual([]);
  });

  test('from an API whose parameters alone say the month', async () => {
    const { draft } = await made('dlh/pohon', `${server.url}/api/bulanan?tahun=2024&bulan=08`);
    expect(draft.source).toMatchObject({ query: { tahun: '{year}', bulan: '{month:02}' }, records: '' });
    expect(draft.frequency).toBe('monthly');
  });

  test.each([
    ['/tidak/ada.xlsx', 'SD_SOURCE_NOT_FOUND'],
    ['/api/aduan?key=rahasia', 'SD_NEW_ADDRESS'],
  ])('and none where nothing can be had: %s', async (path, code) => {
    const request = { id: 'dlh/tidak-ada', file: server.url + path, config };
    await expect(newDataset(request, ports)).rejects.toMatchObject({ code });
  });
});
