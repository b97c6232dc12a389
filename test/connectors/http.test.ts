import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { parsePeriodCode } from '../../model/period.js';
import { everythingIn, type Play, serve, type TestServer, take } from './server.js';

const servers: TestServer[] = [];
async function source(play: Play): Promise<TestServer> {
  const server = await serve(play);
  servers.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const http = (url: string, more: object = {}) => ({ connector: 'http', url, ...more });
const failure = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

describe('a file behind an address', () => {
  it('arrives with its name, its validators and the address it came from', async () => {
    const { url } = await source((_, response) => {
      response.writeHead(200, {
        etag: '"v1"',
        'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT',
        'content-disposition': `attachment; filename="x.csv"; filename*=UTF-8''Data%20Sampah%202024.csv`,
      });
      response.end('kecamatan;ton\nCibeber;12');
    });
    const [file] = await take(http(`${url}/unduh?id=7`));
    expect(file).toEqual({
      location: `${url}/unduh?id=7`,
      fileName: 'Data Sampah 2024.csv',
      period: null,
      etag: '"v1"',
      lastModified: 'Wed, 01 Jan 2025 00:00:00 GMT',
      body: Buffer.from('kecamatan;ton\nCibeber;12'),
    });
  });

  it('is not sent again when the source says that it did not change', async () => {
    const { url, seen } = await source((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end();
    });
    const [file] = await take(http(`${url}/a.xlsx`), {
      validators: () => ({ etag: '"v1"', lastModified: null }),
    });
    expect(seen).toHaveLength(1);
    expect(file).toMatchObject({ body: null, etag: '"v1"', location: `${url}/a.xlsx` });
  });

  it('is asked for once for each period its address names, the oldest first', async () => {
    const { url, seen } = await source((_, response) => response.end('x'));
    const files = await take(http(`${url}/{year}/{month:02}-{month:name}.csv`), {
      periods: ['2024-12', '2024-08'],
    });
    expect(seen.map((request) => request.url)).toEqual(['/2024/08-Agustus.csv', '/2024/12-Desember.csv']);
    expect(files.map((file) => file.period)).toEqual([
      parsePeriodCode('2024-08'),
      parsePeriodCode('2024-12'),
    ]);
  });

  it('is asked for once a year when only the year stands in its address', async () => {
    const { url } = await source((_, response) => response.end('x'));
    const files = await take(http(`${url}/{year}.csv`), { periods: ['2024-01', '2024-02', '2025-01'] });
    expect(files.map((file) => file.period)).toEqual([2024000, 2025000]);
  });

  it('arrives for every period that is there, although one in between is not', async () => {
    const { url } = await source((request, response) =>
      request.url === '/2023.csv' ? response.writeHead(404).end() : response.end('x'),
    );
    const periods = ['2022', '2023', '2024'];
    expect((await take(http(`${url}/{year}.csv`), { periods })).map((file) => file.period)).toEqual([
      2022000, 2024000,
    ]);
    await expect(take(http(`${url}/{year}.csv`), { periods: ['2023'] })).rejects.toEqual(
      failure('SD_SOURCE_NOT_FOUND'),
    );
  });

  it('arrives for every period that is in order, and the one that is not is told at the end', async () => {
    const { url } = await source((request, response) =>
      response.end(request.url === '/2022.csv' ? '<html><title>Login</title></html>' : 'x'),
    );
    const logged: string[] = [];
    const asked = take(http(`${url}/{year}.csv`), { periods: ['2022', '2023'], logged });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_HTML', /2022/));
    expect(logged.join()).toContain('2022: ');
  });

  it('is not asked for on and on when its source is down', async () => {
    const { url, seen } = await source((_, response) => response.writeHead(503).end());
    const asked = take(http(`${url}/{year}.csv`, { attempts: 1 }), { periods: ['2022', '2023'] });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_DOWN'));
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is unpacked when it comes as %s', async (encoding, pack) => {
    const { url } = await source((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(pack(Buffer.from('a;b\n1;2')));
    });
    const [file] = await take(http(url));
    expect(file?.body?.toString()).toBe('a;b\n1;2');
  });

  it('may be a page with a table: such files are called .xls by many offices', async () => {
    const html =
      '<html><head><title>Rekap</title></head><table><tr><td>Cibeber</td><td>12</td></tr></table></html>';
    const frames = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><frameset></frameset></html>';
    for (const body of [html, frames]) {
      const { url } = await source((_, response) => response.end(body));
      const [file] = await take(http(`${url}/rekap.xls`));
      expect(file?.body?.toString()).toBe(body);
    }
  });

  it('leaves nothing behind in the scratch directory', async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'satudata-test-'));
    const { url } = await source((_, response) => response.end('x'.repeat(200_000)));
    const [file] = await take(http(url), { scratch });
    expect(file?.body?.length).toBe(200_000);
    expect(await readdir(scratch)).toEqual([]);
  });
});

describe('a source that stumbles', () => {
  it('is asked again after two reset connections', async () => {
    const { url, seen } = await source((_, response, nth) =>
      nth < 3 ? response.socket?.resetAndDestroy() : response.end('ok'),
    );
    const [file] = await take(http(url));
    expect(file?.body?.toString()).toBe('ok');
    expect(seen).toHaveLength(3);
  });

  it('gives its file once, although the first download broke off in the middle', async () => {
    const { url } = await source((_, response, nth) => {
      response.writeHead(200, { 'content-length': '10' });
      if (nth > 1) return response.end('0123456789');
      response.write('01234');
      setTimeout(() => response.destroy(), 20);
    });
    const [file] = await take(http(url));
    expect(file?.body?.toString()).toBe('0123456789');
  });

  it('is left alone for as long as its Retry-After says', async () => {
    const times: number[] = [];
    const { url } = await source((_, response, nth) => {
      times.push(performance.now());
      if (nth === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end('ok');
    });
    await take(http(url));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
  });

  it('is not waited for when it asks for more patience than a run has', async () => {
    const { url, seen } = await source((_, response) =>
      response.writeHead(503, { 'retry-after': '3600' }).end(),
    );
    await expect(take(http(url))).rejects.toEqual(failure('SD_SOURCE_DOWN', /wait 3600 s/));
    expect(seen).toHaveLength(1);
  });

  it('is given up on after the attempts it is worth, and is named with what it said', async () => {
    const { url, seen } = await source((_, response) =>
      response.writeHead(502).end('<title>Bad Gateway</title>'),
    );
    await expect(take(http(url, { attempts: 3 }))).rejects.toEqual(
      failure('SD_SOURCE_DOWN', /502: “Bad Gateway”/),
    );
    expect(seen).toHaveLength(3);
  });

  it.each([
    [401, 'SD_SOURCE_DENIED'],
    [403, 'SD_SOURCE_DENIED'],
    [404, 'SD_SOURCE_NOT_FOUND'],
    [400, 'SD_SOURCE_REFUSED'],
  ])('is asked once only when it answers %i', async (status, code) => {
    const { url, seen } = await source((_, response) =>
      response.writeHead(status).end('{"message":"tidak boleh"}'),
    );
    await expect(take(http(url))).rejects.toEqual(failure(code, /“tidak boleh”/));
    expect(seen).toHaveLength(1);
  });

  it('is cut off when it says nothing', async () => {
    const { url, seen } = await source(() => undefined);
    const silent = take(http(url, { timeout_seconds: 0.15, attempts: 2 }));
    await expect(silent).rejects.toEqual(failure('SD_SOURCE_TIMEOUT', /nothing came for 0.15 s/));
    expect(seen).toHaveLength(2);
  });

  it('is cut off when it stops in the middle', async () => {
    const { url } = await source((_, response) => response.write('begin'));
    const stuck = take(http(url, { timeout_seconds: 0.15, attempts: 1 }));
    await expect(stuck).rejects.toEqual(failure('SD_SOURCE_TIMEOUT'));
  });

  it('is cut off when it drips for ever, and not asked again', async () => {
    const { url, seen } = await source((_, response) => {
      const drip = setInterval(() => response.write('x'), 30);
      response.on('close', () => clearInterval(drip));
    });
    const slow = take(http(url, { timeout_seconds: 5, total_seconds: 0.4 }));
    await expect(slow).rejects.toEqual(failure('SD_SOURCE_TOO_LONG', /not done after 0.4 s/));
    expect(seen).toHaveLength(1);
  });

  it('is cut off at the size limit when its body has no end', async () => {
    const { url } = await source((_, response) => {
      const piece = Buffer.alloc(65_536, 'x');
      const more = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    });
    await expect(take(http(url, { max_megabytes: 1 }))).rejects.toEqual(
      failure('SD_SOURCE_TOO_LARGE', /1 MB/),
    );
  });

  it('is not even begun with when it declares too much', async () => {
    const { url } = await source((_, response) => {
      response.writeHead(200, { 'content-length': String(5 * 1_048_576) }).flushHeaders();
    });
    await expect(take(http(url, { max_megabytes: 1 }))).rejects.toEqual(
      failure('SD_SOURCE_TOO_LARGE', /5 MB/),
    );
  });

  it('cannot fill the disk with a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(24 * 1_048_576));
    const { url, seen } = await source((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    await expect(take(http(url, { max_megabytes: 2 }))).rejects.toEqual(failure('SD_SOURCE_TOO_LARGE'));
    expect(seen).toHaveLength(1);
  });

  it('is not believed when what it calls gzip is none', async () => {
    const { url, seen } = await source((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
    });
    await expect(take(http(url))).rejects.toEqual(failure('SD_SOURCE_BROKEN', /Z_DATA_ERROR/));
    expect(seen).toHaveLength(1);
  });

  it('is told when it packs its answer in a way that nobody asked for', async () => {
    const { url } = await source((_, response) =>
      response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
    );
    await expect(take(http(url))).rejects.toEqual(failure('SD_SOURCE_BROKEN', /encoding zstd/));
  });

  it('tells its reason although its page of errors is long or breaks off', async () => {
    const title = '<html><title>Server sibuk</title>';
    const { url } = await source((request, response) => {
      response.writeHead(500);
      if (request.url === '/long') return response.end(title + 'x'.repeat(400_000));
      response.write(title);
      setTimeout(() => response.destroy(), 20);
    });
    for (const path of ['long', 'cut'])
      await expect(take(http(`${url}/${path}`, { attempts: 1 }))).rejects.toEqual(
        failure('SD_SOURCE_DOWN', /Server sibuk/),
      );
  });

  it('is told from one that does not speak HTTP at all', async () => {
    const server = createTcpServer((socket) => socket.end('220 ftp.example ready\r\n'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(take(http(`http://127.0.0.1:${port}/`))).rejects.toEqual(
      failure('SD_SOURCE_BROKEN', /HPE_/),
    );
    server.close();
  });

  it('is told from one that is not there', async () => {
    const { url, close } = await serve(() => undefined);
    await close();
    await expect(take(http(url, { attempts: 2 }))).rejects.toEqual(
      failure('SD_SOURCE_UNREACHABLE', /ECONNREFUSED/),
    );
  });

  it('stops at once when the program is asked to end', async () => {
    const { url } = await source(() => undefined);
    const ending = new AbortController();
    const waiting = take(http(url), { signal: ending.signal });
    setTimeout(() => ending.abort(new Error('the user pressed Ctrl-C')), 50);
    await expect(waiting).rejects.toThrow('the user pressed Ctrl-C');
  });
});

describe('a redirect', () => {
  it('is followed, and the location stays the address that was configured', async () => {
    const { url } = await source((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/new/data.csv' }).end();
      else response.end('ok');
    });
    const [file] = await take(http(`${url}/old`));
    expect(file).toMatchObject({ location: `${url}/old`, fileName: 'data.csv', body: Buffer.from('ok') });
  });

  it('that goes in a circle is refused', async () => {
    const { url } = await source((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    await expect(take(http(`${url}/a`))).rejects.toEqual(failure('SD_SOURCE_REDIRECT', /circle/));
  });

  it('that never ends is refused', async () => {
    const { url, seen } = await source((_, response, nth) =>
      response.writeHead(301, { location: `/${nth}` }).end(),
    );
    await expect(take(http(url))).rejects.toEqual(failure('SD_SOURCE_REDIRECT', /more than 5 times/));
    expect(seen.length).toBeLessThan(8);
  });

  it('to something else than the web is refused', async () => {
    const { url } = await source((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    await expect(take(http(url))).rejects.toEqual(failure('SD_SOURCE_REDIRECT', /file:/));
  });

  it('to another host gets none of the headers that were meant for the first', async () => {
    const other = await source((_, response) => response.end('ok'));
    const { url } = await source((_, response) => response.writeHead(302, { location: other.url }).end());
    await take(http(url, { headers: { Authorization: 'Bearer ${TOKEN}' } }), {
      env: { TOKEN: 'rahasia-1234' },
    });
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('that would carry our key to another host is refused', async () => {
    const other = await source((_, response) => response.end('ok'));
    const { url } = await source((request, response) => {
      response.writeHead(302, { location: `${other.url}${request.url}` }).end();
    });
    const asked = take(http(`${url}/?id=\${TOKEN}`), { env: { TOKEN: 'rahasia-1234' } });
    await expect(asked).rejects.toEqual(failure('SD_SOURCE_REDIRECT', /carry a secret/));
    expect(other.seen).toHaveLength(0);
  });
});

describe('a page where data was expected', () => {
  const pages = [
    [
      'a robot check',
      '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>x</body></html>',
    ],
    ['a login page', '<html><title>Portal</title><form><input type="password" name="p"></form></html>'],
    ['an error page', '<!doctype html><title>404 - Halaman tidak ditemukan</title><p>x</p>'],
    ['a web page', '<html><body><p>Selamat datang</p></body></html>'],
  ] as const;
  it.each(pages)('is recognised as %s', async (kind, html) => {
    const { url, seen } = await source((_, response) => response.end(html));
    await expect(take(http(`${url}/data.csv`))).rejects.toEqual(failure('SD_SOURCE_HTML', kind));
    expect(seen).toHaveLength(1);
  });

  it('with a status of 403 is told from a refusal when it is a robot check', async () => {
    const { url } = await source((_, response) => response.writeHead(403).end(pages[0][1]));
    await expect(take(http(url))).rejects.toEqual(failure('SD_SOURCE_HTML', /robot check.*403/));
  });
});

describe('a secret', () => {
  const secret = 'k3y/very+secret=';
  const env = { KEY: `${secret}\n` };

  it.each([
    ['down', (_: unknown, response) => response.writeHead(500).end(`wrong key ${secret}`)],
    ['refusing', (_: unknown, response) => response.writeHead(401).end(`{"message":"bad key ${secret}"}`)],
    ['resetting', (_: unknown, response) => response.socket?.resetAndDestroy()],
    ['redirecting', (request, response) => response.writeHead(302, { location: request.url }).end()],
    ['silent', () => undefined],
    ['a page', (_: unknown, response) => response.end(`<html><title>${secret}</title></html>`)],
  ] satisfies readonly (readonly [string, Play])[])(
    'is in no error, cause or log of a source that is %s',
    async (_, play) => {
      const { url } = await source(play);
      const logged: string[] = [];
      const asked = http(`${url}/key/\${KEY}/data?token=\${KEY}`, {
        headers: { 'X-Api-Key': '${KEY}' },
        timeout_seconds: 0.2,
        attempts: 2,
      });
      const error: unknown = await take(asked, { env, logged }).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Error);
      const told = everythingIn(error) + logged.join('\n');
      for (const spelling of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
        expect(told).not.toContain(spelling);
      expect(told).toContain('***');
    },
  );

  it('reaches the source, but not the location or the file name', async () => {
    const { url, seen } = await source((_, response) => response.end('ok'));
    const [file] = await take(http(`${url}/data/\${KEY}`, { headers: { 'X-Api-Key': '${KEY}' } }), { env });
    expect(seen[0]?.url).toBe(`/data/${encodeURIComponent(secret)}`);
    expect(seen[0]?.headers['x-api-key']).toBe(secret);
    expect(file).toMatchObject({ location: `${url}/data/***` });
    expect(file?.fileName).not.toContain('k3y');
  });

  it('that the environment does not hold is asked for by name, all of them at once', async () => {
    const asked = http('http://127.0.0.1:1/${FIRST}', { headers: { 'X-Api-Key': '${SECOND}' } });
    await expect(take(asked)).rejects.toEqual(failure('SD_CONFIG_SECRET_MISSING', /FIRST, SECOND/));
  });
});

describe('a scratch directory', () => {
  it('that cannot be written is told to the operator', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'satudata-test-'));
    const scratch = join(folder, 'not-a-folder');
    await writeFile(scratch, '');
    const { url } = await source((_, response) => response.end('x'));
    await expect(take(http(url), { scratch })).rejects.toEqual(failure('SD_SCRATCH_DISK', /not-a-folder/));
  });
});
