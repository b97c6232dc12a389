// A finished stage → the warnings of what is hard to believe, beside the dataset's own rows and history.
import type { DatasetEntry } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import type { PeriodId } from '../model/period.js';
import { areaTitle } from '../transforms/area-findings.js';
import { doubts } from '../transforms/plausibility/doubts.js';
import type { Setting } from '../transforms/plausibility/setting.js';
import { readEvidence } from '../warehouse/evidence.js';
import type { Stage, Staged } from '../warehouse/stage.js';
import type { Ledger } from './ledger.js';
import type { Session } from './session.js';

/** A fact that is said twice goes back anyway, and could be either of the two. */
export async function doubt(
  dataset: DatasetEntry,
  accounts: Ledger,
  staged: Staged,
  stage: Stage,
  period: PeriodId | null,
  { configuration, resolver, keys }: Session,
): Promise<readonly Issue[]> {
  if (staged.rows === 0 || staged.duplicates.facts > 0) return [];
  const allAreas = dataset.records === undefined && dataset.replaces !== 'nothing';
  const datasetId = keys.datasets.get(dataset.id) ?? Number.NaN;
  const replaced = { datasetId, replaces: dataset.replaces, period, absences: accounts.absences };
  const evidence = await readEvidence(stage, { rows: staged.rows, allAreas, replaced });
  const titleOf = (code: string) => {
    const area = resolver.byCode(code);
    return area === undefined ? code : areaTitle(area);
  };
  const children = new Map<string, string[]>();
  for (const { code, parent } of configuration.areas)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), code]);
  const childrenOf = (code: string) => children.get(code) ?? [];
  const setting: Setting = { dataset, sheets: accounts.layouts, areaTitle: titleOf, childrenOf };
  return doubts(evidence, setting, accounts.books().returned);
}
