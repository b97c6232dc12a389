import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfiguration, readConfiguration } from '../../config/load.js';
import { ConfigError } from '../../model/errors.js';

const small = {
  'city.yaml': 'area: "36.72"\nname: Kota Cilegon\n',
  'opd.yaml': '- code: dinkes\n  name: Dinas Kesehatan\n  pic: Contoh\n  contact: contoh@example.id\n',
  'breakdowns.yaml': 'jenis_kelamin:\n  L: [Laki-laki]\n  P: [Perempuan]\n',
  'areas.csv': [
    'code,bps,level,name,parent,spellings',
    '0,,country,Indonesia,,',
    '36,36,province,Banten,0,',
    '36.72,3672,city,Kota Cilegon,36,',
    '36.72.01,3672040,kecamatan,Cibeber,36.72,Cibebér|Kec Cibeber',
    '',
  ].join('\n'),
  'datasets/dinkes/balita.yaml': `title: Balita
frequency: monthly
since: "2024-01"
source: { connector: file, folder: inbox, pattern: "balita-{period}.csv" }
period: { from: file }
columns:
  - { heading: Kecamatan, type: area, level: kecamatan }
  - { heading: Jumlah, type: number, variable: balita }
  - { heading: Kurang, type: number, variable: balita_kurang }
variables:
  balita: { title: Balita, unit: jiwa }
  balita_kurang: { title: Balita kurang gizi, unit: jiwa }
rules:
  - rule: kurang <= jumlah
`,
  'indicators/living.yaml': `- code: balita-kurang
  title: Balita kurang gizi
  unit: persen
  direction: down
  frequency: monthly
  levels: [city]
  formula: { type: share, of: balita_kurang, per: balita }
`,
  'frameworks/contoh.yaml': `title: Contoh
edition: "2024"
label: Simulasi
source: contoh
frequency: yearly
levels: [city]
root:
  code: indeks
  title: Indeks
  children:
    - code: balita
      title: Balita
      indicator: balita-kurang
      scoring: { by: goalposts, min: 20, max: 0, top: 4 }
`,
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'satudata-config-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function write(changes: Readonly<Record<string, string | null>> = {}): Promise<void> {
  for (const [file, text] of Object.entries({ ...small, ...changes })) {
    if (text === null) continue;
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  }
}

async function mistakes(changes: Readonly<Record<string, string | null>>): Promise<readonly string[]> {
  await write(changes);
  const read = await readConfiguration(directory, ['indeks.sql']);
  return read.mistakes.map((m) => `${m.file}:${m.line} ${m.message} · ${m.hint}`);
}

const dataset = (from: string, to: string) => ({
  'datasets/dinkes/balita.yaml': small['datasets/dinkes/balita.yaml'].replace(from, to),
});

test('a right configuration is read whole, with defaults and identifiers', async () => {
  await write();
  const configuration = await loadConfiguration(directory, []);
  expect(configuration.datasets[0]).toMatchObject({
    id: 'dinkes/balita',
    opd: 'dinkes',
    due_days: 30,
    replaces: 'period',
  });
  expect(configuration.indicators[0]).toMatchObject({ code: 'balita-kurang', dimension: 'living' });
  expect(configuration.frameworks[0]).toMatchObject({ code: 'contoh', root: { weight: 1 } });
  expect(configuration.areas.at(-1)).toMatchObject({
    code: '36.72.01',
    bps: '3672040',
    spellings: ['Cibebér', 'Kec Cibeber'],
  });
});

test('moving a source does not change the contract hash, changing a column does', async () => {
  await write();
  const before = await loadConfiguration(directory, []);
  await write(dataset('folder: inbox', 'folder: kotak-masuk'));
  const moved = await loadConfiguration(directory, []);
  await write(dataset('heading: Kurang', 'heading: Kurang gizi, name: kurang'));
  const changed = await loadConfiguration(directory, []);
  expect(moved.datasets[0]?.hash).toBe(before.datasets[0]?.hash);
  expect(changed.datasets[0]?.hash).not.toBe(before.datasets[0]?.hash);
});

test('every mistake is told at once, as one ConfigError', async () => {
  await write({ ...dataset('type: area', 'type: aera'), 'city.yaml': 'area: "36.72"\nnaem: Kota Cilegon\n' });
  const error = await loadConfiguration(directory, []).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ConfigError);
  expect(String(error)).toContain('city.yaml:2  unknown key "naem". Did you mean "name"?');
  expect(String(error)).toContain('datasets/dinkes/balita.yaml:7');
});

const cases: readonly (readonly [string, Readonly<Record<string, string | null>>, RegExp])[] = [
  ['a file that is not YAML', { 'opd.yaml': '- code: [dinkes\n name' }, /opd\.yaml:\d+ not valid YAML/],
  ['a file that is missing', { 'opd.yaml': null }, /opd\.yaml:1 this file is not there/],
  [
    'a number where a code in quotes is needed',
    { 'city.yaml': 'area: 36.72\nname: Kota Cilegon\n' },
    /city\.yaml:1 area: .* put it in quotes/,
  ],
  [
    'a folder that is no OPD',
    { 'opd.yaml': small['opd.yaml'].replace('dinkes', 'dinkez') },
    /"dinkes" is no OPD .* Did you mean "dinkez"/,
  ],
  [
    'a BPS code where a Kemendagri code belongs',
    dataset('period:', 'area: "3672040"\nperiod:'),
    /balita\.yaml:5 area "3672040" is not a Kemendagri code .* BPS code of Cibeber; its Kemendagri code is "36\.72\.01"/,
  ],
  [
    'a Kemendagri code in the BPS column',
    { 'areas.csv': small['areas.csv'].replace('3672040', '36.72.040') },
    /areas\.csv:5 bps: .* looks like a Kemendagri code/,
  ],
  [
    'a BPS code in the Kemendagri column',
    { 'areas.csv': small['areas.csv'].replace('36.72.01,', '3672010,') },
    /areas\.csv:5 code: .* looks like a BPS code/,
  ],
  [
    'an area under a parent of the wrong level',
    { 'areas.csv': small['areas.csv'].replace('Cibeber,36.72,', 'Cibeber,36,') },
    /areas\.csv:5 Cibeber \(kecamatan\) has the parent "36"/,
  ],
  [
    'one code twice',
    { 'areas.csv': `${small['areas.csv']}36.72.01,,kecamatan,Lain,36.72,\n` },
    /areas\.csv:6 code 36\.72\.01 stands here a second time · It is already in line 5/,
  ],
  [
    'a variable nobody measures',
    { 'indicators/living.yaml': small['indicators/living.yaml'].replace('per: balita', 'per: balitta') },
    /living\.yaml:7 nobody measures the variable "balitta" · Did you mean "balita"/,
  ],
  [
    'an indicator without a framework',
    {
      'indicators/living.yaml': `${small['indicators/living.yaml']}- code: lain\n  title: Lain\n  unit: jiwa\n  direction: up\n  frequency: monthly\n  levels: [city]\n  formula: { type: value, of: balita }\n`,
    },
    /living\.yaml:8 indicator "lain" stands in no framework/,
  ],
  [
    'a leaf without an indicator that exists',
    {
      'frameworks/contoh.yaml': small['frameworks/contoh.yaml'].replace(
        'indicator: balita-kurang',
        'indicator: balita-kuran',
      ),
    },
    /contoh\.yaml:13 there is no indicator "balita-kuran" · Did you mean "balita-kurang"/,
  ],
  [
    'a named formula that is not there',
    {
      'indicators/living.yaml': small['indicators/living.yaml'].replace(
        '{ type: share, of: balita_kurang, per: balita }',
        '{ type: sql, file: indek.sql, uses: [balita] }',
      ),
    },
    /sql\/indicators\/indek\.sql is not there · Did you mean "indeks\.sql"/,
  ],
  [
    'a described variable that no column measures',
    dataset('variable: balita_kurang }', 'variable: balita }'),
    /balita\.yaml:12 variable "balita_kurang" is measured by no column/,
  ],
  [
    'a measured variable that is not described',
    dataset('  balita_kurang: { title: Balita kurang gizi, unit: jiwa }\n', ''),
    /variable "balita_kurang" is not described/,
  ],
  [
    'a rule about a column that is not there',
    dataset('kurang <= jumlah', 'kurang <= jumlh'),
    /balita\.yaml:14 "jumlh" is no column of this dataset · Did you mean "jumlah"/,
  ],
  [
    'a rule that compares nothing',
    dataset('kurang <= jumlah', 'kurang + jumlah'),
    /balita\.yaml:14 The rule "kurang \+ jumlah" is no rule: it does not compare two sides · Write sums of column/,
  ],
  [
    'a rule that is more than sums',
    dataset('kurang <= jumlah', 'kurang / jumlah <= 1'),
    /balita\.yaml:14 The rule "kurang \/ jumlah <= 1" is no rule: "\/ jumlah " cannot be read/,
  ],
  [
    'a rule of two comparisons',
    dataset('kurang <= jumlah', '0 <= kurang <= jumlah'),
    /balita\.yaml:14 The rule "0 <= kurang <= jumlah" is no rule/,
  ],
  [
    'two columns of one name',
    dataset('heading: Kurang,', 'heading: Kurang, name: jumlah,'),
    /two columns are called "jumlah"/,
  ],
  [
    'an axis that is not described',
    dataset('variable: balita }', 'variable: balita, breakdown: { jenis_kelamn: L } }'),
    /axis "jenis_kelamn" .* Did you mean "jenis_kelamin"/,
  ],
  [
    'a code that its axis does not have',
    dataset('variable: balita }', 'variable: balita, breakdown: { jenis_kelamin: W } }'),
    /"W" is no code of the axis "jenis_kelamin"/,
  ],
  [
    'a period of another type than the frequency',
    dataset('"2024-01"', '"2024"'),
    /balita\.yaml:3 since "2024" is not a monthly period/,
  ],
  [
    'a period that no column holds',
    dataset('from: file', 'from: column'),
    /balita\.yaml:5 the period is to be read from a column/,
  ],
  [
    'a table about no area',
    dataset('type: area, level: kecamatan', 'type: text'),
    /no area: neither a column of type area nor "area"/,
  ],
  [
    'a secret in a header',
    dataset(
      '{ connector: file, folder: inbox, pattern: "balita-{period}.csv" }',
      '{ connector: http, url: "http://contoh.id/a", headers: { X-Api-Key: rahasia } }',
    ),
    /balita\.yaml:4 source\.headers\.X-Api-Key holds a secret in plain text/,
  ],
  [
    'a level by its local word',
    dataset('level: kecamatan', 'level: kapanewon'),
    /balita\.yaml:\d+ .* · Write kecamatan: so this level is called here/,
  ],
  [
    'a secret in an address',
    dataset(
      '{ connector: file, folder: inbox, pattern: "balita-{period}.csv" }',
      '{ connector: http, url: "http://contoh.id/a?key=rahasia" }',
    ),
    /source\.url holds a secret in plain text/,
  ],
  [
    'goalposts on one spot',
    { 'frameworks/contoh.yaml': small['frameworks/contoh.yaml'].replace('max: 0', 'max: 20') },
    /goalposts of "balita" stand on one spot/,
  ],
  [
    'bands that are nowhere',
    {
      'frameworks/contoh.yaml': small['frameworks/contoh.yaml'].replace(
        '{ by: goalposts, min: 20, max: 0, top: 4 }',
        '{ by: bands, target: 5 }',
      ),
    },
    /leaf "balita" is scored by bands, and there are none/,
  ],
  [
    'a target that nothing can be held against',
    {
      'frameworks/contoh.yaml': small['frameworks/contoh.yaml'].replace(
        '{ by: goalposts, min: 20, max: 0, top: 4 }',
        '\n        by: bands\n        target: 0\n        bands: [{ from: 0, points: 1 }]',
      ),
    },
    /contoh\.yaml:16 the target of "balita" is 0, and no performance .* · Write a target above 0/,
  ],
  [
    'a leaf that is not scored',
    { 'frameworks/contoh.yaml': small['frameworks/contoh.yaml'].replace(/ {6}scoring.*\n/, '') },
    /does not say how its value becomes points/,
  ],
];

describe('satudata check names file, line, what is wrong and what would be right:', () => {
  test.each(cases)('%s', async (_name, changes, expected) => {
    expect((await mistakes(changes)).join('\n')).toMatch(expected);
  });
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'that is still there',
    dataset(
      '  balita: { title: Balita, unit: jiwa }',
      '  balita: { title: Balita, unit: jiwa, formerly: [balita_kurang] }',
    ),
    'datasets/dinkes/balita.yaml:11 "balita" was formerly "balita_kurang", which is still there · Take one of them out',
  ],
  [
    'that two claim',
    dataset(
      '  balita: { title: Balita, unit: jiwa }\n  balita_kurang: { title: Balita kurang gizi, unit: jiwa }',
      '  balita: { title: Balita, unit: jiwa, formerly: [anak] }\n  balita_kurang: { title: Balita kurang gizi, unit: jiwa, formerly: [anak] }',
    ),
    'datasets/dinkes/balita.yaml:12 "anak" became "balita" and "balita_kurang" · One of them takes over its history',
  ],
])('a former name %s is told', async (_, changes, expected) => {
  expect(await mistakes(changes)).toEqual([expected]);
});

test('a former name is no change of the contract', async () => {
  await write();
  const before = await loadConfiguration(directory, []);
  await write(dataset('title: Balita\nfreq', 'title: Balita\nformerly: [dinkes/anak]\nfreq'));
  expect((await loadConfiguration(directory, [])).datasets[0]?.hash).toBe(before.datasets[0]?.hash);
});

test.each<[string, string, string]>([
  ['a period that there is not', 'from: "2025-13"', '"2025-13" is no period'],
  ['an end before its beginning', 'from: 2026\n      until: 2025', 'from 2026 is later than until 2025'],
])('a node with %s is told', async (_, lines, expected) => {
  const file = 'frameworks/contoh.yaml';
  const found = await mistakes({
    [file]: small[file].replace('      title: Balita\n', `      title: Balita\n      ${lines}\n`),
  });
  expect(found).toEqual([expect.stringContaining(expected)]);
});

test('a node may stand twice at different times, and not at one', async () => {
  const file = 'frameworks/contoh.yaml';
  const again = (time: string) =>
    `    - code: balita\n      title: Balita\n      ${time}\n      indicator: balita-kurang\n      scoring: { by: goalposts, min: 30, max: 0 }\n`;
  const first = small[file].replace('      title: Balita\n', '      title: Balita\n      until: 2024\n');
  expect(await mistakes({ [file]: first + again('from: 2025') })).toEqual([]);
  expect(await mistakes({ [file]: first + again('from: 2024') })).toEqual([
    expect.stringContaining('two nodes are called "balita"'),
  ]);
});
