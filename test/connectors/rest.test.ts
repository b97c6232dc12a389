import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isMissing } from '../left-out.js';
import { corpus } from './corpus.js';
import { json, type Play, records, serve, type TestServer, take } from './server.js';

const servers: TestServer[] = [];
async function source(play: Play): Promise<TestServer> {
  const server = await serve(play);
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const rest = (url: string, more: object = {}) => ({ connector: 'rest', url, ...more });
const failure = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });
const numbers = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => ({ id: from + i }));
const param = (request: { url: string }, name: string) =>
  Number(new URL(request.url, 'http://x').searchParams.get(name));

describe('records of one answer', () => {
  it('are the array at their path', async () => {
    const { url, seen } = await source((_, response) =>
      json(response, { meta: {}, result: { rows: numbers(0, 2) } }),
    );
    expect(
      await records(rest(`${url}/v1/sampah`, { records: 'result.rows', query: { kota: '36.72' } })),
    ).toEqual(numbers(0, 2));
    expect(seen[0]?.url).toBe('/v1/sampah?kota=36.72');
  });

  it('keep their numbers as they were written', async () => {
    const { url } = await source((_, response) =>
      response.end('{"data":[{"a":1.0,"b":12345678901234567890}]}'),
    );
    const [file] = await take(rest(url, { records: 'data' }));
    expect(file?.body?.toString()).toContain('{"a":1.0,"b":12345678901234567890}');
  });

  it('may be the whole answer, one object, or none at all', async () => {
    const answers = [
      '[{"id":1}]',
      '{"id":1}',
      '\uFEFF[]',
      '{"data":null}',
      '{"data":""}',
      '{"data":[]}',
      '{"data":{"id":1}}',
    ];
    const { url } = await source((request, response) => response.end(answers[param(request, 'n')]));
    const read = answers.map((answer, n) =>
      records(rest(`${url}/?n=${n}`, { records: answer.startsWith('{"data"') ? 'data' : '' })),
    );
    expect(await Promise.all(read)).toEqual([[{ id: 1 }], [{ id: 1 }], [], [], [], [], [{ id: 1 }]]);
  });

  it('are not sent again when nothing changed', async () => {
    const { url } = await source((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 200, { etag: '"a"' }).end('[]');
    });
    const [first] = await take(rest(url));
    const [second] = await take(rest(url), {
      validators: () => ({ etag: first?.etag ?? null, lastModified: null }),
    });
    expect(first).toMatchObject({ etag: '"a"', body: Buffer.from('[\n]\n') });
    expect(second?.body).toBeNull();
  });

  it('are fetched again when the answer ends in the middle', async () => {
    const whole = JSON.stringify({ data: numbers(0, 50) });
    const { url, seen } = await source((_, response, nth) =>
      response.end(nth === 1 ? whole.slice(0, 200) : whole),
    );
    expect(await records(rest(url, { records: 'data' }))).toEqual(numbers(0, 50));
    expect(seen).toHaveLength(2);
  });

  it.skipIf(isMissing(corpus('')))('of a forecast are found inside of arrays of arrays', async () => {
    const answer = readFileSync(corpus('api-bmkg-forecast/bmkg_prakiraan_32.75.03.1006_excerpt.json'));
    const { url } = await source((_, response) => response.end(answer));
    const steps = await records(rest(url, { records: 'data[].cuaca[][]' }));
    expect(steps).toHaveLength(6);
    const at = (time: string) => steps.find((step) => step.local_datetime === time);
    expect(at('2026-02-28 13:00:00')?.t).toBe(30);
    expect(at('2026-02-28 22:00:00')?.ws).toBe(5.7);
    expect(at('2026-03-01 01:00:00')?.hu).toBe(92);
    expect(at('2026-03-01 04:00:00')?.ws).toBe(11.4);
  });

  it.skipIf(isMissing(corpus('')))('of a chart are its blocks, as they are', async () => {
    const answer = readFileSync(corpus('banten-kemiskinan-json/ik-kabupaten-kota-010.json'));
    const { url } = await source((_, response) => response.end(answer));
    const blocks = await records(rest(`${url}/ik-kabupaten-kota-010.json`));
    expect(blocks).toEqual(JSON.parse(answer.toString()));
  });
});

describe('an answer that says it is cut short', () => {
  const features = [{ attributes: { kec: 'Cibeber', n: 4 } }];
  it.each([
    ['a flag', { features, exceededTransferLimit: true }, 'features', /exceededTransferLimit = true/],
    ['a total', { meta: { total: 12 }, data: numbers(0, 10) }, 'data', /meta\.total = 12/],
    ['a next page', { data: numbers(0, 10), links: { next: '/?page=2' } }, 'data', /links\.next/],
    ['a link', { data: numbers(0, 10), links: [{ rel: 'next', href: '/2' }] }, 'data', /links\.rel = next/],
    [
      'a last page',
      { data: { page: 1, totalPages: 3, rows: numbers(0, 10) } },
      'data.rows',
      /totalPages = 3/,
    ],
  ])('by %s is not taken for whole, unless the source is said to be', async (_, answer, at, says) => {
    const { url } = await source((_request, response) => json(response, answer));
    await expect(records(rest(url, { records: at }))).rejects.toEqual(failure('SD_SOURCE_PARTIAL', says));
    expect(await records(rest(url, { records: at, whole: true }))).not.toHaveLength(0);
  });

  it.each([
    ['as many', { total: 10, data: numbers(0, 10) }],
    ['the sum of a column', { total: 45, data: numbers(0, 10) }],
    ['values of the records themselves', { data: [{ total: 99, next: 'x', exceededTransferLimit: true }] }],
    ['nothing of the kind', { total: null, data: numbers(0, 10), next: '' }],
  ])('is none where it says %s', async (_, answer) => {
    const { url } = await source((_request, response) => json(response, answer));
    expect(await records(rest(url, { records: 'data' }))).toEqual(answer.data);
  });

  it('at the end of its pages is not taken for whole either', async () => {
    const { url } = await source((request, response) =>
      json(response, { total: 9, data: param(request, 'page') === 1 ? numbers(0, 4) : numbers(4, 7) }),
    );
    const paging = { by: 'page', size_param: 'n', size: 4 };
    await expect(records(rest(url, { records: 'data', paging }))).rejects.toEqual(
      failure('SD_SOURCE_PARTIAL', /gave 7 records and says total = 9/),
    );
  });
});

describe('records on many pages', () => {
  it('are followed by page until a page is short', async () => {
    const { url, seen } = await source((request, response) => {
      const page = param(request, 'page');
      json(response, { data: numbers((page - 1) * 4, Math.min(page * 4, 10)) });
    });
    const paging = { by: 'page', size_param: 'per_page', size: 4 };
    expect(await records(rest(url, { records: 'data', paging }))).toEqual(numbers(0, 10));
    expect(seen.map((request) => request.url)).toEqual([1, 2, 3].map((page) => `/?page=${page}&per_page=4`));
  });

  it('are followed to the number of pages that the answer gives', async () => {
    const { url, seen } = await source((request, response) => {
      json(response, {
        last_page: '3',
        data: numbers(param(request, 'page') * 2, param(request, 'page') * 2 + 2),
      });
    });
    const paging = { by: 'page', pages_path: 'last_page' };
    expect(await records(rest(url, { records: 'data', paging }))).toHaveLength(6);
    expect(seen).toHaveLength(3);
  });

  it('are followed by offset to the total, even where pages are smaller than asked', async () => {
    const { url, seen } = await source((request, response) => {
      const offset = param(request, 'offset');
      json(response, { total: 25, items: numbers(offset, Math.min(offset + 10, 25)) });
    });
    const paging = { by: 'offset', size: 1000, total_path: 'total' };
    expect(await records(rest(url, { records: 'items', paging }))).toEqual(numbers(0, 25));
    expect(seen).toHaveLength(3);
  });

  it('are followed by skip as Open Data Jabar gives them, and a cap that nobody mentioned loses nothing', async () => {
    const { url } = await source((request, response) => {
      const skip = param(request, 'skip');
      json(response, { data: numbers(skip, Math.min(skip + 100, 237)) });
    });
    expect(await records(rest(url, { records: 'data', paging: { by: 'skip', size: 500 } }))).toEqual(
      numbers(0, 237),
    );
  });

  it('are followed in the body of a POST as Satu Data Jakarta gives them', async () => {
    const { url, seen } = await source((request, response) => {
      const { page, per_page } = JSON.parse(request.body);
      json(response, { data: numbers((page - 1) * per_page, Math.min(page * per_page, 5)), total: 5 });
    });
    const body = { page_url: 'jumlah-penduduk-{year}', kategori: 'dataset', filters: [] };
    const paging = { by: 'page', size_param: 'per_page', size: 2, total_path: 'total' };
    const [file] = await take(rest(url, { method: 'POST', body, records: 'data', paging }), {
      periods: ['2024'],
    });
    expect(JSON.parse(file?.body?.toString() ?? '')).toEqual(numbers(0, 5));
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      ...body,
      page_url: 'jumlah-penduduk-2024',
      page: 1,
      per_page: 2,
    });
    expect(file).toMatchObject({ period: 2024000, location: `${url}/#2024` });
  });

  it('are followed by a cursor, be it a token or an address', async () => {
    const { url, seen } = await source((request, response) => {
      const token = new URL(request.url, 'http://x').searchParams.get('cursor');
      const next = { null: 'dua', dua: `${request.url.split('?')[0]}?cursor=tiga`, tiga: null }[
        String(token)
      ];
      json(response, { data: [{ token }], links: { next } });
    });
    const paging = { by: 'cursor', param: 'cursor', next_path: 'links.next' };
    const found = await records(rest(`${url}/v2`, { records: 'data', paging, query: { key: '${KEY}' } }), {
      env: { KEY: 'abcdef' },
    });
    expect(found.map((record) => record.token)).toEqual([null, 'dua', 'tiga']);
    expect(seen.every((request) => request.url.includes('key=abcdef'))).toBe(true);
  });

  it('keep no half page when one breaks off and comes again', async () => {
    const { url } = await source((request, response, nth) => {
      const offset = param(request, 'offset');
      const body = JSON.stringify({ data: numbers(offset, Math.min(offset + 500, 1200)) });
      response.writeHead(200, { 'content-length': body.length });
      if (nth % 2 === 0) return response.end(body);
      response.write(body.slice(0, body.length / 2));
      setTimeout(() => response.destroy(), 5);
    });
    const paging = { by: 'offset', size: 500 };
    expect(await records(rest(url, { records: 'data', paging }))).toEqual(numbers(0, 1200));
  });

  it('are refused when the source gives the same page again and again', async () => {
    const { url, seen } = await source((_, response) => json(response, { data: numbers(0, 3) }));
    const asked = take(rest(url, { records: 'data', paging: { by: 'page' } }));
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_PAGING', /same page again/));
    expect(seen).toHaveLength(2);
  });

  it('are refused when a cursor comes back', async () => {
    const { url } = await source((_, response, nth) => json(response, { data: [{ nth }], next: 'x' }));
    const asked = take(
      rest(url, { records: 'data', paging: { by: 'cursor', param: 'c', next_path: 'next' } }),
    );
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_PAGING', /same cursor/));
  });

  it('are refused when the next page is on another host', async () => {
    const { url } = await source((_, response) =>
      json(response, { data: [{}], next: 'https://evil.example/?p=2' }),
    );
    const asked = take(
      rest(url, { records: 'data', paging: { by: 'cursor', param: 'c', next_path: 'next' } }),
    );
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_PAGING', /evil\.example/));
  });

  it('are refused when fewer come than the source counts', async () => {
    const { url } = await source((request, response) => {
      json(response, { total: 9, data: param(request, 'offset') === 0 ? numbers(0, 4) : [] });
    });
    const asked = take(rest(url, { records: 'data', paging: { by: 'offset', total_path: 'total' } }));
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_PAGING', /has 9 records and gave 4/));
  });

  it('are refused when there is no end to them', async () => {
    const { url } = await source((request, response) =>
      json(response, { data: [{ id: param(request, 'page') }] }),
    );
    const asked = take(rest(url, { records: 'data', paging: { by: 'page' }, max_pages: 4 }));
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_PAGING', /more than 4 pages/));
  });

  it('are refused when all of them together are too large', async () => {
    const { url } = await source((request, response) => {
      json(response, { data: [{ page: param(request, 'page'), text: 'x'.repeat(600_000) }] });
    });
    const asked = take(rest(url, { records: 'data', paging: { by: 'page' }, max_megabytes: 1 }));
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_TOO_LARGE', /page after page/));
  });

  it('are all there and in order, whatever the sizes of table and page', async () => {
    const { url } = await source((request, response) => {
      const [skip, limit, total] = [param(request, 'skip'), param(request, 'limit'), param(request, 'total')];
      json(response, { data: numbers(skip, Math.min(skip + limit, total)) });
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 15 }), async (total, size) => {
        const asked = rest(`${url}/?total=${total}`, { records: 'data', paging: { by: 'skip', size } });
        expect(await records(asked)).toEqual(numbers(0, total));
      }),
      { numRuns: 30 },
    );
  });
});

describe('an answer that is not what was agreed', () => {
  const answered = async (body: string, more: object = { records: 'result.records' }) => {
    const { url } = await source((_, response) => response.end(body));
    return take(rest(url, { attempts: 1, ...more }));
  };

  it('names the keys that stand where the records should', async () => {
    const asked = answered('{"result":{"rows":[],"total":3},"time":1}');
    await expect(asked).rejects.toEqual(
      failure('SD_SOURCE_SHAPE', /“result.records”; at “result” there are: rows, total/),
    );
    await expect(answered('{"a":1,"b":2}')).rejects.toEqual(
      failure('SD_SOURCE_SHAPE', /at the top there are: a, b/),
    );
    await expect(answered('[1,2]')).rejects.toEqual(failure('SD_SOURCE_SHAPE', /no object/));
    await expect(answered('{"result":{"records":7}}')).rejects.toEqual(failure('SD_SOURCE_SHAPE'));
    await expect(answered('null', {})).rejects.toEqual(failure('SD_SOURCE_SHAPE'));
  });

  it('is told with the message in it', async () => {
    await expect(answered('{"status":"error","message":"parameter kota wajib diisi"}')).rejects.toEqual(
      failure('SD_SOURCE_API_ERROR', /parameter kota wajib diisi/),
    );
    await expect(answered('{"status":"Error","message":"x"}', {})).rejects.toEqual(
      failure('SD_SOURCE_API_ERROR'),
    );
    await expect(
      answered('{"success":false,"error":{"message":"nope"},"result":{"records":[]}}'),
    ).rejects.toEqual(failure('SD_SOURCE_API_ERROR', /nope/));
  });

  it('is refused when it lacks a value that is expected of it', async () => {
    const more = { records: 'data', expect: { kode: 200 } };
    await expect(answered('{"kode":500,"data":[]}', more)).rejects.toEqual(
      failure('SD_SOURCE_API_ERROR', /kode = 500 instead of 200/),
    );
    expect(await answered('{"kode":200,"data":[]}', more)).toHaveLength(1);
  });

  it('is recognised as a page, as nothing, as broken JSON and as no JSON', async () => {
    await expect(answered('<html><title>Login</title></html>')).rejects.toEqual(
      failure('SD_SOURCE_HTML', /login page/),
    );
    await expect(answered('')).rejects.toEqual(failure('SD_SOURCE_NOT_JSON', /empty answer/));
    await expect(answered('kecamatan;ton\n')).rejects.toEqual(
      failure('SD_SOURCE_NOT_JSON', /begins with “kecamatan;ton”/),
    );
    await expect(answered('{"result":{"records":[{"a":NaN}]}}')).rejects.toEqual(
      failure('SD_SOURCE_NOT_JSON', /NaN/),
    );
    await expect(answered('{"result":{"records":[{"a":1}')).rejects.toEqual(
      failure('SD_SOURCE_BROKEN', /ends early/),
    );
    await expect(answered('{"result":{"records":["a"]}}')).rejects.toEqual(
      failure('SD_SOURCE_SHAPE', /single values such as "a"/),
    );
  });
});
