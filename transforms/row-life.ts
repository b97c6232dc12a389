// A row with figures of several periods → a finding for each that speaks of an area which was not there then.
import { type Area, livedOn } from '../model/area.js';
import { type PeriodId, periodCode, periodEnd } from '../model/period.js';
import { areaTitle, lifeText } from './area-findings.js';
import type { Binding } from './binding.js';
import type { Say } from './measure.js';
import { measuresOf, type TypedRow } from './typed-row.js';
import type { AreaResolver } from './values/area.js';

export type LifeCheck = (
  area: Area | null,
  row: Pick<TypedRow, 'periods' | 'values' | 'cells'>,
  say: Say,
) => void;

export function lastDays(periods: readonly PeriodId[]): readonly string[] {
  return [...new Set(periods)].map(periodEnd);
}

/** The label was held against all periods of the row; a cell of a year in which its area was not there is told by itself. */
export function lifeCheck(binding: Binding, resolver: AreaResolver): LifeCheck {
  if (!resolver.hasTimes) return () => undefined;
  const measures = measuresOf(binding).map((column) => ({
    column,
    named: resolver.byCode(column.captured.area ?? ''),
  }));
  return (area, { periods, values, cells }, say) => {
    for (const [i, { column, named }] of measures.entries()) {
      const place = named ?? area;
      const period = periods[i] ?? periods[0];
      if (place === null || period === undefined || Number.isNaN(values[i] ?? Number.NaN)) continue;
      const day = periodEnd(period);
      if (livedOn(place, day)) continue;
      say(column, cells[column.col - 1] ?? null, {
        code: 'area-not-then',
        says: `memberi angka periode ${periodCode(period)} untuk ${areaTitle(place)}, yang ${lifeText(place, day, resolver)}`,
        mend: 'Kosongkan angka itu, atau tulis wilayah yang ada pada periode itu.',
      });
    }
  };
}
