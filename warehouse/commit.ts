// A finished stage → versions of facts, with the word that the delivery was accepted and how it was laid out, in one transaction.
import type { Absence } from '../model/absence.js';
import type { Dataset } from '../model/dataset.js';
import type { RememberedSheet } from '../model/layout-memory.js';
import type { PeriodId } from '../model/period.js';
import { inTransaction } from './client.js';
import { type Decision, writeDecision } from './delivery.js';
import { guarded } from './failure.js';
import { writeLayoutMemory } from './layout-memory.js';
import type { Stage } from './stage.js';

/** Counts of facts. */
export interface Commit {
  readonly added: number;
  /** Had another value or flag: the old version is closed, the new one stands. */
  readonly changed: number;
  /** Stood before and are no longer delivered. */
  readonly closed: number;
  /** Untouched; they keep the origin they had. */
  readonly unchanged: number;
}

export interface CommitScope {
  readonly datasetId: number;
  readonly replaces: Dataset['replaces'];
  /** Asked for; it is in the scope beside the periods of the stage, and stands for every period within it. */
  readonly period: PeriodId | null;
  /** Of records: where what is not named is none. Undefined where rows are no records. */
  readonly absences?: readonly Absence[] | undefined;
}

export interface AcceptedDelivery extends Omit<Decision, 'outcome'> {
  /** The next file of the dataset is held against them. */
  readonly layouts: readonly RememberedSheet[];
}

const commitSql = `
  select added::integer, changed::integer, closed::integer, unchanged::integer
  from core.commit_stage($1, $2, $3, $4, $5)`;
const absenceSql = 'select core.commit_absence($1, $2, $3, $4, $5, $6)';

/**
 * Two commits of one dataset wait for each other. Either everything stands afterwards, or nothing was touched.
 * The stage must be finished and free of duplicates.
 */
export async function commitStage(
  stage: Stage,
  scope: CommitScope,
  { layouts, ...decision }: AcceptedDelivery,
): Promise<Commit> {
  const { client, cityId, deliveryId } = stage;
  const { absences } = scope;
  const covered = (absences ?? []).map(({ period }) => period);
  const asked = [
    ...new Set([...stage.periods, ...covered, ...(scope.period === null ? [] : [scope.period])]),
  ];
  const accepted: Decision = { ...decision, outcome: 'accepted' };
  return guarded(async () => {
    const commit = await inTransaction(client, async () => {
      const values = [cityId, scope.datasetId, deliveryId, asked, scope.replaces];
      const { rows } = await client.query<Commit>(commitSql, values);
      if (absences !== undefined) await client.query(absenceSql, [...values, absenceRows(absences)]);
      await writeDecision(client, cityId, deliveryId, accepted);
      const memory = { deliveryId, sheets: layouts, recordedAt: decision.decidedAt };
      if (layouts.length > 0) await writeLayoutMemory(client, cityId, scope.datasetId, memory);
      return rows[0] ?? { added: 0, changed: 0, closed: 0, unchanged: 0 };
    });
    // The facts stand: statistics that could not be refreshed now are no reason to say that they do not.
    await client.query('select core.refresh_statistics()').catch(() => undefined);
    return commit;
  });
}

/** The periods that a delivery stands for: those of its facts, those that it covers, and the one that was asked for. */
export function askedPeriods(
  staged: ReadonlySet<PeriodId>,
  { absences = [], period }: CommitScope,
): readonly PeriodId[] {
  const covered = absences.map((absence) => absence.period);
  return [...new Set([...staged, ...covered, ...(period === null ? [] : [period])])];
}

function absenceRows(absences: readonly Absence[]): string {
  const rows = absences.map(({ period, area, level, cell }) => {
    const { sheet = null, row = null, col = null, text = null } = cell ?? {};
    return {
      period_id: period,
      area,
      level,
      sheet,
      row,
      col,
      raw_text: text?.replaceAll('\0', '\uFFFD') ?? null,
    };
  });
  return JSON.stringify(rows);
}
