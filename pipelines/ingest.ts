// Takes one arrival down the line: decode, understand, check, observe, stage, decide, commit.
import type { Books } from '../model/books.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { KeptFile } from '../model/delivery.js';
import { ContractError } from '../model/errors.js';
import type { Issue } from '../model/issue.js';
import type { PeriodId } from '../model/period.js';
import { keptSheet } from '../transforms/remap/seen-sheet.js';
import { commitStage } from '../warehouse/commit.js';
import { type Arrival, beginDelivery, finishDelivery, type Outcome } from '../warehouse/delivery.js';
import { findOutcome } from '../warehouse/known-deliveries.js';
import { openStage, type Stage } from '../warehouse/stage.js';
import type { Kept } from './collect.js';
import { decide, type Verdict } from './decide.js';
import { doubt } from './doubt.js';
import type { Ledger } from './ledger.js';
import { programVersion } from './package-root.js';
import { readFile } from './read-file.js';
import type { Session } from './session.js';
import { unreadable } from './unreadable.js';

/** What became of one arrival. The counts are of observations; the books count rows. */
export interface Ingested {
  readonly location: string;
  readonly fileName: string;
  readonly deliveryId: number | null;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly books: Books | null;
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
  readonly unchanged: number;
  readonly periods: readonly PeriodId[];
  readonly issues: readonly Issue[];
}

const nothing = {
  deliveryId: null,
  books: null,
  added: 0,
  changed: 0,
  closed: 0,
  unchanged: 0,
  periods: [],
  issues: [],
};

/** Throws WarehouseError; everything wrong with the data becomes issues of a delivery that is returned. */
export async function ingest(dataset: DatasetEntry, kept: Kept, session: Session): Promise<Ingested> {
  const { location, fileName, file, period } = kept;
  const { warehouse, keys } = session;
  const origin = { ...nothing, location, fileName };
  const arrival = describe(dataset, kept, session);
  if (file === null) return { ...origin, outcome: 'unchanged', reason: null };
  const known = await findOutcome(warehouse, { ...arrival, sha256: file.sha256, period });
  if (known !== undefined) return { ...origin, outcome: 'unchanged', reason: known.reason };
  const deliveryId = await beginDelivery(warehouse, arrival);
  const stage = await openStage(warehouse, keys, deliveryId);
  try {
    const { verdict, sheets, layouts, absences } = await judge(dataset, { ...kept, file }, stage, session);
    const covered = absences.map((absence) => absence.period);
    const decision = { ...verdict, periods: [...new Set([...stage.periods, ...covered])], sheets };
    const told = { ...origin, ...decision, deliveryId };
    if (verdict.outcome === 'accepted') {
      const { replaces, records } = dataset;
      const scope = { datasetId: arrival.datasetId, replaces, period, absences: records && absences };
      const commit = await commitStage(stage, scope, { ...decision, layouts: layouts.map(keptSheet) });
      return { ...told, ...commit };
    }
    await finishDelivery(warehouse, keys.cityId, deliveryId, decision);
    return told;
  } finally {
    await stage.discard();
  }
}

/** A file that cannot be read at all goes back too, with the reason as its one issue. */
async function judge(
  dataset: DatasetEntry,
  named: Kept & { readonly file: KeptFile },
  stage: Stage,
  session: Session,
): Promise<{ readonly verdict: Verdict } & Pick<Ledger, 'sheets' | 'layouts' | 'absences'>> {
  try {
    const accounts = await readFile(dataset, named, stage, session);
    const staged = await stage.finish(dataset.duplicates);
    const doubts = await doubt(dataset, accounts, staged, stage, named.period, session);
    const { sheets, absences, dataRows } = accounts;
    const moment = { decidedAt: session.ports.clock(), byHand: named.channel === 'hand' };
    const verdict = decide(dataset, accounts, staged, doubts, moment);
    // A table without rows tells nothing that the next file could be held against.
    return { verdict, sheets, layouts: dataRows === 0 ? [] : accounts.layouts, absences };
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return { verdict: unreadable(error, session.ports.clock()), sheets: [], layouts: [], absences: [] };
  }
}

function describe(dataset: DatasetEntry, kept: Kept, { keys, ports }: Session): Arrival {
  return {
    cityId: keys.cityId,
    datasetId: keys.datasets.get(dataset.id) ?? Number.NaN,
    file: kept.file,
    location: kept.location,
    fileName: kept.fileName,
    period: kept.period,
    channel: kept.channel,
    etag: kept.etag,
    lastModified: kept.lastModified,
    receivedAt: ports.clock(),
    contractHash: dataset.hash,
    programVersion: programVersion(),
  };
}
