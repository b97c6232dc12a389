// The configuration of a city → the rows of ref, under keys that stay the same from run to run.
import type { Knex } from 'knex';
import { type MeasuredVariable, measuredVariables } from '../lexicon/measured-variables.js';
import { livesOf } from '../model/area.js';
import type { Configuration } from '../model/configuration.js';
import type { DatasetEntry, Frequency } from '../model/dataset.js';
import { WarehouseError } from '../model/errors.js';
import { type PeriodId, type PeriodType, parsePeriodCode } from '../model/period.js';
import { guarded } from './failure.js';
import { loadFormulas } from './load-formulas.js';
import { referenceViews } from './reference-views.js';
import type { Warehouse } from './warehouse.js';

const periodTypes: Readonly<Record<Frequency, PeriodType>> = {
  yearly: 'Y',
  semesterly: 'S',
  quarterly: 'Q',
  monthly: 'M',
  academic: 'A',
  daily: 'D',
};

/**
 * One transaction, idempotent: what is new is added, what changed is updated, what is gone is retired and never deleted.
 * Raises WarehouseError SD_VIEW_IN_USE when a generated view must change and another view was built upon it.
 */
export async function loadReference(warehouse: Warehouse, configuration: Configuration): Promise<void> {
  await guarded(() =>
    warehouse.knex.transaction(async (trx) => {
      // Two programs may load at once: the second waits, and then finds nothing to do.
      await trx.raw("select ops.take_lock('reference', 0::smallint, 0)");
      const cityId = await loadCity(trx, configuration);
      await loadPlaces(trx, cityId, configuration);
      await loadDatasets(trx, cityId, configuration);
      await loadFormulas(trx, cityId, configuration);
      await makeViews(trx, cityId, configuration);
      await trx.raw('select ops.grant_reader()');
    }),
  );
}

async function loadCity(trx: Knex.Transaction, { city }: Configuration): Promise<number> {
  const { area, name, timezone, notice = null } = city;
  const result = await trx.raw('select ref.load_city(?) as id', [
    JSON.stringify({ area_code: area, name, timezone, notice }),
  ]);
  return result.rows[0].id;
}

async function loadPlaces(
  trx: Knex.Transaction,
  cityId: number,
  configuration: Configuration,
): Promise<void> {
  const areas = configuration.areas.map((area) => {
    const { code, bps, level, name, parent, spellings } = area;
    const versions = livesOf(area).map(({ from, until, parent: lies, successors }) => {
      return { from_day: from, until_day: until, parent: lies, successors };
    });
    return { code, bps_code: bps, level, name, parent, names: [name, ...spellings], versions };
  });
  const categories = Object.entries(configuration.breakdowns).flatMap(([axis, codes]) =>
    Object.entries(codes).map(([code, [title = code]], index) => ({
      axis,
      code,
      title,
      position: index + 1,
    })),
  );
  const areaRows = JSON.stringify(areas);
  await trx.raw('select ref.load_areas(?, ?)', [cityId, areaRows]);
  await trx.raw('select ref.load_area_names(?, ?)', [cityId, areaRows]);
  await trx.raw('select ref.load_categories(?, ?)', [cityId, JSON.stringify(categories)]);
}

async function loadDatasets(
  trx: Knex.Transaction,
  cityId: number,
  configuration: Configuration,
): Promise<void> {
  const variables = [...measuredVariables(configuration.datasets).values()].map(variableRow);
  await trx.raw('select ref.load_opds(?, ?)', [cityId, JSON.stringify(configuration.opds)]);
  await trx.raw('select ref.load_datasets(?, ?)', [
    cityId,
    JSON.stringify(configuration.datasets.map((dataset) => datasetRow(dataset, configuration.opds))),
  ]);
  await trx.raw('select ref.load_variables(?, ?)', [cityId, JSON.stringify(variables)]);
}

function variableRow(variable: MeasuredVariable) {
  const { code, dataset, title, unit, accumulation, rule, weight, wholes, by } = variable;
  const { concept = null, definition = null, formerly = [] } = variable;
  const described = { code, dataset, title, unit, concept, definition, accumulation, formerly };
  return { ...described, aggregation: rule, weight, parts: wholes, of_records: by !== undefined };
}

/** A dataset moves along with an agency that got another code. */
function datasetRow(dataset: DatasetEntry, opds: Configuration['opds']) {
  const name = dataset.id.slice(dataset.opd.length + 1);
  const former = opds.find(({ code }) => code === dataset.opd)?.formerly ?? [];
  return {
    formerly: [...(dataset.formerly ?? []), ...former.map((code) => `${code}/${name}`)],
    code: dataset.id,
    opd: dataset.opd,
    title: dataset.title,
    description: dataset.description ?? null,
    frequency: dataset.frequency,
    owed_type: periodTypes[dataset.frequency],
    fact_type: periodTypes[dataset.period.type ?? dataset.frequency],
    since_id: owedPeriod(dataset, dataset.since),
    until_id: dataset.until === undefined ? null : owedPeriod(dataset, dataset.until),
    due_days: dataset.due_days,
    replaces: dataset.replaces,
    connector: dataset.source.connector,
    contract_hash: dataset.hash,
  };
}

function owedPeriod(dataset: DatasetEntry, code: string): PeriodId {
  const period = parsePeriodCode(code);
  if (period !== undefined) return period;
  throw new WarehouseError(
    'SD_REFERENCE_PERIOD',
    `Dataset ${dataset.id} names the period "${code}", which does not exist.`,
    {
      hint: 'Correct since or until of the dataset, e.g. "2024", "2024-Q3", "2024-08"; satudata check says where.',
    },
  );
}

async function makeViews(trx: Knex.Transaction, cityId: number, configuration: Configuration): Promise<void> {
  const keys = await trx.raw(
    'select code, variable_id from ref.variable where city_id = ? and retired_at is null',
    [cityId],
  );
  const rows: readonly { code: string; variable_id: number }[] = keys.rows;
  const variableIds = new Map(rows.map((row) => [row.code, row.variable_id]));
  const views = referenceViews(cityId, configuration, variableIds);
  try {
    await trx.raw('select ref.make_views(?, ?)', [cityId, JSON.stringify(views)]);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '2BP01')) throw error;
    throw new WarehouseError(
      'SD_VIEW_IN_USE',
      `A view of mart must change but others depend on it: ${dependants(error)}.`,
      {
        hint: 'Drop the views that depend on it, run satudata migrate, and make them again.',
        cause: error,
      },
    );
  }
}

/** What the server names under "Detail": one line a dependent view. */
function dependants(error: Error): string {
  return 'detail' in error && typeof error.detail === 'string'
    ? error.detail.split('\n').join('; ')
    : error.message;
}
