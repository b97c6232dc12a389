// What is neither where it was nor found under another name → what went, what came, and what a person must settle.
import { columnName, headingsOf } from '../../model/column.js';
import type { DatasetEntry } from '../../model/dataset.js';
import type { Drift, LayoutChange, ProposedRemap } from '../../model/drift.js';
import type { RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import { type PeriodId, periodYear } from '../../model/period.js';
import { lineNamed } from '../../model/place.js';
import type { Renaming, Renamings } from './renamed.js';

/** `periods`: those that the surroundings of the table tell. */
export function restOf(
  dataset: DatasetEntry,
  now: RememberedSheet,
  { pairs, rivals, lost, free }: Renamings,
  periods: readonly PeriodId[],
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
    const sentence = `"${before.heading}" (${lineNamed(now, before.col)}) is gone.`;
    return { kind: 'removed', harmless: false, sentence, name, col: null, scale: 1 };
  });
  const come = inserted.map(({ heading, col }): LayoutChange => {
    const sentence = `"${heading}" (${lineNamed(now, col)}) is new.`;
    const harmless = dataset.other_columns === 'ignore' && isWhole;
    return { kind: 'inserted', harmless, sentence, name: '', col, scale: 1 };
  });
  const isRefused = dataset.other_columns === 'refuse';
  return {
    changes: [...gone, ...come],
    proposals: isWhole && isRefused ? inserted.flatMap((column) => ignored(column, now, periods)) : [],
    open: [
      ...ambiguous(rivals),
      ...never,
      ...(isWhole || !isRefused ? [] : inserted.map(unsettled)),
      ...(isWhole && isRefused ? inserted.flatMap((column) => dated(column, now, periods)) : []),
    ],
  };
}

function ignored(
  column: RememberedColumn,
  now: RememberedSheet,
  periods: readonly PeriodId[],
): readonly ProposedRemap[] {
  if (dated(column, now, periods).length > 0) return [];
  const evidence = [
    'The last accepted file did not have it, and every column of the contract is found without it.',
    column.type === 'period'
      ? 'It says in every row the year that the table as a whole is about.'
      : 'Accepted, it is known and left unread; a figure that is wanted needs a column in the contract instead.',
  ];
  const remap = { kind: 'ignore', wanted: '', written: column.heading, factor: 1, sha256: null } as const;
  return [{ ...remap, before: '', confidence: column.type === 'period' ? 0.9 : 0.7, evidence }];
}

/** A column of periods is left unread only where it says nothing new: else figures of several would be mixed. */
function dated(
  { type, profile, heading, col }: RememberedColumn,
  now: RememberedSheet,
  periods: readonly PeriodId[],
): readonly string[] {
  if (type !== 'period') return [];
  const [first, , last] = profile?.quartiles ?? [];
  const line = lineNamed(now, col);
  const isSaid = first === last && profile?.blank === 0 && periods.some((each) => periodYear(each) === first);
  return isSaid
    ? []
    : [
        `"${heading}" (${line}) tells periods that the table as a whole does not: give the contract a column for it, e.g. { heading: "${heading}", type: year }.`,
      ];
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
