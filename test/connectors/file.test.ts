import { appendFile, mkdir, mkdtemp, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { file as connector } from '../../connectors/file.js';
import { type PeriodId, parsePeriodCode, periodCode } from '../../model/period.js';
import { portsOf, take } from './server.js';

const failure = (code: string, message: RegExp | string = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) });

async function folderWith(...names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'satudata-test-'));
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), `isi ${name}`);
  }
  return folder;
}

const file = (pattern: string, folder = '.') => ({ connector: 'file', folder, pattern });
const code = (period: PeriodId | null) => (period === null ? null : periodCode(period));

async function found(directory: string, pattern: string, periods: readonly string[] = [], folder = '.') {
  const taken = await take(file(pattern, folder), { directory, periods });
  return taken.map(({ location, period }) => [location, code(period)]);
}

describe('files of a folder', () => {
  it('arrive whole, with the place and the moment they were saved', async () => {
    const directory = await folderWith('masuk/Sampah.csv');
    await utimes(join(directory, 'masuk/Sampah.csv'), 1_700_000_000, 1_700_000_000);
    expect(await take(file('sampah.*', 'masuk'), { directory })).toEqual([
      {
        location: 'masuk/Sampah.csv',
        fileName: 'Sampah.csv',
        period: null,
        etag: null,
        lastModified: '2023-11-14T22:13:20.000Z',
        body: Buffer.from('isi masuk/Sampah.csv'),
      },
    ]);
  });

  it('arrive the oldest period first, only those that are owed', async () => {
    const names = ['rekap 2024-10.xlsx', 'rekap 2024-9.xlsx', 'rekap 2024-02.xlsx', 'rekap 2023-12.xlsx'];
    const directory = await folderWith(...names);
    expect(await found(directory, 'rekap {year}-{month}.xlsx', ['2024-02', '2024-09', '2024-10'])).toEqual([
      ['rekap 2024-02.xlsx', '2024-02'],
      ['rekap 2024-9.xlsx', '2024-09'],
      ['rekap 2024-10.xlsx', '2024-10'],
    ]);
  });

  it('with two files of one period arrive the one saved last at the end', async () => {
    const directory = await folderWith('a-2024 revisi.csv', 'a-2024.csv');
    await utimes(join(directory, 'a-2024.csv'), 1, 1);
    expect((await found(directory, 'a-{year}*.csv', ['2024'])).map(([name]) => name)).toEqual([
      'a-2024.csv',
      'a-2024 revisi.csv',
    ]);
  });

  it.each([
    ['Laporan {month:name} {year}.xls?', 'laporan AGUSTUS 2024.xlsx', '2024-08'],
    ['{year:yy}{month:02}*.csv', '2408-final.csv', '2024-08'],
    ['*{month:short}{year}*', 'PAD-Ags2024-ok.csv', '2024-08'],
    ['TW {quarter:roman} {year}.xlsx', 'TW III 2024.xlsx', '2024-Q3'],
    ['TW{quarter}_{year}.xlsx', 'tw3_2024.xlsx', '2024-Q3'],
    ['Semester {semester:roman} {year}.ods', 'semester II 2024.ods', '2024-S2'],
    ['*{period}*', 'siswa 2024-2025 (1).xlsx', '2024/2025'],
    ['*{period}*', 'data_2024_08_17.csv', '2024-08-17'],
    ['*{period}*', 'iklim2024Q3.csv', '2024-Q3'],
    ['siswa {year}-{next_year}.xlsx', 'siswa 2024-2025.xlsx', '2024/2025'],
    ['{day:02}{month:02}{year}.csv', '17082024.csv', '2024-08-17'],
  ])('are dated by the pattern %s', async (pattern, name, period) => {
    const directory = await folderWith(name);
    expect(await found(directory, pattern, [period])).toEqual([[name, period]]);
  });

  it('of a year are taken when a month of it is owed', async () => {
    const directory = await folderWith('2023.xlsx', '2024.xlsx');
    expect(await found(directory, '{year}.xlsx', ['2024-08', '2024-09'])).toEqual([['2024.xlsx', '2024']]);
  });

  it('stand in folders that name the period too, and never in two minds about it', async () => {
    const directory = await folderWith(
      '2024/TW I/a 2024.csv',
      '2024/TW II/a 2024.csv',
      '2023/TW I/a 2024.csv',
      '2024/x.csv',
    );
    expect(
      await found(directory, 'TW {quarter:roman}/a {year}.csv', ['2024-Q1', '2024-Q2'], '{year}'),
    ).toEqual([
      ['2024/TW I/a 2024.csv', '2024-Q1'],
      ['2024/TW II/a 2024.csv', '2024-Q2'],
    ]);
  });

  it('do not include what programs leave beside them', async () => {
    const litter = [
      '~$a.xlsx',
      '.~lock.a.xlsx#',
      'a.xlsx.tmp',
      'a.xlsx.part',
      '~WRL0001.tmp',
      'Thumbs.db',
      '.DS_Store',
    ];
    const directory = await folderWith('a.xlsx', 'pipa/b.xlsx', ...litter);
    expect(await found(directory, '*')).toEqual([['a.xlsx', null]]);
  });

  it('may lie where the environment says', async () => {
    const directory = await folderWith('a.csv');
    const taken = await take(file('a.csv', '${KOTAK}/'), { directory: '/', env: { KOTAK: directory } });
    expect(taken[0]?.location).toBe(join(directory, 'a.csv'));
    await expect(take(file('a.csv', '${KOTAK}'), {})).rejects.toEqual(
      failure('SD_CONFIG_SECRET_MISSING', /KOTAK/),
    );
  });

  it('may be none', async () => {
    expect(await found(await folderWith(), '*.csv')).toEqual([]);
  });
});

describe('a folder that is not in order', () => {
  it('is named when it is missing', async () => {
    const directory = await folderWith();
    await expect(take(file('*', 'tidak-ada'), { directory })).rejects.toEqual(
      failure('SD_SOURCE_FOLDER', /tidak-ada.*ENOENT/),
    );
  });

  it('gives its own files and refuses links that lead out of it', async () => {
    const elsewhere = await folderWith('rahasia.csv');
    const directory = await folderWith('a.csv');
    await symlink(join(elsewhere, 'rahasia.csv'), join(directory, 'b.csv'));
    await symlink(join(directory, 'a.csv'), join(directory, 'c.csv'));
    const names: string[] = [];
    const request = { directory, periods: [], validators: () => undefined };
    const source = { connector: 'file', folder: '.', pattern: '*.csv' } as const;
    const taking = (async () => {
      for await (const { fileName } of connector.fetch(source, request, portsOf())) names.push(fileName);
    })();
    await expect(taking).rejects.toEqual(failure('SD_SOURCE_FILE_OUTSIDE', /b\.csv/));
    expect(names.sort()).toEqual(['a.csv', 'c.csv']);
  });

  it('says when a file is still being copied', async () => {
    const directory = await folderWith('a.csv');
    const request = { directory, periods: [], validators: () => undefined };
    const source = { connector: 'file', folder: '.', pattern: 'a.csv' } as const;
    const reading = (async () => {
      for await (const { bytes } of connector.fetch(source, request, portsOf())) {
        await appendFile(join(directory, 'a.csv'), 'more');
        for await (const _ of bytes ?? []);
      }
    })();
    await expect(reading).rejects.toEqual(
      failure('SD_SOURCE_FILE_CHANGING', /still being written \(9 bytes, then 13\)/),
    );
  });

  it('says when a file went away', async () => {
    const directory = await folderWith('a.csv');
    const { unlink } = await import('node:fs/promises');
    const request = { directory, periods: [parsePeriodCode('2024') ?? 0], validators: () => undefined };
    const source = { connector: 'file', folder: '.', pattern: 'a.csv' } as const;
    const reading = (async () => {
      for await (const { bytes } of connector.fetch(source, request, portsOf())) {
        await unlink(join(directory, 'a.csv'));
        for await (const _ of bytes ?? []);
      }
    })();
    await expect(reading).rejects.toEqual(failure('SD_SOURCE_FILE', /ENOENT/));
  });

  it('cannot be searched with a placeholder that does not exist', async () => {
    const directory = await folderWith('a.csv');
    await expect(take(file('{tahun}.csv'), { directory })).rejects.toEqual(
      failure('SD_CONFIG_TEMPLATE', /\{tahun\}/),
    );
  });
});
