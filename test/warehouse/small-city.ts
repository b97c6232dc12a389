// A city of two kecamatan and three kelurahan in a database of its own, whose facts a test writes down directly.
import type { z } from 'zod';
import type { Absence } from '../../model/absence.js';
import type { Area } from '../../model/area.js';
import type { Configuration } from '../../model/configuration.js';
import { Dataset, type RecordMeasure, type Variable } from '../../model/dataset.js';
import { Framework } from '../../model/framework.js';
import { Indicator } from '../../model/indicator.js';
import { breakdownKey, type Flag, type Observation } from '../../model/observation.js';
import { type PeriodId, parsePeriodCode } from '../../model/period.js';
import { commitStage } from '../../warehouse/commit.js';
import { beginDelivery } from '../../warehouse/delivery.js';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { publish } from '../../warehouse/publish.js';
import { openStage } from '../../warehouse/stage.js';
import type { Warehouse } from '../../warehouse/warehouse.js';
import { testDatabase } from '../database.js';

export interface Fact {
  readonly variable: string;
  readonly area: string;
  readonly period: string;
  readonly breakdown?: Readonly<Record<string, string>>;
  /** null: the cell held "...", or the sign of `flag`. */
  readonly value: number | null;
  readonly flag?: Flag;
}

export interface Formulas {
  /** Name → accumulation, of persons counted; or all that differs from a stock of them. */
  readonly variables: Readonly<
    Record<string, 'stock' | 'flow' | 'cumulative' | Partial<z.input<typeof Variable>>>
  >;
  /** Variables that count records, or are made of them otherwise. */
  readonly records?: readonly (string | z.input<typeof RecordMeasure>)[];
  readonly indicators: readonly (Partial<z.input<typeof Indicator>> &
    Pick<z.input<typeof Indicator>, 'code' | 'formula'>)[];
  readonly frameworks?: readonly (Partial<z.input<typeof Framework>> & {
    readonly code: string;
    readonly root: z.input<typeof Framework>['root'];
  })[];
  readonly areas?: readonly Area[];
}

const area = (code: string, level: Area['level'], name: string, parent: string | null): Area => {
  return { code, bps: null, level, name, parent, spellings: [] };
};

export const smallAreas: readonly Area[] = [
  area('0', 'country', 'Indonesia', null),
  area('36', 'province', 'Banten', '0'),
  area('36.72', 'city', 'Kota Contoh', '36'),
  area('36.72.01', 'kecamatan', 'Timur', '36.72'),
  area('36.72.02', 'kecamatan', 'Barat', '36.72'),
  area('36.72.01.1001', 'kelurahan', 'Satu', '36.72.01'),
  area('36.72.01.1002', 'kelurahan', 'Dua', '36.72.01'),
  area('36.72.02.1001', 'kelurahan', 'Tiga', '36.72.02'),
];

export function configurationOf(formulas: Formulas): Configuration {
  const variables = Object.entries(formulas.variables).map(([name, given]) => [
    name,
    { title: name, unit: 'jiwa', ...(typeof given === 'string' ? { accumulation: given } : given) },
  ]);
  const dataset = Dataset.parse({
    title: 'Contoh',
    frequency: 'monthly',
    since: '2020-01',
    source: { connector: 'file', folder: '.', pattern: '*.csv' },
    period: { from: 'column' },
    columns: [{ heading: 'x', type: 'text' }],
    variables: Object.fromEntries(variables),
    ...(formulas.records && {
      records: {
        measures: formulas.records.map((made) =>
          typeof made === 'string' ? { variable: made, by: 'count' } : made,
        ),
      },
    }),
  });
  return {
    directory: '/',
    city: { area: '36.72', name: 'Kota Contoh', timezone: 'Asia/Jakarta' },
    areas: formulas.areas ?? smallAreas,
    breakdowns: { jenis_kelamin: { L: ['Laki-laki'], P: ['Perempuan'] }, umur: { muda: [], tua: [] } },
    opds: [{ code: 'dinas', name: 'Dinas Contoh', pic: 'Ibu Contoh', contact: 'contoh@example.id' }],
    datasets: [{ ...dataset, id: 'dinas/contoh', opd: 'dinas', hash: 'x' }],
    indicators: formulas.indicators.map((each) => ({
      ...Indicator.parse({
        title: each.code,
        unit: 'persen',
        direction: 'up',
        frequency: 'yearly',
        levels: ['city', 'kecamatan', 'kelurahan'],
        ...each,
      }),
      dimension: 'smart-living',
      hash: 'x',
    })),
    frameworks: (formulas.frameworks ?? []).map(({ code, ...framework }) => ({
      ...Framework.parse({
        title: code,
        edition: '1',
        label: 'Simulasi',
        source: 'contoh',
        frequency: 'yearly',
        levels: ['city'],
        ...framework,
      }),
      code,
      hash: 'x',
    })),
  };
}

export function period(code: string): PeriodId {
  const id = parsePeriodCode(code);
  if (id === undefined) throw new Error(`no such period: ${code}`);
  return id;
}

/** A delivery of records that holds all of the city's in these periods, counted by kelurahan. */
export function wholeCity(...periods: readonly string[]): readonly Absence[] {
  return periods.map((code) => ({ period: period(code), area: '36.72', level: 'kelurahan', cell: null }));
}

export interface SmallCity {
  readonly warehouse: Warehouse;
  load(formulas: Formulas): Promise<void>;
  /** Writes facts as a commit does: the version before is closed, the changed keys are noted. Gives the moment. */
  record(facts: readonly Fact[], absences?: readonly Absence[]): Promise<Date>;
  publish(): ReturnType<typeof publish>;
  /** [value, coverage] of the current version, undefined where there is none. */
  value(indicator: string, area: string, period: string): Promise<readonly [number, number] | undefined>;
  /** Whether the current version rests on a sum that lacks parts; undefined where there is none. */
  partial(indicator: string, area: string, period: string): Promise<boolean | undefined>;
  /** [points, coverage] of the current version, undefined where there is none. */
  score(node: string, area: string, period: string): Promise<readonly [number | null, number] | undefined>;
}

const currentValue = `select v.value as figure, v.coverage, v.partial from mart.indicator_value v
  join ref.indicator i using (city_id, indicator_id) join ref.area a using (city_id, area_id)
  where i.code = ? and a.code = ? and v.period_id = ? and v.superseded_at is null`;

/** Call it at the top of a test file or of a describe, as testDatabase. */
export async function smallCity(formulas: Formulas): Promise<SmallCity> {
  const warehouse = await testDatabase();
  const load = (next: Formulas) => loadReference(warehouse, configurationOf(next));
  await load(formulas);
  const read = async (sql: string, values: readonly (string | number)[]) => {
    const { rows } = await warehouse.knex.raw(sql, values);
    return rows[0] === undefined ? undefined : ([number(rows[0].figure), Number(rows[0].coverage)] as const);
  };
  return {
    warehouse,
    load,
    record: (facts, absences) => record(warehouse, facts, absences),
    publish: () => publish(warehouse),
    value: async (indicator, place, time) => {
      const found = await read(currentValue, [indicator, place, period(time)]);
      return found && [found[0] ?? Number.NaN, found[1]];
    },
    partial: async (indicator, place, time) => {
      const { rows } = await warehouse.knex.raw(currentValue, [indicator, place, period(time)]);
      return rows[0]?.partial;
    },
    score: (node, place, time) =>
      read(
        `select s.points as figure, s.coverage from mart.score s
         join ref.node n using (city_id, node_id) join ref.area a using (city_id, area_id)
         where n.code = ? and a.code = ? and s.period_id = ? and s.superseded_at is null`,
        [node, place, period(time)],
      ),
  };
}

function number(value: string | null): number | null {
  return value === null ? null : Number(value);
}

/** The way every fact goes: staged and committed as a delivery of one sheet, a fact a row. */
async function record(
  warehouse: Warehouse,
  facts: readonly Fact[],
  absences?: readonly Absence[],
): Promise<Date> {
  const keys = await readKeys(warehouse, '36.72');
  const datasetId = keys.datasets.get('dinas/contoh') ?? Number.NaN;
  const now = new Date();
  const deliveryId = await beginDelivery(warehouse, {
    cityId: keys.cityId,
    datasetId,
    file: { sha256: 'a'.repeat(64), bytes: 1 },
    location: 'kotak-masuk/contoh.xlsx',
    fileName: 'contoh.xlsx',
    period: null,
    channel: 'file',
    etag: null,
    lastModified: null,
    receivedAt: now,
    contractHash: 'x',
    programVersion: '0',
  });
  const stage = await openStage(warehouse, keys, deliveryId);
  try {
    await stage.write(facts.map(observation));
    await stage.finish();
    const books = { read: facts.length, loaded: facts.length, returned: 0, duplicate: 0, skipped: {} };
    const decision = { reason: null, decidedAt: now, books, periods: stage.periods, issues: [] };
    const sheets = [{ number: 1, name: 'Rekap' }];
    const scope = { datasetId, replaces: 'nothing', period: null, absences } as const;
    await commitStage(stage, scope, { ...decision, sheets, layouts: [] });
  } finally {
    await stage.discard();
  }
  const { rows } = await warehouse.knex.raw('select max(recorded_at) as moment from core.observation');
  return rows[0].moment;
}

function observation(fact: Fact, index: number): Observation {
  return {
    variable: fact.variable,
    area: fact.area,
    period: period(fact.period),
    breakdown: breakdownKey(fact.breakdown ?? {}),
    value: fact.value,
    flag: fact.flag ?? (fact.value === null ? 'missing' : null),
    sheet: 1,
    row: index + 2,
    col: 3,
    rawText: fact.value === null ? '...' : null,
    sourceRows: 1,
  };
}
