// Figures and history → those that are ten, a hundred, a thousand … times what they should be, or such a part of it.
import { type Evidence, type Figure, type Given, isGiven } from '../../model/figure.js';
import { grouped } from './grouped.js';
import { median, spread } from './middle.js';
import { fewestNeighbours, nearInTime, type OwnPast, pastSizes, sizeOf } from './own-past.js';
import type { History } from './series.js';
import { stepOf } from './weight.js';

export interface SlippedFigure {
  readonly figure: Given;
  /** 10, 1000, 0.001 … */
  readonly times: number;
  /** What was to be expected. */
  readonly expected: number;
  /** Whether other periods of the same place told that, or the other places of the period. */
  readonly by: 'periods' | 'places';
}

/** A figure beside what it is held against, on the scale of powers of ten. */
interface Compared {
  readonly figure: Given;
  /** By what power of ten it is larger. */
  readonly size: number;
  /** How much what it is held against scatters by itself. */
  readonly scatter: number;
  /** Whether that is enough to judge it without neighbours. */
  readonly isAlone: boolean;
}

const fewestPeriods = 3;
/** Other places are less alike than other periods of one place: more of them are asked, and a slip stands out more. */
const fewestPlaces = 8;
const outstanding = { periods: 6, places: 8 } as const;
/** A slipped figure is a power of ten too large or too small, but for what it truly changed: by a quarter at most. */
const closeness = 0.1;
const leastScatter = 0.05;

export function slippedFigures(evidence: Evidence, history: History): readonly SlippedFigure[] {
  const steps = stepsOf(evidence);
  const withPast: OwnPast[] = [];
  const without: Given[] = [];
  for (const figure of evidence.delivered.filter(isGiven).filter(({ value }) => value !== 0)) {
    const others = nearInTime(figure, history);
    if (others === 'none') without.push(figure);
    else if (others.length > 0) withPast.push({ figure, others });
  }
  const inTime = grouped(withPast, ({ figure }) => `${figure.variable} ${figure.period}`);
  const inPlace = grouped(without, placeGroup);
  return [
    ...[...inTime.values()].flatMap((group) => slipped(comparedInTime(group), 'periods', steps)),
    ...[...inPlace.values()]
      .filter((group) => group.length >= fewestPlaces)
      .flatMap((group) => alone(group, slipped(group.map(compareInPlace), 'places', steps))),
  ];
}

function stepsOf({ delivered, accepted }: Evidence): ReadonlyMap<string, number> {
  const given = [...delivered, ...accepted].filter((figure): figure is Given<Figure> => isGiven(figure));
  const variables = grouped(given, ({ variable }) => variable);
  return new Map([...variables].map(([name, all]) => [name, stepOf(all.map(({ value }) => value))]));
}

function comparedInTime(group: readonly OwnPast[]): readonly Compared[] {
  return pastSizes(group).map(({ figure, sizes }) => ({
    figure,
    size: median(sizes),
    scatter: spread(sizes),
    isAlone: sizes.length >= fewestPeriods,
  }));
}

function compareInPlace(figure: Given): Compared {
  return { figure, size: sizeOf(figure.value), scatter: 0, isAlone: false };
}

/** Places of one level; parents are larger than their children. */
function placeGroup({ variable, period, breakdown, area, value }: Given): string {
  return `${variable} ${period} ${breakdown} ${area.split('.').length} ${value > 0}`;
}

/** Among many places some are far out by nature, with others on the way to them; a slip stands alone. */
function alone(group: readonly Given[], found: readonly SlippedFigure[]): readonly SlippedFigure[] {
  return found.filter(({ figure, times, expected }) => {
    const halfway = Math.abs(expected) * Math.sqrt(times);
    const isOut = (value: number) => (times > 1 ? value >= halfway : value <= halfway);
    return group.every((other) => other === figure || !isOut(Math.abs(other.value)));
  });
}

/** What moved all of the group together (growth, season, another unit) is no slip of one of them. */
function slipped(
  group: readonly Compared[],
  by: SlippedFigure['by'],
  steps: ReadonlyMap<string, number>,
): readonly SlippedFigure[] {
  const sizes = group.map(({ size }) => size);
  const isGroup = group.length >= fewestNeighbours;
  const [middle, scatter] = isGroup ? [median(sizes), spread(sizes)] : [0, 0];
  return group.flatMap((compared) => {
    if (!isGroup && !compared.isAlone) return [];
    const { figure, size } = compared;
    const off = size - middle;
    const expected = figure.value / 10 ** off;
    const count = Math.min(Math.abs(figure.value), Math.abs(expected)) / (steps.get(figure.variable) ?? 1);
    const usual = Math.max(leastScatter, scatter, compared.scatter, countScatter(count));
    const power = Math.round(off);
    const isSlip =
      power !== 0 && Math.abs(off - power) <= closeness && Math.abs(off) >= outstanding[by] * usual;
    return isSlip ? [{ figure, times: 10 ** power, expected, by }] : [];
  });
}

/** Counts scatter by their root: 4 may well be 8 next time, 400 not 800. */
function countScatter(count: number): number {
  return 1 / (Math.LN10 * Math.sqrt(count));
}
