import { beforeEach, describe, expect, test } from 'vitest';
import { periodAt, periodCode, periodEnd, shiftPeriod } from '../../model/period.js';
import { beginDelivery, finishDelivery } from '../../warehouse/delivery.js';
import { type Keys, readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { type Obligation, readObligations } from '../../warehouse/read-obligations.js';
import { testDatabase } from '../database.js';
import { arrival, cityArea, datasetEntry, decision, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
let keys: Keys;

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const thisMonth = periodAt('M', today);
const lastMonth = shiftPeriod(thisMonth, -1);
const longAgo = shiftPeriod(thisMonth, -4);

beforeEach(async () => {
  const since = periodCode(longAgo);
  const yearly = {
    frequency: 'yearly',
    since: '2023',
    until: '2024',
    period: { from: 'column', type: 'monthly' },
  };
  const datasets = [
    datasetEntry('dinkes/balita', {
      since,
      variables: {
        balita: { title: 'Balita', unit: 'jiwa' },
        gizi_buruk: { title: 'Gizi buruk', unit: 'jiwa' },
      },
    }),
    datasetEntry('dishub/angkot', { ...yearly, variables: { angkot: { title: 'Angkot', unit: 'unit' } } }),
  ];
  await warehouse.knex.raw('truncate core.observation; truncate raw.delivery cascade');
  await loadReference(warehouse, smallCity({ datasets }));
  keys = await readKeys(warehouse, cityArea);
});

const balita = () => readObligations(warehouse, keys.cityId, { dataset: 'dinkes/balita' });

const stateOf = async (period: number): Promise<Obligation['state'] | undefined> =>
  (await balita()).find((obligation) => obligation.periodId === period)?.state;

async function sendBack(
  given: Parameters<typeof arrival>[1],
  periods: readonly number[] = [],
): Promise<void> {
  const id = await beginDelivery(warehouse, arrival(keys, given));
  const issues = [
    {
      code: 'x',
      severity: 'error',
      sheet: null,
      row: 1,
      col: 1,
      text: '',
      message: 'Salah.',
      mend: 'Betulkan.',
    },
  ] as const;
  await finishDelivery(
    warehouse,
    keys.cityId,
    id,
    decision({ outcome: 'returned', reason: 'Wilayah tidak dikenal.', periods, issues }),
  );
}

describe('an obligation', () => {
  test('stands for every period from the first that is owed to the one that runs', async () => {
    const owed = await balita();
    expect(owed.map((o) => o.periodId)).toEqual([-4, -3, -2, -1, 0].map((n) => shiftPeriod(thisMonth, n)));
    expect(owed[0]).toMatchObject({
      opd: 'dinkes',
      opdName: 'Dinas Kesehatan',
      pic: 'Sari',
      period: periodCode(longAgo),
      variablesOwed: 2,
      variablesCovered: 0,
      lastDeliveryId: null,
    });
  });

  test('is late, due or not due by its due date alone while no facts stand', async () => {
    const [first] = await balita();
    const dueDate = new Date(`${periodEnd(longAgo)}T00:00:00Z`);
    dueDate.setUTCDate(dueDate.getUTCDate() + 30);
    expect(first?.dueDate).toBe(dueDate.toISOString().slice(0, 10));
    expect([await stateOf(longAgo), await stateOf(lastMonth), await stateOf(thisMonth)]).toEqual([
      'late',
      'due',
      'not_due',
    ]);
  });

  test('ends with the last period that is owed', async () => {
    const owed = await readObligations(warehouse, keys.cityId, { opd: 'dishub' });
    expect(owed.map((o) => o.period)).toEqual(['2023', '2024']);
  });

  test('is accepted by what the facts cover', async () => {
    await load(warehouse, keys, [observation({ period: longAgo })]);
    expect(await stateOf(longAgo)).toBe('accepted');
    expect((await balita())[0]).toMatchObject({ variablesCovered: 1, lastOutcome: 'accepted' });
  });

  test('of a year is accepted by facts of its months', async () => {
    await load(warehouse, keys, [observation({ variable: 'angkot', period: 2_024_305 })], {
      dataset: 'dishub/angkot',
    });
    const owed = await readObligations(warehouse, keys.cityId, { opd: 'dishub' });
    expect(owed.map((o) => o.state)).toEqual(['late', 'accepted']);
  });

  test('is not accepted because a delivery was, when its facts are gone', async () => {
    await load(warehouse, keys, [observation({ period: longAgo })]);
    await load(warehouse, keys, [], { period: longAgo });
    expect(await stateOf(longAgo)).toBe('late');
  });

  test('is revised when an earlier version was replaced', async () => {
    await load(warehouse, keys, [observation({ period: longAgo })]);
    await load(warehouse, keys, [observation({ period: longAgo, value: 5 })]);
    expect(await stateOf(longAgo)).toBe('revised');
  });

  test('is returned with the reason, and only for the period that the delivery spoke of', async () => {
    await sendBack({ period: longAgo });
    const [first, second] = await balita();
    expect(first).toMatchObject({
      state: 'returned',
      lastReason: 'Wilayah tidak dikenal.',
      lastOutcome: 'returned',
      issueCount: 1,
    });
    expect(second?.state).toBe('late');
  });

  test('is returned when the figures of the delivery spoke of it, whatever was asked', async () => {
    await sendBack({}, [lastMonth]);
    expect([await stateOf(longAgo), await stateOf(lastMonth)]).toEqual(['late', 'returned']);
  });

  test('is returned when nobody could read of what the delivery spoke', async () => {
    await sendBack({ receivedAt: new Date() });
    expect([await stateOf(longAgo), await stateOf(thisMonth)]).toEqual(['returned', 'not_due']);
  });

  test('stays accepted when a later delivery is returned, and shows that it was', async () => {
    await load(warehouse, keys, [observation({ period: longAgo })]);
    await sendBack({ period: longAgo });
    expect((await balita())[0]).toMatchObject({ state: 'accepted', lastOutcome: 'returned' });
  });

  test('says why its source gave nothing, where nothing has come for it', async () => {
    await sendBack({ period: longAgo });
    const id = await beginDelivery(warehouse, arrival(keys, { file: null, receivedAt: new Date() }));
    const reason = 'SD_SOURCE_DOWN: dinkes.invalid does not answer.';
    await finishDelivery(
      warehouse,
      keys.cityId,
      id,
      decision({ outcome: 'failed', reason, books: null, sheets: [] }),
    );
    const [first, second, , , running] = await balita();
    expect(first).toMatchObject({ state: 'returned', lastReason: 'Wilayah tidak dikenal.' });
    expect(second).toMatchObject({ state: 'late', lastOutcome: 'failed', lastReason: reason });
    expect(running).toMatchObject({ state: 'not_due', lastOutcome: null });
  });

  test('ends when its dataset leaves the configuration', async () => {
    await loadReference(warehouse, smallCity({ datasets: [] }));
    expect(await readObligations(warehouse, keys.cityId)).toEqual([]);
  });
});
