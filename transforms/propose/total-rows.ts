// Total rows that name an area and hold no sum ("INDONESIA" below a column of rates) → the levels of those areas.
import type { AreaLevel } from '../../model/area.js';
import { cellText } from '../../model/cell.js';
import type { AreaResolver } from '../values/area.js';
import type { AreaColumn } from './area-column.js';
import { numberIn } from './figures.js';
import type { MeasureGroup } from './measure-group.js';
import type { Specimen } from './specimen.js';

/** Such a row is a figure of its own: left aside as a total it would be neither loaded nor checked. */
export function ownLevels(
  { layout, data, aside, picked = 0 }: Specimen,
  { column, levels }: AreaColumn,
  groups: readonly MeasureGroup[],
  resolver: AreaResolver,
): readonly AreaLevel[] {
  const columns = groups.flatMap((group) => group.columns);
  const totals = aside.filter(({ reason }) => reason === 'total');
  const found = totals.flatMap(({ cells }) => {
    const reading = resolver.resolve(cellText(cells[column.col - 1] ?? null));
    if (reading.kind !== 'area' || levels.includes(reading.area.level)) return [];
    const compared = columns.flatMap(({ col, locale }) => {
      const total = numberIn(cells[col - 1] ?? null, locale);
      const values = data
        .slice(0, data.length - picked)
        .map((row) => numberIn(row.cells[col - 1] ?? null, locale))
        .filter((value) => !Number.isNaN(value));
      return Number.isNaN(total) || values.length < 2 ? [] : [isSum(total, values)];
    });
    const sums = compared.filter((each) => each).length;
    return compared.length > 0 && sums < compared.length / 2 ? [reading.area.level] : [];
  });
  return layout.columns.includes(column) ? [...new Set(found)] : [];
}

function isSum(total: number, values: readonly number[]): boolean {
  const sum = values.reduce((all, value) => all + value, 0);
  return Math.abs(sum - total) <= Math.max(1, Math.abs(total) * 0.01);
}
