import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { exitStatus } from '../../../model/errors.js';
import { everythingIn, json, type Seen, serve } from '../../connectors/server.js';
import { kecamatan, posyandu } from './sendings.js';
import { errorsOf, town } from './town.js';

const secret = 'rahasia-s3kali';
const cilegon = await town({ env: { CONTOH_KEY: secret } });

type Answer = (request: Seen, response: ServerResponse) => unknown;
let answer: Answer = () => undefined;
const server = await serve((request, response) => {
  // The source that is always well, beside the one that is not.
  if (request.url.startsWith('/well')) return response.end(posyandu(7));
  return answer(request, response);
});
afterAll(server.close);

const table = kecamatan.map((name, i) => ({ kecamatan: name, kunjungan: 10 + i }));
const good: Answer = (_request, response) => json(response, { data: table });

const dataset = (variable: string, heading: string, source: string) => `
title: Kunjungan
frequency: yearly
since: "2025"
until: "2025"
source: ${source}
period: { from: request }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: ${heading}, type: number, integer: true, variable: ${variable} }
variables:
  ${variable}: { title: Kunjungan, unit: kunjungan }
`;
const limits =
  'timeout_seconds: 0.4, total_seconds: 1.2, max_megabytes: 1, attempts: 2, per_second: 100, concurrent: 4';
await cilegon.configure(
  'datasets/dinkes/kunjungan.yaml',
  dataset(
    'kunjungan',
    'Kunjungan',
    `{ connector: rest, url: "${server.url}/data?tahun={year}&kunci=\${CONTOH_KEY}", headers: { authorization: "Bearer \${CONTOH_KEY}" }, records: data, ${limits} }`,
  ),
);
await cilegon.configure(
  'datasets/dinkes/unduhan.yaml',
  dataset(
    'unduhan',
    'Kunjungan',
    `{ connector: http, url: "${server.url}/berkas/{year}?kunci=\${CONTOH_KEY}", ${limits} }`,
  ),
);
await cilegon.configure(
  'datasets/dinkes/sehat.yaml',
  dataset('sehat', 'Posyandu', `{ connector: http, url: "${server.url}/well/{year}", ${limits} }`),
);

const page = (title: string) => (_request: Seen, response: ServerResponse) =>
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(
      `<html><head><title>${title}</title></head><body><form><input type="password"></form></body></html>`,
    );

async function trickle(_request: Seen, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/csv' });
  while (!response.destroyed) {
    response.write('Cibeber;1\n');
    await wait(50);
  }
}

async function flood(_request: Seen, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = `{"data":[${'{"kecamatan":"Cibeber","kunjungan":1},'.repeat(3000)}`;
  while (!response.destroyed) {
    if (!response.write(piece)) await wait(5);
  }
}

const bad: readonly [what: string, play: Answer, code: RegExp][] = [
  ['is down', (_, response) => response.destroy(), /^SD_SOURCE_(BROKEN|UNREACHABLE)$/],
  ['answers with an error', (_, response) => json(response, { message: 'mati' }, 503), /^SD_SOURCE_DOWN$/],
  ['refuses the key', (_, response) => json(response, { message: secret }, 403), /^SD_SOURCE_DENIED$/],
  ['is not there', (_, response) => json(response, {}, 404), /^SD_SOURCE_NOT_FOUND$/],
  ['says nothing at all', () => undefined, /^SD_SOURCE_TIMEOUT$/],
  ['trickles for ever', trickle, /^SD_SOURCE_TOO_LONG$/],
  ['never ends', flood, /^SD_SOURCE_(TOO_LARGE|TOO_LONG)$/],
  [
    'redirects in a circle',
    ({ url }, response) => response.writeHead(302, { location: url }).end(),
    /^SD_SOURCE_REDIRECTS?/,
  ],
  ['answers with a login page', page('Masuk'), /^SD_SOURCE_HTML/],
  [
    'breaks off in the middle',
    (_, response) => {
      response.writeHead(200, { 'content-length': '5000' }).write('{"data":[');
      setTimeout(() => response.destroy(), 20);
    },
    /^SD_SOURCE_BROKEN$/,
  ],
];

let standing: Readonly<Record<string, number>> = {};

beforeEach(async () => {
  if (Object.keys(standing).length > 0) return;
  answer = good;
  await cilegon.run({ dataset: 'dinkes/kunjungan' });
  standing = await cilegon.facts('kunjungan');
  expect(Object.keys(standing)).toHaveLength(8);
});

describe('a source that', () => {
  it.each(bad)('%s is a failure of its dataset alone', async (_what, play, code) => {
    answer = play;
    const started = Date.now();
    const report = await cilegon.run();
    expect(Date.now() - started).toBeLessThan(10_000);
    const failed = report.datasets.filter((each) => each.error !== null);
    expect(failed.map((each) => each.dataset.id).sort()).toEqual(['dinkes/kunjungan', 'dinkes/unduhan']);
    for (const { error } of failed) {
      expect(error?.code).toMatch(code);
      expect(exitStatus(error)).toBe(3);
      expect(error?.hint).toMatch(/\w/);
      expect(everythingIn(error)).not.toContain(secret);
    }
    expect(report.datasets.find((each) => each.dataset.id === 'dinkes/sehat')?.error).toBeNull();
    expect(await cilegon.facts('kunjungan')).toEqual(standing);
    expect(Object.keys(await cilegon.facts('sehat'))).toHaveLength(8);
    expect(report.audits).toEqual([]);
  });

  it("answers with someone else's JSON has it returned, or says that the records are not there", async () => {
    answer = (_request, response) => json(response, { data: [{ id: 1, nama: 'kucing' }] });
    const other = await cilegon.run({ dataset: 'dinkes/kunjungan' });
    expect(other.datasets[0]?.arrivals[0]?.outcome).toBe('returned');
    expect(other.datasets[0]?.arrivals[0]?.issues[0]?.code).toBe('missing-column');
    answer = (_request, response) => json(response, { cuaca: 'cerah' });
    const none = await cilegon.run({ dataset: 'dinkes/kunjungan' });
    expect(errorsOf(none)).toEqual([expect.stringContaining('SD_SOURCE_')]);
    expect(await cilegon.facts('kunjungan')).toEqual(standing);
  });

  it('cannot be reached at all is told with its address and without the key', async () => {
    const dead = await serve(() => undefined);
    await dead.close();
    await cilegon.configure(
      'datasets/dinkes/mati.yaml',
      dataset('mati', 'X', `{ connector: http, url: "${dead.url}/x?k=\${CONTOH_KEY}", ${limits} }`),
    );
    const report = await cilegon.run({ dataset: 'dinkes/mati' });
    expect(errorsOf(report)).toEqual([expect.stringMatching(/SD_SOURCE_UNREACHABLE .*127\.0\.0\.1/)]);
  });

  it('is well again loads again', async () => {
    answer = (_request, response) =>
      json(response, { data: table.map((row) => ({ ...row, kunjungan: row.kunjungan + 1 })) });
    const report = await cilegon.run({ dataset: 'dinkes/kunjungan' });
    expect(report.datasets[0]?.arrivals).toMatchObject([{ outcome: 'accepted', changed: 8 }]);
  });
});

describe('the secret of a source', () => {
  it('stands in no log line and nowhere in the warehouse', async () => {
    expect(cilegon.logged.join('\n')).not.toContain(secret);
    const { knex } = cilegon.warehouse;
    const kept = await Promise.all(['raw.delivery', 'raw.issue', 'ops.run'].map((name) => knex(name)));
    expect(kept.map((rows) => rows.length > 0)).toEqual([true, true, true]);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('that is not set is said by its name, and only its datasets fail', async () => {
    const without = await town();
    await without.configure(
      'datasets/dinkes/kunjungan.yaml',
      dataset('kunjungan', 'X', `{ connector: http, url: "${server.url}/data?k=\${CONTOH_KEY}" }`),
    );
    await without.put('Posyandu 2024.csv', posyandu(3));
    const report = await without.run();
    expect(errorsOf(report)).toEqual([expect.stringContaining('CONTOH_KEY')]);
    expect(report.datasets.map(({ error }) => (error === null ? 0 : exitStatus(error)))).toContain(2);
    expect(Object.keys(await without.facts('posyandu'))).toHaveLength(8);
  });
});
