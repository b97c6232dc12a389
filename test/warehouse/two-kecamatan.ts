// A made-up city of two kecamatan and what its agencies owe, and the short way from observations to facts.

import type { Area } from '../../model/area.js';
import type { Books } from '../../model/books.js';
import type { Configuration } from '../../model/configuration.js';
import { Dataset, type DatasetEntry } from '../../model/dataset.js';
import type { Observation } from '../../model/observation.js';
import { type AcceptedDelivery, type Commit, commitStage } from '../../warehouse/commit.js';
import { type Arrival, beginDelivery, type Decision } from '../../warehouse/delivery.js';
import type { Keys } from '../../warehouse/keys.js';
import { openStage } from '../../warehouse/stage.js';
import type { Warehouse } from '../../warehouse/warehouse.js';

export const cityArea = '36.72';

const area = (code: string, level: Area['level'], name: string, parent: string | null): Area => {
  return { code, bps: null, level, name, parent, spellings: [] };
};

export function datasetEntry(id: string, given: Record<string, unknown> = {}): DatasetEntry {
  const parsed = Dataset.parse({
    title: `Data ${id}`,
    frequency: 'monthly',
    since: '2024-01',
    source: { connector: 'file', folder: 'inbox', pattern: '*.xlsx' },
    period: { from: 'column' },
    columns: [
      { type: 'area', heading: 'Kecamatan', level: 'kecamatan' },
      { type: 'choice', heading: 'Jenis Kelamin', breakdown: 'jenis_kelamin' },
      { type: 'number', heading: 'Balita', variable: 'balita' },
    ],
    variables: { balita: { title: 'Balita ditimbang', unit: 'jiwa' } },
    ...given,
  });
  return { ...parsed, id, opd: id.split('/')[0] ?? '', hash: `contract of ${id}` };
}

export function smallCity(given: Partial<Configuration> = {}): Configuration {
  return {
    directory: '.',
    city: { area: cityArea, name: 'Kota Contoh', timezone: 'Asia/Jakarta' },
    areas: [
      area('0', 'country', 'Indonesia', null),
      area('36', 'province', 'Banten', '0'),
      area(cityArea, 'city', 'Kota Contoh', '36'),
      { ...area('36.72.01', 'kecamatan', 'Utara', cityArea), bps: '3672010', spellings: ['Kec. Utara'] },
      area('36.72.02', 'kecamatan', 'Selatan', cityArea),
    ],
    breakdowns: { jenis_kelamin: { L: ['Laki-laki', 'Pria'], P: ['Perempuan'] } },
    opds: [
      { code: 'dinkes', name: 'Dinas Kesehatan', pic: 'Sari', contact: 'sari@contoh.id' },
      { code: 'dishub', name: 'Dinas Perhubungan', pic: 'Budi', contact: 'budi@contoh.id' },
    ],
    datasets: [
      datasetEntry('dinkes/balita', {
        variables: {
          balita: { title: 'Balita', unit: 'jiwa' },
          gizi_buruk: { title: 'Gizi buruk', unit: 'jiwa' },
        },
      }),
      datasetEntry('dishub/angkot', {
        frequency: 'yearly',
        since: '2022',
        period: { from: 'column', type: 'monthly' },
        variables: { angkot: { title: 'Angkot', unit: 'unit', accumulation: 'flow' } },
      }),
    ],
    indicators: [],
    frameworks: [],
    ...given,
  };
}

export function observation(given: Partial<Observation> = {}): Observation {
  return {
    variable: 'balita',
    area: '36.72.01',
    period: 2_024_301,
    breakdown: '',
    value: 100,
    flag: null,
    sheet: 1,
    row: 5,
    col: 3,
    rawText: null,
    sourceRows: 1,
    ...given,
  };
}

export function arrival(keys: Keys, given: Partial<Arrival> & { readonly dataset?: string } = {}): Arrival {
  const { dataset = 'dinkes/balita', ...rest } = given;
  return {
    cityId: keys.cityId,
    datasetId: keys.datasets.get(dataset) ?? Number.NaN,
    file: { sha256: 'a'.repeat(64), bytes: 10 },
    location: 'inbox/balita.xlsx',
    fileName: 'balita.xlsx',
    period: null,
    channel: 'file',
    etag: null,
    lastModified: null,
    receivedAt: new Date('2024-02-03T04:05:06Z'),
    contractHash: 'contract 1',
    programVersion: '0.1.0',
    ...rest,
  };
}

export function booksOf(loaded: number): Books {
  return { read: loaded + 2, loaded, returned: 0, duplicate: 0, skipped: { title: 1, header: 1 } };
}

export function decision(given: Partial<AcceptedDelivery & Decision> = {}): AcceptedDelivery & Decision {
  return {
    outcome: 'accepted',
    reason: null,
    decidedAt: new Date('2024-02-03T04:05:07Z'),
    books: booksOf(1),
    periods: [],
    sheets: [{ number: 1, name: 'Januari' }],
    issues: [],
    layouts: [],
    ...given,
  };
}

export interface Load {
  readonly dataset?: string;
  readonly replaces?: 'period' | 'dataset' | 'nothing';
  readonly period?: number | null;
  readonly location?: string;
}

/** Delivers the observations and commits them. */
export async function load(
  warehouse: Warehouse,
  keys: Keys,
  observations: readonly Observation[],
  { dataset = 'dinkes/balita', replaces = 'period', period = null, ...origin }: Load = {},
): Promise<Commit> {
  const deliveryId = await beginDelivery(warehouse, arrival(keys, { dataset, period, ...origin }));
  const stage = await openStage(warehouse, keys, deliveryId);
  try {
    await stage.write(observations);
    await stage.finish();
    const scope = { datasetId: keys.datasets.get(dataset) ?? Number.NaN, replaces, period };
    return await commitStage(
      stage,
      scope,
      decision({ books: booksOf(observations.length), periods: stage.periods }),
    );
  } finally {
    await stage.discard();
  }
}
