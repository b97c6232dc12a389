// The last accepted sheet and a new one → what changed, what may be accepted of it, and what only a person can tell.
import { sectionHeading } from '../../model/column.js';
import { type Drift, joinDrifts, type LayoutChange, type ProposedRemap } from '../../model/drift.js';
import type { GridRow } from '../../model/grid.js';
import type { LayoutMemory, RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import { lineNamed } from '../../model/place.js';
import type { Binding } from '../binding.js';
import type { AreaResolver } from '../values/area.js';
import { type Renaming, renamedColumns } from './renamed.js';
import { headingWithUnit } from './rescale.js';
import { restOf } from './rest.js';
import { rowSums } from './row-sums.js';
import { swappedColumns } from './swapped.js';
import { unitDrift } from './unit-drift.js';

/** The remembered sheet to hold a new one against: the one of its name, else the last. */
export function sheetBefore(memory: LayoutMemory, sheet: string | null): RememberedSheet | undefined {
  return memory.sheets.find((each) => each.sheet === sheet) ?? memory.sheets.at(-1);
}

export interface SeenRows {
  readonly seen: RememberedSheet;
  /** The rows that were looked at. */
  readonly data: readonly GridRow[];
}

/** `sha256` is that of the new file. Empty for a sheet that is as the one before it. */
export function driftOf(
  { dataset, breakdowns, issues, layout }: Binding,
  before: RememberedSheet,
  { seen: now, data }: SeenRows,
  sha256: string,
  /** Needed where headings name areas. */
  areas?: AreaResolver,
): Drift {
  const sums = rowSums(data, now.columns);
  const renamings = renamedColumns(dataset, before, now, breakdowns, sums, areas);
  const refused = issues.flatMap(({ code, col }) => (code === 'unit-differs' && col !== null ? [col] : []));
  const swapped = swappedColumns(before, now);
  return joinDrifts([
    movedColumns(before, now),
    swapped.drift,
    ...renamings.pairs.map((each) => renamed(each, before, now)),
    restOf(
      dataset,
      now,
      renamings,
      layout.periods.map(({ value }) => value),
    ),
    ...unitDrift(dataset, before, now, { refused: new Set(refused), told: swapped.cols }, sha256),
  ]);
}

function movedColumns(before: RememberedSheet, now: RememberedSheet): Drift {
  const changes = now.columns.flatMap((column): LayoutChange[] => {
    const { name, key, col, heading } = column;
    const was = before.columns.find((each) => each.name === name && each.key === key);
    if (name === null || was === undefined || was.col === col || heading === sectionHeading) return [];
    const sentence = `"${heading}" moved from ${lineNamed(before, was.col)} to ${lineNamed(now, col)}: harmless, it is known by its heading.`;
    return [{ kind: 'moved', harmless: true, sentence, name, col, scale: 1 }];
  });
  return { changes, proposals: [], open: [] };
}

function renamed(
  { column, by, score, factor, evidence }: Renaming,
  sheet: RememberedSheet,
  now: RememberedSheet,
): Drift {
  const { before, name, spec } = column;
  const sentence = `"${before.heading}" (${lineNamed(sheet, before.col)}) is now "${by.heading}" (${lineNamed(now, by.now.col)}).`;
  const confidence = Math.round(score * 100) / 100;
  const change = { kind: 'renamed', harmless: false, sentence, name, col: by.now.col, scale: 1 } as const;
  const heading: ProposedRemap = {
    kind: 'heading',
    wanted: name,
    written: by.heading,
    factor: 1,
    sha256: null,
    before: before.heading,
    confidence,
    evidence,
  };
  const isOther = spec.type === 'number' && factor !== spec.factor;
  const units = isOther ? by.all.map((each) => unitProposal(name, each, before, factor, confidence)) : [];
  return { changes: [change], proposals: [heading, ...units], open: [] };
}

function unitProposal(
  wanted: string,
  now: RememberedColumn,
  before: RememberedColumn,
  factor: number,
  confidence: number,
): ProposedRemap {
  const written = headingWithUnit(now.heading, now.unit);
  const evidence = [`The heading says "${now.unit}", before "${before.unit ?? 'nothing'}".`];
  const was = headingWithUnit(before.heading, before.unit);
  return { kind: 'unit', wanted, written, factor, sha256: null, before: was, confidence, evidence };
}
