// Delivered figures → the same thing told in two ways that do not come to the same: by sex 100, by age 98, in all 100.
import { type Given, isGiven, type PlacedFigure } from '../../model/figure.js';
import { grouped } from './grouped.js';

/** One way to tell a figure: as a whole, or by the parts of some axes. */
export interface Telling {
  /** Names of the axes, joined with ";"; '' for the whole. */
  readonly axes: string;
  readonly sum: number;
  /** The cell of the whole, or the first of its parts. */
  readonly figure: Given;
}

export interface DisagreeingParts {
  readonly first: Telling;
  readonly second: Telling;
}

/** `adds`: whether figures of a variable add up at all. A set that lacks a part is no sum, and cannot disagree. */
export function disagreeingParts(
  delivered: readonly PlacedFigure[],
  adds: (variable: string) => boolean,
  tolerance: number,
): readonly DisagreeingParts[] {
  const usual = partsOfSets(delivered);
  const places = grouped(
    delivered.filter(({ variable }) => adds(variable)),
    ({ variable, area, period }) => `${variable} ${area} ${period}`,
  );
  return [...places.values()].flatMap((figures) => {
    const [first, ...others] = tellings(figures, usual);
    const second = others.find(({ sum }) => first !== undefined && Math.abs(sum - first.sum) > tolerance);
    return first === undefined || second === undefined ? [] : [{ first, second }];
  });
}

/** The parts that a variable is told by anywhere, by set of axes. */
function partsOfSets(delivered: readonly PlacedFigure[]): ReadonlyMap<string, number> {
  const sets = new Map<string, Set<string>>();
  for (const { variable, breakdown } of delivered) {
    const key = `${variable} ${axesOf(breakdown)}`;
    sets.set(key, (sets.get(key) ?? new Set()).add(breakdown));
  }
  return new Map([...sets].map(([key, parts]) => [key, parts.size]));
}

function tellings(figures: readonly PlacedFigure[], usual: ReadonlyMap<string, number>): readonly Telling[] {
  const sets = [...grouped(figures, ({ breakdown }) => axesOf(breakdown))];
  return sets
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([axes, parts]) => {
      const given = parts.filter(isGiven);
      const [figure] = given;
      // One part alone is a part, whatever the delivery holds of the others.
      if (figure === undefined || (axes !== '' && parts.length < 2)) return [];
      if (given.length < (usual.get(`${figure.variable} ${axes}`) ?? 0)) return [];
      return [{ axes, sum: given.reduce((sum, { value }) => sum + value, 0), figure }];
    });
}

function axesOf(breakdown: string): string {
  return breakdown.replace(/=[^;]*/g, '');
}
