import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { beginDelivery } from '../../warehouse/delivery.js';
import { type Keys, readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { inTurn } from '../../warehouse/turn.js';
import { testDatabase } from '../database.js';
import { posyandu } from '../pipelines/bad-input/sendings.js';
import { town } from '../pipelines/bad-input/town.js';
import { arrival, cityArea, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
let keys: Keys;
let datasetId = 0;

beforeAll(async () => {
  await loadReference(warehouse, smallCity());
  keys = await readKeys(warehouse, cityArea);
  datasetId = keys.datasets.get('dinkes/balita') ?? 0;
});

function turn<T>(
  work: () => Promise<T>,
  given: { signal?: AbortSignal; onWait?: () => void; dataset?: number } = {},
) {
  const { signal = new AbortController().signal, onWait = () => undefined, dataset = datasetId } = given;
  return inTurn(warehouse, { cityId: keys.cityId, datasetId: dataset, signal, onWait }, work);
}

test('two who take in one dataset take turns, and two datasets do not wait for each other', async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await sleep(150);
    steps.push(`${name} ends`);
  };
  await Promise.all([turn(work('a')), turn(work('a'))]);
  expect(steps).toEqual(['a begins', 'a ends', 'a begins', 'a ends']);
  steps.length = 0;
  const other = keys.datasets.get('dishub/angkot') ?? 0;
  await Promise.all([turn(work('a')), turn(work('b'), { dataset: other })]);
  expect(steps.slice(0, 2).sort()).toEqual(['a begins', 'b begins']);
});

test('whoever waits says so once, and goes when he is interrupted', async () => {
  const stop = new AbortController();
  const said: string[] = [];
  const finish = new AbortController();
  const long = turn(() => once(finish.signal, 'abort'));

  await sleep(100);
  const waiting = turn(async () => 'worked', { signal: stop.signal, onWait: () => said.push('waiting') });
  setTimeout(() => stop.abort(new Error('SIGTERM')), 100);
  await expect(waiting).rejects.toThrow('SIGTERM');
  expect(said).toEqual(['waiting']);
  finish.abort();
  await long;
  expect(await turn(async () => 'worked')).toBe('worked');
});

test('a turn ends with work that fails', async () => {
  await expect(turn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turn(async () => 'worked')).toBe('worked');
});

test('what a run that was cut off left undecided is cleared by the next, and nothing else', async () => {
  await load(warehouse, keys, [observation()]);
  await beginDelivery(warehouse, arrival(keys));
  await beginDelivery(warehouse, arrival(keys, { dataset: 'dishub/angkot' }));
  await turn(async () => undefined);
  const rows = await warehouse.knex('raw.delivery').select('dataset_id', 'outcome').orderBy('delivery_id');
  expect(rows).toEqual([
    { dataset_id: datasetId, outcome: 'accepted' },
    { dataset_id: keys.datasets.get('dishub/angkot'), outcome: null },
  ]);
});

test('two runs at once accept a file once', async () => {
  const cilegon = await town();
  await cilegon.put('Posyandu 2024.csv', posyandu(4));
  const reports = await Promise.all([cilegon.run(), cilegon.run()]);
  const outcomes = reports.flatMap(({ datasets }) =>
    datasets.flatMap(({ arrivals }) => arrivals.map(({ outcome }) => outcome)),
  );
  expect(outcomes.sort()).toEqual(['accepted', 'unchanged']);
  expect(await cilegon.warehouse.knex('raw.delivery').count('* as n')).toEqual([{ n: 1 }]);
});
