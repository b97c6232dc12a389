// Takes in everything that is due, dataset by dataset, then publishes what changed.

import type { DatasetEntry } from '../model/dataset.js';
import { diskFullOf } from '../model/disk-full.js';
import { SatuDataError, WarehouseError } from '../model/errors.js';
import { type PeriodId, periodEnd, periodStart } from '../model/period.js';
import { type AuditFinding, runAudits } from '../warehouse/audits.js';
import { type Published, publish } from '../warehouse/publish.js';
import { beginRun, finishRun } from '../warehouse/run-record.js';
import { inTurn } from '../warehouse/turn.js';
import { chooseDatasets, type DatasetChoice } from './choose-datasets.js';
import { collect } from './collect.js';
import { type HandedIn, keepByHand } from './hand.js';
import { inParallel } from './in-parallel.js';
import { type Ingested, ingest } from './ingest.js';
import { localDay, owedPeriods } from './owed.js';
import { programVersion } from './package-root.js';
import { recordFailure } from './record-failure.js';
import { withRetries } from './retries.js';
import type { Session } from './session.js';

export interface RunRequest extends DatasetChoice {
  /** Only periods within these two, inclusive. */
  readonly periods?: readonly [PeriodId, PeriodId] | undefined;
  /** A file handed in by hand for the one dataset, instead of asking its source. */
  readonly file?: HandedIn | undefined;
}

export interface DatasetRun {
  readonly dataset: DatasetEntry;
  readonly arrivals: readonly Ingested[];
  /** What kept the source or the warehouse from giving the rest. */
  readonly error: SatuDataError | null;
}

export interface RunReport {
  readonly datasets: readonly DatasetRun[];
  readonly published: Published;
  readonly audits: readonly AuditFinding[];
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** Datasets that are read at the same time: one waits for its source while another is decoded. */
const width = 3;

/**
 * Failures stay with their dataset, the others go on. `told` is called as each is done. Throws ConfigError for a bad
 * request, WarehouseError when the database stays away, and the reason of the signal when it is interrupted.
 */
export async function run(
  session: Session,
  request: RunRequest,
  told: (done: DatasetRun, count: number, total: number) => void,
): Promise<RunReport> {
  const { warehouse, keys, ports, configuration } = session;
  const startedAt = ports.clock();
  const wanted = chooseDatasets(configuration, request);
  const lasting = <T>(work: () => Promise<T>) => withRetries(work, ports);
  const { cityId } = keys;
  const begun = { cityId, kind: 'run', programVersion: programVersion(), startedAt };
  const runId = await lasting(() => beginRun(warehouse, begun));
  let count = 0;
  const datasets = await inParallel(wanted, width, async (dataset) => {
    const done = await takeIn(dataset, request, session);
    told(done, ++count, wanted.length);
    return done;
  });
  const published = await lasting(() => publish(warehouse));
  const audits = await lasting(() => runAudits(warehouse, startedAt));
  const finishedAt = ports.clock();
  const outcome = datasets.some((each) => each.error !== null) ? 'failed' : 'done';
  const end = { finishedAt, outcome, summary: countOutcomes(datasets) } as const;
  await lasting(() => finishRun(warehouse, cityId, runId, end));
  return { datasets, published, audits, startedAt, finishedAt };
}

async function takeIn(dataset: DatasetEntry, request: RunRequest, session: Session): Promise<DatasetRun> {
  const arrivals: Ingested[] = [];
  try {
    await withRetries(
      () => inOrder(dataset, session, () => ingestAll(dataset, request, session, arrivals)),
      session.ports,
    );
    return { dataset, arrivals, error: null };
  } catch (cause) {
    session.ports.signal.throwIfAborted();
    const error =
      cause instanceof SatuDataError ? cause : (diskFullOf(cause) ?? unforeseen(dataset, cause, session));
    if (!(error instanceof WarehouseError)) await writeDown(dataset, error, session);
    return { dataset, arrivals, error };
  }
}

/** Two runs of one dataset take turns, so that the second finds what the first has taken in. */
function inOrder<T>(
  { id }: DatasetEntry,
  { warehouse, keys, ports }: Session,
  work: () => Promise<T>,
): Promise<T> {
  const turn = {
    cityId: keys.cityId,
    datasetId: keys.datasets.get(id) ?? Number.NaN,
    signal: ports.signal,
    onWait: () => ports.log.info(`${id} is being taken in by another run; waiting for it`),
  };
  return inTurn(warehouse, turn, work);
}

/** A failure that cannot be written down is told all the same: the report holds it. */
async function writeDown(dataset: DatasetEntry, error: SatuDataError, session: Session): Promise<void> {
  const { ports } = session;
  await withRetries(() => recordFailure(dataset, error, session), ports).catch((cause: unknown) =>
    ports.log.warn(`The failure of ${dataset.id} could not be kept: ${cause}`),
  );
}

/** A mistake of the program in one dataset must not cost the city the others. */
function unforeseen({ id }: DatasetEntry, cause: unknown, { ports }: Session): SatuDataError {
  const told = cause instanceof Error ? cause : new Error(String(cause));
  ports.log.warn(told.stack ?? told.message);
  // What knex throws begins with the whole statement.
  const found = told.message.trim().split('\n').at(-1)?.trim().slice(-200);
  return new SatuDataError('SD_BUG', `${id} could not be read, by a mistake of this program: ${found}.`, {
    hint: 'Report it with the lines above and the file; the other datasets are not affected.',
    cause,
  });
}

/** Called again after a failure that may pass, it finds what was already taken in unchanged. */
async function ingestAll(
  dataset: DatasetEntry,
  request: RunRequest,
  session: Session,
  arrivals: Ingested[],
): Promise<void> {
  const today = localDay(session.ports.clock(), session.configuration.city.timezone);
  const periods = owedPeriods(dataset, today).filter((period) => isWithin(period, request.periods));
  const source =
    request.file === undefined
      ? collect(dataset, periods, session, namedPeriod(request))
      : keepByHand(request.file, session);
  for await (const kept of source) {
    session.ports.signal.throwIfAborted();
    const ingested = await ingest(dataset, kept, session);
    const before = arrivals.findIndex((each) => each.location === ingested.location);
    if (before < 0) arrivals.push(ingested);
    else if (ingested.outcome !== 'unchanged') arrivals[before] = ingested;
  }
}

function namedPeriod({ periods }: RunRequest): PeriodId | null {
  return periods !== undefined && periods[0] === periods[1] ? periods[0] : null;
}

function isWithin(period: PeriodId, range: readonly [PeriodId, PeriodId] | undefined): boolean {
  return (
    range === undefined ||
    (periodStart(period) >= periodStart(range[0]) && periodEnd(period) <= periodEnd(range[1]))
  );
}

function countOutcomes(datasets: readonly DatasetRun[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {
    datasets: datasets.length,
    failed: datasets.filter((each) => each.error !== null).length,
  };
  for (const { outcome } of datasets.flatMap((each) => each.arrivals))
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
