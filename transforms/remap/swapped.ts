// Two columns that each hold numbers of the size that the other had in the last accepted file → that they changed places.
import type { Drift, LayoutChange } from '../../model/drift.js';
import type { ColumnProfile, RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import { lineNamed } from '../../model/place.js';
import { printNumber } from '../values/print-number.js';

export interface Swapped {
  readonly drift: Drift;
  /** Columns of the new sheet. */
  readonly cols: ReadonlySet<number>;
}

/** One column in both files. */
interface Kept {
  readonly before: RememberedColumn;
  readonly now: RememberedColumn;
}

/** Doublings between quartiles, on average: within the one they are the same figures a while later, beyond the other not. */
const same = 0.3;
const other = 0.6;
const fewest = 5;

export function swappedColumns(before: RememberedSheet, now: RememberedSheet): Swapped {
  const kept = keptNumbers(before, now);
  const cols = new Set<number>();
  const changes: LayoutChange[] = [];
  for (const [i, one] of kept.entries())
    for (const another of kept.slice(i + 1)) {
      if (cols.has(one.now.col) || cols.has(another.now.col) || !haveSwapped(one, another)) continue;
      cols.add(one.now.col).add(another.now.col);
      changes.push(changeOf(one, another));
    }
  const heading = (col: number | null) => now.columns.find((each) => each.col === col)?.heading ?? '';
  const open = changes.map(
    ({ col, other }) =>
      `Which of "${heading(col)}" (${lineNamed(now, col ?? 1)}) and "${other}" is which only the OPD can tell; "--genuine" takes them as they are headed.`,
  );
  return { drift: { changes, proposals: [], open }, cols };
}

function keptNumbers(before: RememberedSheet, now: RememberedSheet): readonly Kept[] {
  const known = new Map(before.columns.map((column) => [`${column.name}\n${column.key}`, column]));
  return now.columns.flatMap((column) => {
    const was = column.name === null ? undefined : known.get(`${column.name}\n${column.key}`);
    const enough = [was, column].every((each) => (each?.profile?.numbers ?? 0) >= fewest);
    return was !== undefined && enough ? [{ before: was, now: column }] : [];
  });
}

function haveSwapped(one: Kept, another: Kept): boolean {
  const apart = (a: RememberedColumn, b: RememberedColumn) => doublings(a.profile, b.profile);
  return (
    apart(one.before, another.now) <= same &&
    apart(another.before, one.now) <= same &&
    apart(one.before, one.now) >= other &&
    apart(another.before, another.now) >= other
  );
}

function doublings(before: ColumnProfile | null, now: ColumnProfile | null): number {
  const steps = (before?.quartiles ?? []).map((was, i) => {
    const is = now?.quartiles?.[i] ?? 0;
    return was === is ? 0 : Math.abs(Math.log2(is / was));
  });
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

function changeOf({ before, now }: Kept, another: Kept): LayoutChange {
  const median = ({ profile }: RememberedColumn) =>
    printNumber(Number((profile?.quartiles?.[1] ?? 0).toPrecision(6)), 'id');
  const moved = (a: Kept) => `median ${median(a.now)}, before ${median(a.before)}`;
  const sentence = `"${now.heading}" (${moved({ before, now })}) and "${another.now.heading}" (${moved(another)}) have changed places: each holds numbers of the size that the other had.`;
  const swapped = { kind: 'swapped', harmless: false, sentence, name: now.name ?? '' } as const;
  return { ...swapped, col: now.col, scale: 1, other: another.now.heading };
}
