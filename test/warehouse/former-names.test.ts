import { beforeAll, expect, test } from 'vitest';
import type { Configuration } from '../../model/configuration.js';
import { Indicator } from '../../model/indicator.js';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { publish } from '../../warehouse/publish.js';
import { testDatabase } from '../database.js';
import { cityArea, datasetEntry, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
const indicator = (code: string, variable: string, formerly?: string[]) => ({
  ...Indicator.parse({
    code,
    title: code,
    unit: 'jiwa',
    direction: 'up',
    frequency: 'monthly',
    levels: ['kecamatan'],
    formula: { type: 'value', of: variable },
    ...(formerly && { formerly }),
  }),
  dimension: 'living',
  hash: 'x',
});
const before = smallCity({ indicators: [indicator('balita', 'balita')] });
const opd = { name: 'Dinas Kesehatan dan Keluarga Berencana', pic: 'Sari', contact: 'sari@contoh.id' };
const after: Configuration = {
  ...before,
  opds: [{ ...opd, code: 'dinkeskb', formerly: ['dinkes'] }, ...before.opds.slice(1)],
  datasets: [
    datasetEntry('dinkeskb/balita', {
      variables: {
        balita_ditimbang: { title: 'Balita', unit: 'jiwa', formerly: ['balita'] },
        gizi_buruk: { title: 'Gizi buruk', unit: 'jiwa' },
      },
    }),
    datasetEntry('dishub/angkutan', {
      formerly: ['dishub/angkot'],
      variables: { angkot: { title: 'Angkot', unit: 'unit', accumulation: 'flow' } },
    }),
  ],
  indicators: [indicator('balita-ditimbang', 'balita_ditimbang', ['balita'])],
};

const rows = async (sql: string): Promise<unknown> => (await warehouse.knex.raw(sql)).rows;
const everything = `
  select o.opd_id, d.dataset_id, v.variable_id, i.indicator_id, f.value, x.value as computed, x.recorded_at
  from core.observation f join ref.variable v using (city_id, variable_id) join ref.dataset d using (city_id, dataset_id)
  join ref.opd o using (city_id, opd_id) join ref.indicator_term t using (city_id, variable_id)
  join ref.indicator i using (city_id, indicator_id)
  join mart.indicator_value x on x.indicator_id = i.indicator_id and x.superseded_at is null
  where o.retired_at is null and d.retired_at is null and v.retired_at is null and i.retired_at is null`;
let known: unknown;

beforeAll(async () => {
  await loadReference(warehouse, before);
  await load(warehouse, await readKeys(warehouse, cityArea), [observation({ value: 12 })]);
  await publish(warehouse);
  known = await rows(everything);
  await loadReference(warehouse, after);
  await publish(warehouse);
});

test('what got another name keeps its key, its facts and its values', async () => {
  expect(known).toHaveLength(1);
  expect(await rows(everything)).toEqual(known);
  expect(
    await rows("select count(*) as n from ref.variable where code in ('balita', 'balita_ditimbang')"),
  ).toEqual([{ n: 1 }]);
});

test('datasets move along with their agency, and under a name of their own', async () => {
  expect(
    await rows(
      'select d.code, o.code as opd from ref.dataset d join ref.opd o using (city_id, opd_id) order by 1',
    ),
  ).toEqual([
    { code: 'dinkeskb/balita', opd: 'dinkeskb' },
    { code: 'dishub/angkutan', opd: 'dishub' },
  ]);
});

test('loading again changes nothing, and a former name that somebody bears stays with him', async () => {
  await loadReference(warehouse, after);
  expect(await rows(everything)).toEqual(known);
  await loadReference(warehouse, {
    ...after,
    indicators: [...after.indicators, indicator('balita', 'gizi_buruk')],
  });
  expect(await rows('select code from ref.indicator where retired_at is null order by 1')).toEqual([
    { code: 'balita' },
    { code: 'balita-ditimbang' },
  ]);
});
