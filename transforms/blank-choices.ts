// Groups of records, some of which leave a choice blank → those as totals of all records that belong to them.
import type { PeriodId } from '../model/period.js';
import { type Gathering, gathering } from './gathering.js';

export interface RecordGroup {
  readonly area: string;
  readonly period: PeriodId;
  /** Canonical key of the choices of its records. */
  readonly breakdown: string;
  /** One for each measure. */
  readonly gathered: readonly Gathering[];
}

/**
 * The group of the records without a choice has the key of a total and would pass for one: it is made the total of all
 * records that belong to it. `needs`: the measures whose groups do not hold these already. Gives the groups that change.
 */
export function withBlanks<G extends RecordGroup>(
  groups: readonly G[],
  needs: (measure: number) => boolean,
): ReadonlyMap<G, G> {
  const lengths = new Set(groups.map(({ breakdown }) => partsOf(breakdown).length));
  if (lengths.size < 2) return new Map();
  const byKey = new Map(groups.map((group) => [keyOf(group, group.breakdown), group]));
  const totals = new Map<G, G>();
  for (const group of groups)
    for (const breakdown of wholes(group.breakdown)) {
      const whole = byKey.get(keyOf(group, breakdown));
      if (whole === undefined || whole === group) continue;
      const total = totals.get(whole) ?? { ...whole, gathered: whole.gathered.map(copied) };
      for (const [i, each] of total.gathered.entries()) {
        const part = group.gathered[i];
        if (needs(i) && part !== undefined) each.merge(part);
      }
      totals.set(whole, total);
    }
  return totals;
}

function copied(one: Gathering): Gathering {
  const copy = gathering();
  copy.merge(one);
  return copy;
}

function keyOf({ area, period }: RecordGroup, breakdown: string): string {
  return `${area} ${period} ${breakdown}`;
}

/** Every breakdown that leaves out some of the choices, and the breakdown itself. */
function wholes(breakdown: string): readonly string[] {
  const parts = partsOf(breakdown);
  return Array.from({ length: 2 ** parts.length }, (_, kept) =>
    parts.filter((_part, i) => Math.floor(kept / 2 ** i) % 2 === 1).join(';'),
  );
}

function partsOf(breakdown: string): readonly string[] {
  return breakdown === '' ? [] : breakdown.split(';');
}
