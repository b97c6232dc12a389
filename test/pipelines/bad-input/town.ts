// The configuration beside this file → a town with an inbox of its own, into which a test puts what an OPD sent.
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Ports } from '../../../model/ports.js';
import type { Ingested } from '../../../pipelines/ingest.js';
import { type RunReport, type RunRequest, run } from '../../../pipelines/run.js';
import { type Place, type Session, withCurrentWarehouse } from '../../../pipelines/session.js';
import { type Obligation, status } from '../../../pipelines/status.js';
import { type AuditFinding, runAudits } from '../../../warehouse/audits.js';
import type { Warehouse } from '../../../warehouse/warehouse.js';
import { testDatabaseAt } from '../../database.js';

export interface Town {
  readonly warehouse: Warehouse;
  /** With its password. */
  readonly url: string;
  readonly place: Place;
  readonly ports: Ports;
  readonly inbox: string;
  /** Everything that was logged. */
  readonly logged: readonly string[];
  /** Puts a file into the inbox in one step. */
  put(name: string, content: string | Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  /** Writes a file of the configuration. */
  configure(path: string, content: string): Promise<void>;
  /** Each call opens the warehouse anew, as a command does. */
  inTown<T>(work: (session: Session) => Promise<T>): Promise<T>;
  run(request?: RunRequest): Promise<RunReport>;
  /** "36.72.01 2024 jenis_kelamin=L" → value, of the facts that stand now. */
  facts(variable: string): Promise<Readonly<Record<string, number>>>;
  status(dataset: string): Promise<readonly Obligation[]>;
  /** Over everything that was ever recorded. */
  audits(): Promise<readonly AuditFinding[]>;
}

interface TownOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where the archive lies; that of the test database when left out. */
  readonly home?: string | undefined;
  /** The address of the database → the one that runs are given. */
  readonly door?: (url: string) => Promise<string>;
}

/** The day is 1 March 2026: 2024 and 2025 are owed. */
export async function town({ env = {}, home, door }: TownOptions = {}): Promise<Town> {
  const { warehouse, url: direct } = await testDatabaseAt();
  const url = (await door?.(direct)) ?? direct;
  const root = await mkdtemp(join(tmpdir(), 'satudata-town-'));
  afterAll(() => rm(root, { recursive: true, force: true }));
  const inbox = join(root, 'inbox');
  const config = join(root, 'config');
  await mkdir(inbox);
  await cp(join(import.meta.dirname, 'config'), config, { recursive: true });
  const logged: string[] = [];
  const write = (message: string, facts?: object) => void logged.push(`${message} ${JSON.stringify(facts)}`);
  const place = { home: home ?? warehouse.home, config };
  const ports: Ports = {
    clock: () => new Date('2026-03-01T05:00:00Z'),
    env: { ...env, SATUDATA_INBOX: inbox, DATABASE_URL: url },
    log: { info: write, warn: write },
    signal: new AbortController().signal,
  };
  const inTown: Town['inTown'] = (work) => withCurrentWarehouse(place, ports, work);
  return {
    warehouse,
    url,
    place,
    ports,
    inbox,
    logged,
    put: (name, content) => putWhole(root, join(inbox, name), content),
    remove: (name) => rm(join(inbox, name)),
    configure: (path, content) => writeFile(join(config, path), content),
    inTown,
    run: (request = {}) => inTown((session) => run(session, request, () => undefined)),
    facts: (variable) => standingFacts(warehouse, variable),
    status: (dataset) => inTown((session) => status(session, { dataset })),
    audits: () => runAudits(warehouse),
  };
}

/** Written elsewhere and renamed: a run under way sees the old file or the new one. */
async function putWhole(root: string, path: string, content: string | Uint8Array): Promise<void> {
  const draft = join(root, 'draft');
  await writeFile(draft, content);
  await rename(draft, path);
}

async function standingFacts(
  { knex }: Warehouse,
  variable: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await knex.raw(
    `select a.code || ' ' || p.code || ' ' || b.code as fact, o.value::float8 as value
     from core.observation o
     join ref.variable v using (city_id, variable_id)
     join ref.area a using (city_id, area_id)
     join ref.period p using (period_id)
     join ref.breakdown b using (city_id, breakdown_id)
     where v.code = ? and o.superseded_at is null
     order by 1`,
    [variable],
  );
  return Object.fromEntries(rows.map((row: { fact: string; value: number }) => [row.fact.trim(), row.value]));
}

/** The one arrival of a dataset. */
export function arrivalOf({ datasets }: RunReport, dataset: string): Ingested {
  const [arrival, ...more] = datasets.find((each) => each.dataset.id === dataset)?.arrivals ?? [];
  if (arrival === undefined || more.length > 0) throw new Error(`${1 + more.length} arrivals of ${dataset}`);
  return arrival;
}

/** "dataset CODE message" of every dataset that could not be read. */
export function errorsOf({ datasets }: RunReport): readonly string[] {
  return datasets.flatMap(({ dataset, error }) =>
    error === null ? [] : [`${dataset.id} ${error.code} ${error.message}`],
  );
}
