import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleKey } from '../../samples/routes/answer.js';
import { type SampleServer, startSampleServer } from '../../samples/server.js';

let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer(0);
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

async function read(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const answer: unknown = await (await fetch(server.url + path, init)).json();
  // Every JSON answer of the sample server is an object.
  return answer as Record<string, unknown>;
}

const sizeOf = (value: unknown) => (Array.isArray(value) ? value.length : -1);

describe('the sample server', () => {
  it('hands out insured people page by page and says how many pages there are', async () => {
    const first = await read('/jkn/peserta?page=1&per_page=40');
    const last = await read('/jkn/peserta?page=3&per_page=40');
    expect(first.meta).toEqual({ page: 1, pages: 3, total: 96 });
    expect([sizeOf(first.data), sizeOf(last.data)]).toEqual([40, 16]);
  });

  it('leads through the super-app by the address of the next page to all 24 features of 36 months', async () => {
    let path: string | undefined = '/superapp/v1/statistik';
    let records = 0;
    while (path !== undefined) {
      const page: Record<string, unknown> = await read(path);
      records += sizeOf(page.items);
      path = typeof page.next === 'string' ? page.next.slice(server.url.length) : undefined;
    }
    expect(records).toBe(24 * 36);
  });

  it('skips and limits complaints and ends with a short page', async () => {
    const full = await read('/api-backend/bigdata/diskominfo/wakeh-info?limit=500&skip=0');
    const short = await read('/api-backend/bigdata/diskominfo/wakeh-info?limit=500&skip=1000');
    expect(sizeOf(full.data)).toBe(500);
    expect(sizeOf(short.data)).toBeLessThan(500);
  });

  it('takes the page of the roads from the body of a POST and refuses a GET', async () => {
    const path = '/backend/api/v2/satudata/get-table-data';
    const body = JSON.stringify({ page_url: 'lalu-lintas-ruas', page: 2, per_page: 150 });
    const page = await read(path, { method: 'POST', body });
    expect([page.total, sizeOf(page.data)]).toEqual([180, 30]);
    expect((await get(path)).status).toBe(405);
    expect((await fetch(server.url + path, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('gives permits only to who has the key', async () => {
    expect((await get('/perizinan/rekap')).status).toBe(401);
    const answer = await get('/perizinan/rekap', { 'x-api-key': sampleKey });
    expect(await answer.json()).toMatchObject({ hasil: { baris: expect.any(Array) } });
  });

  it('pages the ports through the datastore of CKAN and names what it does not have', async () => {
    const shown = await read('/ckan/api/3/action/package_show?id=arus-pelabuhan');
    expect(shown).toMatchObject({ success: true, result: { resources: [{ datastore_active: true }] } });
    const page = await read(
      '/ckan/api/3/action/datastore_search?resource_id=res-pelabuhan&limit=100&offset=100',
    );
    expect(page).toMatchObject({ success: true, result: { total: 144 } });
    expect(await read('/ckan/api/3/action/package_show?id=tidak-ada')).toMatchObject({ success: false });
    expect(await read('/ckan/api/3/action/datastore_search?resource_id=x')).toMatchObject({ success: false });
  });

  it('lets the industry workbook be downloaded from its package', async () => {
    const shown = await read('/ckan/api/3/action/package_show?id=industri-besar-sedang');
    expect(shown).toMatchObject({ result: { resources: [{ format: 'PDF' }, { format: 'XLSX' }] } });
    const file = await get('/ckan/dataset/industri-besar-sedang/industri-triwulanan.xlsx');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await get('/ckan/anything')).status).toBe(404);
  });

  it('answers 304 to who has the file already', async () => {
    const first = await get('/unduh/bansos-2024.xlsx');
    const etag = first.headers.get('etag') ?? '';
    const again = await get('/unduh/bansos-2024.xlsx', { 'if-none-match': etag });
    expect([first.status, again.status]).toEqual([200, 304]);
  });

  it('fails twice on the air of 2023 before it answers', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await get('/unduh/udara-2023.csv')).status);
    expect(statuses).toEqual([503, 503, 200]);
    const other = await startSampleServer(0);
    const known = { 'if-none-match': (await get('/unduh/udara-2023.csv')).headers.get('etag') ?? '' };
    expect((await fetch(`${other.url}/unduh/udara-2023.csv`, { headers: known })).status).toBe(304);
    await other.close();
  });

  it('knows nothing outside what was recorded', async () => {
    for (const path of ['/', '/unduh/lain.csv', '/unduh/..%2Fserver.ts'])
      expect((await get(path)).status).toBe(404);
  });

  it('answers what it cannot read with an error and stays up', async () => {
    const answer = await fetch(`${server.url}/backend/api/v2/satudata/get-table-data`, {
      method: 'POST',
      body: '{',
    });
    expect(answer.status).toBe(500);
    expect((await get('/jkn/peserta')).status).toBe(200);
  });
});

describe('the sample server as BPS', () => {
  const base = '/bps/v1/api/list';

  it('gives two years of dynamic data at a time, keyed by the concatenated dimensions', async () => {
    const path = (th: string) => `${base}/model/data/lang/ind/domain/3672/var/543/th/${th}/key/${sampleKey}/`;
    const two = await read(path('123:124'));
    expect(sizeOf(two.tahun)).toBe(2);
    expect(two.datacontent).toHaveProperty('367254301230');
    expect(await read(path('123:125'))).toMatchObject({ status: 'Error' });
    expect(await read(path('99'))).toMatchObject({ 'data-availability': 'not-available' });
    expect(sizeOf((await read(path('125'))).tahun)).toBe(1);
  });

  it('complains with status 200 about a key or a domain it does not know', async () => {
    const answer = await get(`${base}?model=indicators&domain=3672&key=salah`);
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: 'Error' }]);
    expect(await read(`${base}?model=indicators&domain=1&key=${sampleKey}`)).toMatchObject({
      status: 'Error',
    });
    expect(await read(`${base}?model=lain&domain=3672&key=${sampleKey}`)).toMatchObject({ data: '' });
  });

  it('lists the strategic indicators in two parts over pages', async () => {
    const page = await read(`${base}?model=indicators&domain=3672&page=2&key=${sampleKey}`);
    expect(page.data).toMatchObject([{ page: 2, pages: 2, total: 12 }, expect.any(Array)]);
  });
});

describe('a second sample server', () => {
  it('is refused on a port that is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startSampleServer(port)).rejects.toThrow(/EADDRINUSE/);
  });
});
