// mart.obligation → who owes what, since when, and what was returned and why.
import { guarded } from './failure.js';
import type { Warehouse } from './warehouse.js';

export type ObligationState = 'not_due' | 'due' | 'late' | 'returned' | 'accepted' | 'revised';

/** One dataset and period that is owed. Dates are ISO days. */
export interface Obligation {
  readonly opd: string;
  readonly opdName: string;
  readonly pic: string;
  readonly contact: string;
  readonly dataset: string;
  readonly title: string;
  readonly period: string;
  readonly periodId: number;
  readonly dueDate: string;
  readonly state: ObligationState;
  /** Variables with current facts in the period, of those that the dataset has. */
  readonly variablesCovered: number;
  readonly variablesOwed: number;
  /**
   * The last delivery that was accepted or returned and spoke of the period; where there is none, the last time that the
   * source was asked and failed, or had nothing (unchanged); all null when neither is so.
   */
  readonly lastDeliveryId: number | null;
  readonly lastOutcome: 'accepted' | 'returned' | 'failed' | 'unchanged' | null;
  readonly lastReason: string | null;
  readonly lastDecidedAt: Date | null;
  readonly issueCount: number;
}

const select = `
  select opd, opd_name as "opdName", pic, contact, dataset, dataset_title as title, period, period_id as "periodId",
    due_date::text as "dueDate", state, variables_covered::integer as "variablesCovered",
    variables_owed::integer as "variablesOwed", last_delivery_id as "lastDeliveryId", last_outcome as "lastOutcome",
    last_reason as "lastReason", last_decided_at as "lastDecidedAt", issue_count::integer as "issueCount"
  from mart.obligation
  where city_id = :city
    and (:opd::text is null or opd = :opd) and (:dataset::text is null or dataset = :dataset)
  order by opd, dataset, period_id`;

/** In the order of agency, dataset and period. `today` of the city decides what is due; it is the server's clock. */
export async function readObligations(
  warehouse: Warehouse,
  cityId: number,
  filter: { readonly opd?: string | undefined; readonly dataset?: string | undefined } = {},
): Promise<readonly Obligation[]> {
  const bindings = { city: cityId, opd: filter.opd ?? null, dataset: filter.dataset ?? null };
  const { rows } = await guarded<{ rows: Obligation[] }>(async () => warehouse.knex.raw(select, bindings));
  return rows;
}
