// Delivered figures → areas that stand in two rows of a sheet, each row with other columns filled.
import type { PlacedFigure } from '../../model/figure.js';
import { byPlace } from './columns.js';
import { grouped } from './grouped.js';

export interface SplitArea {
  /** The last figure of each of the rows, in their order. */
  readonly rows: readonly PlacedFigure[];
}

/** Two rows that share a column are a fact said twice, or parts of one another: others tell of that. */
export function splitAreas(delivered: readonly PlacedFigure[]): readonly SplitArea[] {
  const places = grouped(
    delivered.filter(({ col }) => col !== null),
    ({ sheet, period, area }) => `${sheet} ${period} ${area}`,
  );
  return [...places.values()].flatMap((figures) => {
    const rows = new Map(figures.toSorted(byPlace).map((figure) => [figure.row, figure]));
    const columns = new Set(figures.map(({ col }) => col));
    const isSplit = rows.size > 1 && columns.size === figures.length;
    return isSplit ? [{ rows: [...rows.values()].sort(byPlace) }] : [];
  });
}
