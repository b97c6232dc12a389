// A configuration for real files, put together from its own folder and the shipped one → a city to run the whole line in.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Observation } from '../../../model/observation.js';
import type { Ports } from '../../../model/ports.js';
import { type RunReport, type RunRequest, run } from '../../../pipelines/run.js';
import { type Session, withCurrentWarehouse } from '../../../pipelines/session.js';
import type { Warehouse } from '../../../warehouse/warehouse.js';
import { corpus } from '../../connectors/corpus.js';
import { testDatabaseAt } from '../../database.js';
import { silent } from '../../server.js';

const shipped = join(import.meta.dirname, '../../../config');

interface CityOptions {
  /** A folder beside this file: what is special to the test. Left out: the shipped configuration as it is. */
  readonly own?: string;
  /** Files and folders of the shipped configuration, beyond areas and breakdowns. */
  readonly shipped?: readonly string[];
  /** The day on which everything happens, ISO. */
  readonly today: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface CorpusCity {
  readonly warehouse: Warehouse;
  /** Each call opens the warehouse anew, as a command does. */
  inCity<T>(work: (session: Session) => Promise<T>): Promise<T>;
  run(request?: RunRequest): Promise<RunReport>;
  /** The facts of a dataset that stand now. */
  facts(dataset: string): Promise<readonly StoredFact[]>;
}

export interface StoredFact extends Pick<Observation, 'variable' | 'area' | 'breakdown' | 'value' | 'flag'> {
  readonly level: string;
  /** Code of the period. */
  readonly period: string;
}

/** Call it at the top of a describe, where it can tell what is to be removed afterwards. */
export async function corpusCity(options: CityOptions): Promise<CorpusCity> {
  const { warehouse, url } = await testDatabaseAt();
  const config = options.own === undefined ? shipped : await assemble(options.own, options.shipped ?? []);
  const place = { home: warehouse.home, config };
  const ports: Ports = {
    clock: () => new Date(`${options.today}T05:00:00Z`),
    env: { SATUDATA_CORPUS: corpus(''), ...options.env, DATABASE_URL: url },
    log: silent,
    signal: new AbortController().signal,
  };
  const inCity: CorpusCity['inCity'] = (work) => withCurrentWarehouse(place, ports, work);
  return {
    warehouse,
    inCity,
    run: (request = {}) => inCity((session) => run(session, request, () => undefined)),
    facts: (dataset) => storedFacts(warehouse, dataset),
  };
}

async function assemble(own: string, more: readonly string[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'satudata-corpus-'));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  for (const part of ['areas.csv', 'breakdowns.yaml', 'opd.yaml', ...more])
    await cp(join(shipped, part), join(directory, part), { recursive: true });
  await cp(join(import.meta.dirname, own), directory, { recursive: true });
  return directory;
}

async function storedFacts(warehouse: Warehouse, dataset: string): Promise<readonly StoredFact[]> {
  const { rows } = await warehouse.knex.raw(
    `select v.code as variable, a.code as area, a.level, p.code as period, b.code as breakdown,
            o.value::float8 as value, o.flag
     from core.observation o
     join ref.variable v using (city_id, variable_id)
     join ref.dataset d using (city_id, dataset_id)
     join ref.area a using (city_id, area_id)
     join ref.period p using (period_id)
     join ref.breakdown b using (city_id, breakdown_id)
     where d.code = ? and o.superseded_at is null
     order by v.code, a.code, p.period_id`,
    [dataset],
  );
  return rows;
}
