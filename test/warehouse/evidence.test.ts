import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../model/figure.js';
import type { Observation } from '../../model/observation.js';
import { periodCode, periodId, shiftPeriod } from '../../model/period.js';
import { beginDelivery } from '../../warehouse/delivery.js';
import { mostExamined, readEvidence } from '../../warehouse/evidence.js';
import { type Keys, readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { openStage } from '../../warehouse/stage.js';
import { testDatabase } from '../database.js';
import { arrival, cityArea, load, observation, smallCity } from './two-kecamatan.js';

const warehouse = await testDatabase();
let keys: Keys;
const month = (number: number) => periodId('M', 2024, number) ?? 0;
const utara = '36.72.01';
const selatan = '36.72.02';

beforeAll(async () => {
  await loadReference(warehouse, smallCity());
  keys = await readKeys(warehouse, cityArea);
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
    await load(
      warehouse,
      keys,
      [utara, selatan].map((area, i) => observation({ area, period: month(number), value: 10 * number + i })),
    );
});

async function evidence(
  observations: readonly Observation[],
  allAreas = true,
  replaces: 'period' | 'dataset' | 'nothing' = 'period',
): Promise<Evidence> {
  const stage = await openStage(warehouse, keys, await beginDelivery(warehouse, arrival(keys)));
  try {
    await stage.write(observations);
    const { rows } = await stage.finish();
    const datasetId = keys.datasets.get('dinkes/balita') ?? Number.NaN;
    const replaced = { datasetId, replaces, period: null };
    return await readEvidence(stage, { rows, allAreas, replaced });
  } finally {
    await stage.discard();
  }
}

const told = (figures: Evidence['accepted']) =>
  figures.map(({ area, period, value }) => `${area} ${periodCode(period)} ${value}`).sort();

describe('what a delivery is held against', () => {
  it('is itself, its last period as it stands, and the five periods before its first', async () => {
    const { delivered, accepted } = await evidence([
      observation({ period: month(7), value: 71.5, row: 9 }),
      observation({ period: month(8), value: null, flag: 'missing', breakdown: 'jenis_kelamin=P' }),
    ]);
    expect(delivered.find(({ row }) => row === 9)).toEqual({
      variable: 'balita',
      area: utara,
      period: month(7),
      breakdown: '',
      value: 71.5,
      sheet: 1,
      row: 9,
      col: 3,
    });
    expect(delivered.find(({ row }) => row === 5)).toMatchObject({
      value: null,
      breakdown: 'jenis_kelamin=P',
    });
    expect(told(accepted).filter((each) => each.startsWith(selatan))).toEqual(
      [2, 3, 4, 5, 6, 8].map((number) => `${selatan} 2024-0${number} ${10 * number + 1}`),
    );
    expect(accepted).toHaveLength(12);
  });

  it('is only of its own areas where a file only adds', async () => {
    const { accepted } = await evidence([observation({ period: month(9) })], false);
    expect(told(accepted)).toEqual(
      [4, 5, 6, 7, 8].map((number) => `${utara} 2024-0${number} ${10 * number}`),
    );
  });

  it('is nothing for a variable that was never delivered', async () => {
    expect((await evidence([observation({ variable: 'gizi_buruk' })])).accepted).toEqual([]);
  });
});

describe('a large delivery', () => {
  const day = (back: number) => shiftPeriod(periodId('D', 2024, 300) ?? 0, -back);
  const days = (count: number, variable: string) =>
    Array.from({ length: count }, (_, i) => observation({ variable, period: day(i), row: i + 1 }));

  it('is looked at in its latest periods, as many as fit', async () => {
    const all = [...days(mostExamined, 'balita'), ...days(mostExamined, 'gizi_buruk')];
    const { delivered } = await evidence(all);
    expect(delivered).toHaveLength(mostExamined);
    expect(Math.min(...delivered.map(({ period }) => period))).toBe(day(mostExamined / 2 - 1));
  });

  it('of one period is looked at in the first variables that fit', async () => {
    const rows = (count: number, variable: string) =>
      Array.from({ length: count }, (_, row) => observation({ variable, row, period: day(0) }));
    const { delivered } = await evidence([...rows(20, 'balita'), ...rows(mostExamined, 'gizi_buruk')]);
    expect(delivered.map(({ variable }) => variable)).toEqual(Array(20).fill('balita'));
    expect((await evidence(rows(mostExamined + 1, 'balita'))).delivered).toEqual([]);
  });
});

describe('the periods that a delivery closes', () => {
  const march = [observation({ period: month(3) })];

  it('are those with figures that it stands for and no longer holds', async () => {
    expect((await evidence(march)).closed).toEqual([]);
    expect((await evidence(march, true, 'nothing')).closed).toEqual([]);
    const others = [1, 2, 4, 5, 6, 7, 8].map(month);
    expect((await evidence(march, true, 'dataset')).closed).toEqual(others);
  });
});
