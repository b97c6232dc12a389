import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../../cli/main.js';
import { serve } from '../../connectors/server.js';
import { balitaRows, csv, posyandu, workbook } from './sendings.js';
import { type Town, town } from './town.js';

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

let out = '';
let err = '';

beforeEach(() => {
  [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    out += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    err += String(chunk);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

async function satudata(place: Town, ...words: readonly string[]): Promise<Said> {
  for (const [name, value] of Object.entries(place.ports.env)) vi.stubEnv(name, value);
  const { home, config } = place.place;
  await main(['node', 'satudata', '--home', home, '--config', config, ...words]);
  return { status: Number(process.exitCode ?? 0), out, err };
}

describe('the exit status of a run', () => {
  it('is 0 when a delivery went back, 4 when that is asked for strictly, and the letter is on the screen', async () => {
    const place = await town();
    await place.put('Balita 2024.xlsx', '');
    await place.put('Posyandu 2024.csv', posyandu(2));
    const said = await satudata(place, 'run');
    expect(said).toMatchObject({ status: 0 });
    expect(said.out).toContain('Berkas ini kosong.');
    expect(said.out).toContain('kirim ulang');
    process.exitCode = undefined;
    await place.put('Balita 2024.xlsx', workbook([['x', 'y']]));
    expect(await satudata(place, 'run', '--strict', '--json')).toMatchObject({ status: 4 });
  });

  it('is 3 when a source gave nothing, and the key it was asked with is nowhere', async () => {
    const server = await serve((_request, response) => response.writeHead(500).end('rahasia-s3kali'));
    const place = await town({ env: { CONTOH_KEY: 'rahasia-s3kali' } });
    await place.configure(
      'datasets/dinkes/balita.yaml',
      `
title: Balita
frequency: yearly
since: "2025"
until: "2025"
source: { connector: http, url: "${server.url}/\${CONTOH_KEY}/x?k=\${CONTOH_KEY}", attempts: 1 }
period: { from: request }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Balita, type: number, variable: balita }
variables:
  balita: { title: Balita, unit: jiwa }
`,
    );
    await place.put('Posyandu 2025.csv', posyandu(2));
    const said = await satudata(place, 'run');
    expect(said.status).toBe(3);
    expect(said.out).toMatch(/SD_SOURCE_DOWN/);
    expect(said.out + said.err).not.toContain('rahasia-s3kali');
    expect(Object.keys(await place.facts('posyandu'))).toHaveLength(8);
    await server.close();
  });

  it('is 5 when the database cannot be reached, and its password is nowhere', async () => {
    const place = await town();
    const dead = await serve(() => undefined);
    await dead.close();
    const url = `postgres://budi:s4ndi-rahasia@127.0.0.1:${new URL(dead.url).port}/kota`;
    const said = await satudata({ ...place, ports: { ...place.ports, env: { DATABASE_URL: url } } }, 'run');
    expect(said.status).toBe(5);
    expect(said.err).toMatch(/SD_WAREHOUSE_UNREACHABLE[\s\S]*way out/);
    expect(said.out + said.err).not.toContain('s4ndi-rahasia');
  });

  it.each([
    ['that is not YAML', 'datasets/dinkes/balita.yaml', 'title: "Balita\n\t- : : {', /balita\.yaml/],
    ['that is a picture', 'datasets/dinkes/balita.yaml', '\x89PNG\r\n\x1a\n\0\0\0', /balita\.yaml/],
    ['that is empty', 'datasets/dinkes/balita.yaml', '', /balita\.yaml/],
    ['that is a list', 'datasets/dinkes/balita.yaml', '- satu\n- dua\n', /balita\.yaml/],
    ['that bombs with aliases', 'city.yaml', aliases(), /city\.yaml/],
    ['with a bare asterisk', 'datasets/dinkes/balita.yaml', 'title: a\nsource: *.xlsx\n', /balita\.yaml:2/],
    ['of areas without its columns', 'areas.csv', 'a;b\n1;2\n', /areas\.csv/],
    [
      'of agencies that is a web page',
      'opd.yaml',
      '<!doctype html><html><body>Masuk</body></html>',
      /opd\.yaml/,
    ],
  ])(
    'is 2 for a file %s, told with its name, before anything is touched',
    async (_what, file, content, names) => {
      const place = await town();
      await place.put('Balita 2024.csv', csv(balitaRows(2024)));
      await place.configure(file, content);
      const said = await satudata(place, 'run');
      expect(said.status).toBe(2);
      expect(said.err).toMatch(names);
      expect(said.err).toMatch(/SD_CONFIG/);
      expect(said.err).not.toMatch(/SD_BUG|at .*\.ts:\d+/);
      expect(await place.warehouse.knex('raw.delivery').count()).toEqual([{ count: 0 }]);
    },
  );
});

/** Ten aliases deep, each ten times the one before. */
function aliases(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 10; i++)
    lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
  return lines.join('\n');
}
