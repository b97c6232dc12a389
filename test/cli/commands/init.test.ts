import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../../pipelines/check.js';
import { say } from '../satudata.js';

let folder: string;
let directory: string;
let made: Awaited<ReturnType<typeof say>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satudata-init-'));
  directory = join(folder, 'sleman');
  made = await say('init', directory, '--area', '34.04');
});
afterAll(() => rm(folder, { recursive: true }));

const written = (path: string) => readFile(join(directory, path), 'utf8');

describe('satudata init', () => {
  test('says what it wrote', () => {
    expect(made).toMatchObject({ status: 0, err: '' });
    expect(made.out).toContain('files for Kabupaten Sleman');
    expect(made.out).toContain('17 kecamatan and 86 kelurahan and desa');
  });

  test('is in order from the start, and check names every placeholder', async () => {
    const { configuration, mistakes, warnings } = await check(directory);
    expect(mistakes).toEqual([]);
    expect(configuration?.city).toMatchObject({ area: '34.04', name: 'Kabupaten Sleman', framework: 'ipm' });
    expect(warnings).toHaveLength(configuration?.opds.length ?? 0);
    expect(warnings[0]).toMatchObject({
      file: 'opd.yaml',
      line: 3,
      message: 'pic and contact of "dukcapil" are still placeholders',
    });
    expect((await say('--config', directory, 'check')).status).toBe(0);
  });

  test('knows the areas of the city by both words, and no other city below its name', async () => {
    const lines = (await written('areas.csv')).split('\n');
    expect(lines).toContain('34.04.07,,kecamatan,Depok,34.04,Kapanewon Depok');
    expect(lines).toContain('34.04.07.2001,,kelurahan,Caturtunggal,34.04.07,Kalurahan Caturtunggal');
    expect(lines.some((line) => line.startsWith('33.01,'))).toBe(true);
    expect(lines.some((line) => line.startsWith('33.01.'))).toBe(false);
    expect(await written('areas.README.md')).toContain('Open Database License');
  });

  test('gives every file a schema that lies there', async () => {
    for (const path of [
      'city.yaml',
      'opd.yaml',
      'frameworks/ipm.yaml',
      'datasets/bps/umur-harapan-hidup.yaml',
    ]) {
      const [, schema = ''] = /\$schema=(\S+)/.exec(await written(path)) ?? [];
      const json: unknown = JSON.parse(await written(join(path, '..', schema)));
      expect(json).toHaveProperty('$schema');
    }
    expect(await written('contoh/frameworks/smart-city-100-2024.yaml')).toContain('$schema=../../schemas/');
  });

  test('names the city wherever a text speaks of it, and leaves nothing of the sample', async () => {
    expect(await written('README.md')).toMatch(/^# Satu Data Kabupaten Sleman/);
    expect(await written('opd.yaml')).toContain('Badan Pusat Statistik Kabupaten Sleman');
    expect(await written('datasets/bps/harapan-lama-sekolah.yaml')).toContain('folder: inbox/bps');
    expect(await written('.gitignore')).toMatch(/^inbox\/$/m);
  });

  test('never writes into a folder that holds something', async () => {
    const { status, err } = await say('init', directory, '--area', '34.04');
    expect(status).toBe(2);
    expect(err).toContain('SD_INIT_EXISTS');
  });

  test.each([
    ['3404', 'Kabupaten Sleman is 34.04'],
    ['sleman', 'Kabupaten Sleman is 34.04'],
    ['34.04.07', 'Kabupaten Sleman is 34.04'],
    ['zzz', 'two digits'],
  ])('tells of "%s" which code may be meant', async (code, hint) => {
    const { status, err } = await say('init', join(folder, 'lain'), '--area', code);
    expect(status).toBe(2);
    expect(err).toContain('SD_INIT_AREA');
    expect(err).toContain(hint);
  });

  test('keeps what is known of a city beside its names, and takes its hour', async () => {
    const document = JSON.parse(
      (await say('init', join(folder, 'jayapura'), '--area', '91.71', '--json')).out,
    );
    expect(document).toMatchObject({ area: '91.71', name: 'Kota Jayapura' });
    expect(await readFile(join(folder, 'jayapura', 'city.yaml'), 'utf8')).toContain('Asia/Jayapura');
    await say('init', join(folder, 'cilegon'), '--area', '36.72');
    const areas = await readFile(join(folder, 'cilegon', 'areas.csv'), 'utf8');
    expect(areas).toContain('36.72.01.1005,3672040004,kelurahan,Karang Asem,36.72.01,Karangasem');
  });
});

describe('satudata areas find', () => {
  test('lists whole names first, with what they lie in', async () => {
    const { out } = await say('areas', 'find', 'sleman');
    const [first, second] = out.split('\n');
    expect(first).toContain('34.04 ');
    expect(second).toContain('Kapanewon Sleman');
    expect(second).toContain('Kabupaten Sleman, Provinsi Daerah Istimewa Yogyakarta');
  });

  test('takes the word of a level, abbreviated, and a code', async () => {
    const { found } = JSON.parse((await say('areas', 'find', 'Kap.', 'Depok', '--json')).out);
    expect(found.map((area: { code: string }) => area.code)).toContain('34.04.07');
    expect(found.every((area: { level: string }) => area.level === 'kecamatan')).toBe(true);
    expect((await say('areas', 'find', '34.04.07.2001')).out).toContain('Kalurahan Caturtunggal');
  });

  test('says what is called nearly so, and counts what it does not list', async () => {
    expect((await say('areas', 'find', 'caturtungal')).out).toMatch(
      /no area is called.*\n[\s\S]*Caturtunggal/,
    );
    expect((await say('areas', 'find', 'sido')).out).toMatch(/and \d+ more/);
  });
});
