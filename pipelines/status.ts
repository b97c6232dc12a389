// The obligations of the city's OPDs: what each owes, how it stands, and what was wrong with what was returned.
import type { Issue } from '../model/issue.js';
import { readIssues } from '../warehouse/read-issues.js';
import { type Obligation, readObligations } from '../warehouse/read-obligations.js';
import { chooseDatasets, type DatasetChoice } from './choose-datasets.js';
import type { Session } from './session.js';

export type { Obligation } from '../warehouse/read-obligations.js';

/** An obligation, and of a returned one the first issues of the delivery, errors before warnings. */
export type Standing = Obligation & { readonly issues: readonly Issue[] };

const issuesTold = 5;

/** Raises ConfigError SD_RUN_UNKNOWN for an OPD or a dataset that is not configured. */
export async function status(session: Session, filter: DatasetChoice): Promise<readonly Standing[]> {
  const { warehouse, keys, configuration } = session;
  chooseDatasets(configuration, filter);
  const obligations = await readObligations(warehouse, keys.cityId, filter);
  return Promise.all(obligations.map(async (each) => ({ ...each, issues: await issuesOf(each, session) })));
}

async function issuesOf(
  { state, lastDeliveryId }: Obligation,
  { warehouse, keys }: Session,
): Promise<readonly Issue[]> {
  if (state !== 'returned' || lastDeliveryId === null) return [];
  const issues = await readIssues(warehouse, keys.cityId, lastDeliveryId);
  return issues.toSorted((a, b) => rank(a) - rank(b)).slice(0, issuesTold);
}

function rank({ severity }: Issue): number {
  return severity === 'error' ? 0 : 1;
}
