// Delivered and accepted figures → the areas that always came and that the last delivered period lacks.
import type { Evidence, Figure } from '../../model/figure.js';
import { type PeriodId, periodType } from '../../model/period.js';

export interface MissingAreas {
  readonly period: PeriodId;
  /** The accepted period that had them; the same one where a delivery is sent again. */
  readonly before: PeriodId;
  /** Kemendagri codes, sorted. */
  readonly areas: readonly string[];
}

/** An area that was left out before without anyone minding (nothing happened there) is not missed now. */
export function missingAreas({ delivered, accepted }: Evidence): MissingAreas | undefined {
  const period = Math.max(...delivered.map((figure) => figure.period));
  const now = areasBy(delivered.filter((figure) => figure.period === period)).get(period) ?? new Set();
  const held = areasBy(accepted.filter((each) => periodType(each.period) === periodType(period)));
  const again = held.get(period);
  const earlier = [...held].filter(([each]) => each < period).sort(([a], [b]) => b - a);
  const before = again === undefined ? earlier[0]?.[0] : period;
  if (before === undefined) return undefined;
  const usual = again === undefined ? earlier.map(([, areas]) => areas) : [again];
  const areas = [...(usual[0] ?? [])]
    .filter((area) => !now.has(area) && usual.every((each) => each.has(area)))
    .sort();
  return areas.length === 0 ? undefined : { period, before, areas };
}

function areasBy(figures: readonly Figure[]): ReadonlyMap<PeriodId, ReadonlySet<string>> {
  const areas = new Map<PeriodId, Set<string>>();
  for (const { period, area } of figures) {
    const known = areas.get(period);
    if (known === undefined) areas.set(period, new Set([area]));
    else known.add(area);
  }
  return areas;
}
