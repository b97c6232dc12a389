// An opened file and what is remembered → its tables as a contract finds them, and how they differ from the last accepted file.
import type { DatasetEntry } from '../model/dataset.js';
import { type Drift, joinDrifts, noDrift } from '../model/drift.js';
import type { Workbook } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import { driftIssues, withWayOut } from '../transforms/drift-issues.js';
import { driftOf } from '../transforms/remap/drift.js';
import { rescale } from '../transforms/remap/rescale.js';
import type { AreaResolver } from '../transforms/values/area.js';
import { bindFile } from './bind-sheets.js';
import { missingSheet } from './missing-sheet.js';
import type { Recalled } from './recall.js';
import { type SeenSheet, seeSheet } from './see-sheet.js';
import type { Session } from './session.js';

export interface SeenFile {
  readonly sheets: readonly SeenSheet[];
  readonly drift: Drift;
  /** What is wrong with the headings and the units; any error here returns the delivery. */
  readonly issues: readonly Issue[];
}

export async function seeFile(
  workbook: Workbook,
  dataset: DatasetEntry,
  fileName: string,
  recalled: Recalled,
  session: Session,
): Promise<SeenFile> {
  const { configuration, resolver } = session;
  const { tables: bound, left } = await bindFile(workbook, dataset, fileName, configuration);
  if (bound.length === 0)
    return { sheets: [], ...(await missingSheet(workbook, dataset, fileName, recalled, configuration)) };
  const options = { delimiter: workbook.delimiter ?? null, resolver, memory: recalled.memory };
  const sheets: SeenSheet[] = [];
  for (const each of bound) {
    const binding = rescale(each.binding, recalled.remaps, recalled.sha256);
    sheets.push(await seeSheet({ ...each, binding }, options));
  }
  const drifts = sheets.map((sheet) => driftOfSheet(sheet, recalled, resolver));
  const drift = joinDrifts(drifts);
  const issues = sheets.flatMap((sheet, i) => issuesOf(sheet, dataset, drifts[i] ?? noDrift));
  return { sheets, drift, issues: [...withWayOut(dataset, drift, issues), ...left] };
}

function driftOfSheet(sheet: SeenSheet, { remaps, sha256 }: Recalled, resolver: AreaResolver): Drift {
  const { bound, before } = sheet;
  if (before === undefined) return noDrift;
  const settled = new Set(
    remaps.flatMap((remap) => (remap.kind === 'unit' && remap.sha256 === sha256 ? [remap.wanted] : [])),
  );
  const drift = driftOf(bound.binding, before, sheet, sha256, resolver);
  return {
    ...drift,
    changes: drift.changes.filter(({ kind, name }) => kind !== 'scale' || !settled.has(name)),
    proposals: drift.proposals.filter(({ sha256: of, wanted }) => of === null || !settled.has(wanted)),
  };
}

function issuesOf({ bound, before, seen }: SeenSheet, dataset: DatasetEntry, drift: Drift): readonly Issue[] {
  const told = before === undefined ? [] : driftIssues(dataset, before, seen, drift);
  return [...bound.binding.issues, ...told];
}
