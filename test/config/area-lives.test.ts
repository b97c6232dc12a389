import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../config/load/area-lives.js';
import { type AreasFile, readAreasFile } from '../../config/load/areas-file.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'satudata-areas-'));
});
afterAll(() => rm(directory, { recursive: true }));

const head = [
  'code,bps,level,name,parent,spellings,from,until,successors',
  '0,,country,Indonesia,,,,,',
  '36,,province,Banten,0,,,,',
  '36.72,,city,Kota Contoh,36,,,,',
  '36.72.01,,kecamatan,Timur,36.72,,,,',
  '36.72.02,,kecamatan,Barat,36.72,,,,',
];
/** Lines from 7 on: code.., name, parent, from, until, successors. */
async function read(...lines: readonly string[]): Promise<AreasFile> {
  await writeFile(join(directory, 'areas.csv'), [...head, ...lines].join('\n'));
  return readAreasFile(directory);
}
const line = (number: number, name: string, time: string, parent = '36.72.01') =>
  `36.72.01.${number},,kelurahan,${name},${parent},,${time}`;

test.each([
  ['2025', 'first', '2025-01-01'],
  ['2025', 'last', '2025-12-31'],
  ['2024-02', 'last', '2024-02-29'],
  ['2025-07-01', 'first', '2025-07-01'],
  ['', 'first', null],
  ['2025-Q1', 'first', undefined],
  ['1/7/2025', 'last', undefined],
  ['2025-13', 'last', undefined],
] as const)('%s is, at the %s, the day %s', (text, end, day) => {
  expect(dayOf(text, end)).toBe(day);
});

describe('areas.csv', () => {
  test('without times is what it was', async () => {
    const { areas, mistakes } = await read(line(1001, 'Satu', ',,'));
    expect(mistakes).toEqual([]);
    expect(areas.at(-1)).not.toHaveProperty('lives');
  });

  test('says when an area was there, in what it lay and what came after it', async () => {
    const { areas, mistakes } = await read(
      line(1001, 'Satu', ',2024,36.72.01.1003'),
      line(1002, 'Dua', ',2024,36.72.01.1003'),
      line(1003, 'Tiga', '2025,,'),
      line(1004, 'Empat Lama', ',2025-06-30,'),
      line(1004, 'Empat', '2025-07,,', '36.72.02'),
    );
    expect(mistakes).toEqual([]);
    expect(areas.slice(5)).toMatchObject([
      { name: 'Satu', lives: [{ from: null, until: '2024-12-31', successors: ['36.72.01.1003'] }] },
      { name: 'Dua' },
      { name: 'Tiga', lives: [{ from: '2025-01-01', until: null, successors: [] }] },
      {
        name: 'Empat',
        parent: '36.72.02',
        spellings: ['Empat Lama'],
        lives: [
          { until: '2025-06-30', parent: '36.72.01' },
          { from: '2025-07-01', parent: '36.72.02' },
        ],
      },
    ]);
  });

  test.each<[string, readonly string[], string]>([
    ['a day that there is not', [line(1001, 'Satu', '2025-02-30,,')], 'from: '],
    ['an end before its beginning', [line(1001, 'Satu', '2025,2024,')], 'later than until'],
    ['two lines of one time', [line(1001, 'Satu', ',,'), line(1001, 'Satu', ',,')], 'a second time'],
    ['lines that overlap', [line(1001, 'Satu', ',2024,'), line(1001, 'Satu', '2024,,')], 'a second time'],
    [
      'lines with a gap',
      [line(1001, 'Satu', ',2023,'), line(1001, 'Satu', '2025,,')],
      'nobody says what it was between',
    ],
    ['a successor nobody knows', [line(1001, 'Satu', ',2024,36.72.01.1009')], 'is not in this file'],
    ['a successor of another level', [line(1001, 'Satu', ',2024,36.72.02')], 'is a kecamatan'],
    [
      'successors of what goes on',
      [line(1001, 'Satu', ',,36.72.01.1002'), line(1002, 'Dua', ',,')],
      'no until',
    ],
    [
      'a successor that comes too late',
      [line(1001, 'Satu', ',2023,36.72.01.1002'), line(1002, 'Dua', '2025,,')],
      'is not there on 2024-01-01',
    ],
    [
      'a circle',
      [line(1001, 'Satu', ',2024,36.72.01.1002'), line(1002, 'Dua', ',2024,36.72.01.1001')],
      'follow each other in a circle',
    ],
    [
      'a parent that began later',
      ['36.72.03,,kecamatan,Baru,36.72,,2025,,', line(1001, 'Satu', ',,', '36.72.03')],
      'which is there only from 2025-01-01',
    ],
    [
      'a parent that has ended',
      ['36.72.03,,kecamatan,Lama,36.72,,,2024,', line(1001, 'Satu', ',,', '36.72.03')],
      'which is there only until 2024-12-31',
    ],
    [
      'a level that changes',
      [line(1001, 'Satu', ',2024,'), '36.72.01.1001,,kecamatan,Satu,36.72,,2025,,'],
      'was a kelurahan',
    ],
  ])('names %s', async (_, lines, message) => {
    const { mistakes } = await read(...lines);
    expect(mistakes.map((each) => each.message)).toContainEqual(expect.stringContaining(message));
    expect(mistakes.every((each) => each.line >= 7)).toBe(true);
  });
});
