import { expect, test } from 'vitest';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { readVersions } from '../../warehouse/read-origin.js';
import { testDatabase } from '../database.js';
import { cityArea, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
await loadReference(warehouse, smallCity());
const keys = await readKeys(warehouse, cityArea);

test('every version of a fact names the cell it was typed in', async () => {
  const fact = { variable: 'balita', area: '36.72.01', period: 2_024_301, breakdown: '' };
  await load(warehouse, keys, [observation({ value: 1234.5, rawText: '1.234,50' })]);
  await load(warehouse, keys, [observation({ value: 1240, row: 12, col: 28 })]);
  await load(warehouse, keys, [observation({ value: 3, row: 2, col: null, sourceRows: 3 })]);
  const [newest, middle, oldest] = await readVersions(warehouse, keys, fact);
  expect(newest).toMatchObject({ value: '3', cell: 'row 2', sourceRows: 3, supersededAt: null });
  expect(middle).toMatchObject({
    value: '1240',
    cell: 'AB12',
    rawText: null,
    supersededAt: newest?.recordedAt,
  });
  expect(oldest).toMatchObject({
    value: '1234.5',
    cell: 'C5',
    rawText: '1.234,50',
    sheet: 'Januari',
    location: 'inbox/balita.xlsx',
    fileName: 'balita.xlsx',
    sha256: 'a'.repeat(64),
    receivedAt: new Date('2024-02-03T04:05:06Z'),
    supersededAt: middle?.recordedAt,
  });
});

test('a fact that nobody delivered has no versions', async () => {
  const fact = { variable: 'balita', area: '36.72.02', period: 2_024_301, breakdown: '' };
  expect(await readVersions(warehouse, keys, fact)).toEqual([]);
  expect(await readVersions(warehouse, keys, { ...fact, variable: 'unheard_of' })).toEqual([]);
});
