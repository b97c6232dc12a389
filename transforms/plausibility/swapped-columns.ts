// Columns of one period and history → pairs of which each goes on, place by place, from the other's past.
import type { Given } from '../../model/figure.js';
import type { FigureColumn } from './columns.js';
import { median } from './middle.js';
import type { History } from './series.js';
import { fewestRows, telling, weightOf } from './weight.js';

export interface SwappedColumns {
  readonly first: FigureColumn;
  readonly second: FigureColumn;
}

/** One row of two columns, in logarithms: how the figures went on from their own past, and from each other's. */
interface Step {
  readonly own: readonly [number, number];
  readonly crossed: readonly [number, number];
}

/** From the other's past the figures scatter less than a quarter of what they do from their own. */
const clearly = 4;
/** A table of more columns is not looked through pair by pair. */
const mostColumns = 100;

export function swappedColumns(
  columns: readonly FigureColumn[],
  history: History,
): readonly SwappedColumns[] {
  const asked = columns.filter(isTelling);
  if (asked.length > mostColumns) return [];
  const pairs = asked.flatMap((first, i) =>
    asked
      .slice(i + 1)
      .filter((second) => second.period === first.period)
      .map((second) => ({ first, second, share: crossedShare(first, second, history) })),
  );
  const taken = new Set<FigureColumn>();
  return pairs
    .filter(({ share }) => share * clearly < 1)
    .toSorted((a, b) => a.share - b.share)
    .filter(({ first, second }) => {
      if (taken.has(first) || taken.has(second)) return false;
      taken.add(first).add(second);
      return true;
    });
}

function isTelling({ figures }: FigureColumn): boolean {
  const isOfTable = figures[0]?.col !== null && figures.length >= fewestRows;
  return isOfTable && weightOf(figures.map(({ value }) => value)) >= telling;
}

/** Scatter from the other's past as a share of that from their own, the common movement taken out; 1 where nothing tells. */
function crossedShare(first: FigureColumn, second: FigureColumn, history: History): number {
  const steps = stepsOf(first, second, history);
  if (steps.length < fewestRows) return 1;
  const own = scatter(steps.flatMap((step) => step.own));
  return own === 0 ? 1 : scatter(steps.flatMap(({ crossed }) => crossed)) / own;
}

function stepsOf(first: FigureColumn, second: FigureColumn, history: History): readonly Step[] {
  const before = history.before(first.period);
  if (before === undefined) return [];
  const beside = new Map(second.figures.map((figure) => [rowOf(figure), figure]));
  return first.figures.flatMap((one): readonly Step[] => {
    const other = beside.get(rowOf(one));
    const [a, b] = [one, other].map((figure) => figure && history.at(figure, before));
    if (other === undefined || !(one.value > 0 && other.value > 0) || !a || !b || a < 0 || b < 0) return [];
    const [x, y] = [one.value, other.value];
    return [{ own: [Math.log(x / a), Math.log(y / b)], crossed: [Math.log(x / b), Math.log(y / a)] }];
  });
}

function rowOf({ sheet, row, area }: Given): string {
  return `${sheet} ${row} ${area}`;
}

function scatter(logarithms: readonly number[]): number {
  const middle = median(logarithms);
  return logarithms.reduce((sum, each) => sum + Math.abs(each - middle), 0) / logarithms.length;
}
