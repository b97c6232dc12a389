import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { isMissing } from '../left-out.js';
import { corpus } from './corpus.js';
import { everythingIn, json, type Play, records, type Seen, serve, type TestServer, take } from './server.js';

const servers: TestServer[] = [];
async function source(play: Play): Promise<TestServer> {
  const server = await serve(play);
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const ckan = (portal: string, more: object = {}) => ({
  connector: 'ckan',
  portal,
  package: 'jumlah-sekolah',
  ...more,
});
const failure = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

const csv = {
  id: 'r-1',
  name: 'Jumlah Sekolah',
  format: 'CSV',
  mimetype: 'text/csv',
  url: '/unduh/sekolah.csv',
};
const pdf = {
  id: 'r-2',
  name: 'Laporan',
  format: 'PDF',
  mimetype: 'application/pdf',
  url: 'http://x/laporan.pdf',
};
const wms = { id: 'r-3', name: 'Peta', format: 'WMS', mimetype: null, url: 'http://x/wms?service=WMS' };

/** Answers package_show with the resources, and the rest as told. */
const portal =
  (resources: readonly object[], rest: Play = () => undefined): Play =>
  (request, response, nth) =>
    request.url.startsWith('/api/3/action/package_show')
      ? json(response, { help: '', success: true, result: { name: 'x', resources } })
      : rest(request, response, nth);
const query = (request: Seen) => Object.fromEntries(new URL(request.url, 'http://x').searchParams);

describe('a package of a CKAN portal', () => {
  it('gives the file of its only table', async () => {
    const { url, seen } = await source(
      portal([pdf, csv, wms], (_, response) => response.end('kecamatan,sd\nCibeber,12')),
    );
    const [file] = await take(ckan(`${url}/`));
    expect(seen[0]?.url).toBe('/api/3/action/package_show?id=jumlah-sekolah');
    expect(file).toMatchObject({
      location: `${url}/unduh/sekolah.csv`,
      fileName: 'sekolah.csv',
      body: Buffer.from('kecamatan,sd\nCibeber,12'),
    });
  });

  it('gives the records of its datastore, page after page, without the number of the row', async () => {
    const total = 70_000;
    const { url, seen } = await source(
      portal([{ ...csv, datastore_active: true }], (request, response) => {
        const { offset, limit } = query(request);
        const count = Math.min(Number(limit), total - Number(offset));
        const found = Array.from({ length: count }, (_, i) => ({ _id: Number(offset) + i + 1, sd: i }));
        json(response, { success: true, result: { fields: [], records: found, total } });
      }),
    );
    const found = await records(ckan(url));
    expect(found).toHaveLength(total);
    expect(found[1]).toEqual({ sd: 1 });
    expect(seen.slice(1).map(query)).toEqual(
      [0, 32_000, 64_000].map((offset) => ({ resource_id: 'r-1', limit: '32000', offset: String(offset) })),
    );
  });

  it('gives the file when the datastore it promises is not there', async () => {
    const logged: string[] = [];
    const { url } = await source(
      portal([{ ...csv, datastore_active: true }], (request, response) => {
        if (request.url === csv.url) return response.end('a\n1');
        return json(response, { success: false, error: { message: 'Not found: Resource "r-1"' } }, 404);
      }),
    );
    const [file] = await take(ckan(url), { logged });
    expect(file?.body?.toString()).toBe('a\n1');
    expect(logged.join()).toContain('downloaded instead');
  });

  it('gives the resource that is named by id, name or file, also one a year', async () => {
    const resources = [2023, 2024].map((year) => ({
      ...csv,
      id: `id-${year}`,
      name: `Sekolah ${year}`,
      url: `/f/${year}.csv`,
    }));
    const { url } = await source(portal(resources, (request, response) => response.end(request.url)));
    const named = async (resource: string, periods: string[] = []) =>
      (await take(ckan(url, { resource }), { periods })).map((file) => file.body?.toString());
    expect(await named('ID-2024')).toEqual(['/f/2024.csv']);
    expect(await named('2023.csv')).toEqual(['/f/2023.csv']);
    expect(await named('sekolah {year}', ['2023', '2024', '2025'])).toEqual(['/f/2023.csv', '/f/2024.csv']);
  });

  it('gives its key to the portal, and to no other host', async () => {
    const other = await source((_, response) => response.end('a\n1'));
    const { url, seen } = await source(portal([{ ...csv, url: `${other.url}/sekolah.csv` }]));
    await take(ckan(url, { headers: { Authorization: '${KUNCI}' } }), { env: { KUNCI: 'rahasia-ckan' } });
    expect(seen[0]?.headers.authorization).toBe('rahasia-ckan');
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a package without a table to choose', () => {
  it('lists the tables when there are several', async () => {
    const { url } = await source(portal([csv, { ...csv, id: 'r-9', name: 'Lain' }]));
    await expect(take(ckan(url))).rejects.toEqual(
      failure('SD_SOURCE_RESOURCE', /several tables.*“Jumlah Sekolah”.*“Lain”/),
    );
  });

  it('says of each resource why it is none', async () => {
    const { url } = await source(portal([pdf, wms]));
    await expect(take(ckan(url))).rejects.toEqual(
      failure(
        'SD_SOURCE_RESOURCE',
        /“Laporan” \(r-2\) is declared PDF, but .*; “Peta” \(r-3\) is declared WMS, which is no table/,
      ),
    );
    await expect(take(ckan(url, { resource: 'Peta' }))).rejects.toEqual(
      failure('SD_SOURCE_RESOURCE', /no table: “Peta” \(r-3\)/),
    );
    await expect(take(ckan(url, { resource: 'x' }))).rejects.toEqual(
      failure('SD_SOURCE_NOT_FOUND', /no resource “x”; it has: “Laporan” \(r-2\); “Peta” \(r-3\)/),
    );
  });

  it('that is empty is said to be', async () => {
    const { url } = await source(portal([]));
    await expect(take(ckan(url))).rejects.toEqual(failure('SD_SOURCE_RESOURCE', /no resource at all/));
  });

  it.skipIf(isMissing(corpus('')))('is not fooled by a picture that is called CSV', async () => {
    const answer = readFileSync(corpus('api-ckan-muaraenim/ckan_package_show_akip.json'));
    const { url, seen } = await source((_, response) => response.end(answer));
    await expect(take(ckan(url))).rejects.toEqual(
      failure(
        'SD_SOURCE_RESOURCE',
        /declared CSV, but mimetype image\/png, name “Hasil Akip\.png”, address …\/hasil-akip\.png/,
      ),
    );
    expect(seen).toHaveLength(1);
  });

  it('is told with the message of the portal', async () => {
    const error = { success: false, error: { __type: 'Not Found Error', message: 'Tidak ditemukan' } };
    const { url } = await source((request, response) =>
      json(response, error, request.url.includes('a404') ? 404 : 200),
    );
    await expect(take(ckan(url))).rejects.toEqual(failure('SD_SOURCE_API_ERROR', /Tidak ditemukan/));
    await expect(take(ckan(url, { package: 'a404' }))).rejects.toEqual(
      failure('SD_SOURCE_NOT_FOUND', /Tidak ditemukan/),
    );
  });

  it('is told from a portal that is no CKAN', async () => {
    const { url } = await source((_, response) => json(response, { data: [], halo: 1 }));
    await expect(take(ckan(url))).rejects.toEqual(failure('SD_SOURCE_SHAPE', /there are: data, halo/));
  });

  it('is asked again when its answer ends in the middle', async () => {
    const whole = JSON.stringify({ success: true, result: { resources: [csv] } });
    const { url, seen } = await source((request, response, nth) =>
      response.end(request.url === csv.url ? 'a\n1' : whole.slice(0, nth === 1 ? 50 : undefined)),
    );
    expect(await take(ckan(url))).toHaveLength(1);
    expect(seen).toHaveLength(3);
  });

  it('is told when its datastore fails, and when it has a page or nothing to say', async () => {
    const stored = portal([{ ...csv, datastore_active: true }], (_, response) =>
      json(response, { success: false, error: { message: 'rusak' } }),
    );
    const { url } = await source(stored);
    await expect(take(ckan(url))).rejects.toEqual(failure('SD_SOURCE_API_ERROR', /rusak/));
    const page = await source((_, response) => response.end('<html><title>Portal</title></html>'));
    await expect(take(ckan(page.url))).rejects.toEqual(failure('SD_SOURCE_HTML', /web page/));
    const silent = await source((_, response) => response.end());
    await expect(take(ckan(silent.url))).rejects.toEqual(failure('SD_SOURCE_NOT_JSON', /empty answer/));
  });

  it('would give a secret to another host and is refused', async () => {
    const { url } = await source(portal([{ ...csv, url: 'http://lain.example/a.csv?token=rahasia-ckan' }]));
    const asked = take(ckan(url, { headers: { Authorization: '${KUNCI}' } }), {
      env: { KUNCI: 'rahasia-ckan' },
    });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_REDIRECT', /lain\.example/));
  });

  it('has no address to download', async () => {
    const { url } = await source(portal([{ ...csv, url: 'http://' }]));
    const error: unknown = await take(ckan(url)).catch((caught: unknown) => caught);
    expect(everythingIn(error)).toContain('SD_SOURCE_RESOURCE');
  });
});
