// The last accepted sheet and a new one → what changed, what may be accepted of it, and what only a person can tell.
import { columnLetters } from '../../model/cell.js';
import { columnName, headingsOf } from '../../model/column.js';
import type { DatasetEntry } from '../../model/dataset.js';
import { type Drift, joinDrifts, type LayoutChange, type ProposedRemap } from '../../model/drift.js';
import type { GridRow } from '../../model/grid.js';
import type { LayoutMemory, RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import type { Binding } from '../binding.js';
import { type Renaming, type Renamings, renamedColumns } from './renamed.js';
import { headingWithUnit } from './rescale.js';
import { rowSums } from './row-sums.js';
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
  { dataset, breakdowns, issues }: Pick<Binding, 'dataset' | 'breakdowns' | 'issues'>,
  before: RememberedSheet,
  { seen: now, data }: SeenRows,
  sha256: string,
): Drift {
  const renamings = renamedColumns(dataset, before, now, breakdowns, rowSums(data, now.columns));
  const refused = issues.flatMap(({ code, col }) => (code === 'unit-differs' && col !== null ? [col] : []));
  return joinDrifts([
    movedColumns(before, now),
    ...renamings.pairs.map(renamed),
    restOf(dataset, now, renamings),
    ...unitDrift(dataset, before, now, new Set(refused), sha256),
  ]);
}

function movedColumns(before: RememberedSheet, now: RememberedSheet): Drift {
  const changes = now.columns.flatMap((column): LayoutChange[] => {
    const { name, key, col, heading } = column;
    const was = before.columns.find((each) => each.name === name && each.key === key);
    if (name === null || was === undefined || was.col === col) return [];
    const sentence = `"${heading}" moved from column ${columnLetters(was.col)} to ${columnLetters(col)}: harmless, columns are known by their headings.`;
    return [{ kind: 'moved', harmless: true, sentence, name, col, scale: 1 }];
  });
  return { changes, proposals: [], open: [] };
}

function renamed({ column, by, score, factor, evidence }: Renaming): Drift {
  const { before, name, spec } = column;
  const sentence = `"${before.heading}" (column ${columnLetters(before.col)}) is now "${by.heading}" (column ${columnLetters(by.now.col)}).`;
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

/** What is neither where it was nor found under another name. */
function restOf(
  dataset: DatasetEntry,
  now: RememberedSheet,
  { pairs, rivals, lost, free }: Renamings,
): Drift {
  const found = new Set(pairs.flatMap(({ by }) => by.all));
  const removed = lost.filter((column) => !pairs.some((pair) => pair.column === column));
  const inserted = free.filter((column) => !found.has(column));
  const never = neverHad(
    dataset,
    now,
    lost.map(({ name }) => name),
  );
  const isWhole = removed.length === 0 && never.length === 0;
  const gone = removed.map(({ before, name }): LayoutChange => {
    const sentence = `"${before.heading}" (column ${columnLetters(before.col)}) is gone.`;
    return { kind: 'removed', harmless: false, sentence, name, col: null, scale: 1 };
  });
  const come = inserted.map(({ heading, col }): LayoutChange => {
    const sentence = `"${heading}" (column ${columnLetters(col)}) is new.`;
    const harmless = dataset.other_columns === 'ignore' && isWhole;
    return { kind: 'inserted', harmless, sentence, name: '', col, scale: 1 };
  });
  const isRefused = dataset.other_columns === 'refuse';
  return {
    changes: [...gone, ...come],
    proposals: isWhole && isRefused ? inserted.map(ignored) : [],
    open: [...ambiguous(rivals), ...never, ...(isWhole || !isRefused ? [] : inserted.map(unsettled))],
  };
}

function ignored({ heading }: RememberedColumn): ProposedRemap {
  const evidence = [
    'The last accepted file did not have it, and every column of the contract is found without it.',
    'Accepted, it is known and left unread; a figure that is wanted needs a column in the contract instead.',
  ];
  const remap = { kind: 'ignore', wanted: '', written: heading, factor: 1, sha256: null } as const;
  return { ...remap, before: '', confidence: 0.7, evidence };
}

function unsettled({ heading }: RememberedColumn): string {
  return `Nothing is proposed for "${heading}" while columns of the contract are missing.`;
}

function ambiguous(rivals: readonly Renaming[]): readonly string[] {
  const names = new Set(rivals.map(({ column }) => column.before.heading));
  return [...names].map((name) => {
    const by = rivals
      .filter(({ column }) => column.before.heading === name)
      .map((each) => `"${each.by.heading}"`);
    return `"${name}" may be ${[...new Set(by)].join(' or ')}: nothing tells which, so nothing is proposed.`;
  });
}

function neverHad(dataset: DatasetEntry, now: RememberedSheet, lost: readonly string[]): readonly string[] {
  const there = new Set([...lost, ...now.columns.flatMap(({ name }) => name ?? [])]);
  return dataset.columns
    .filter((spec) => spec.required && spec.type !== 'ignore' && !there.has(columnName(spec)))
    .map(
      (spec) =>
        `"${headingsOf(spec)[0]}" is missing, and the last accepted file did not have it either: write its heading into the contract.`,
    );
}
