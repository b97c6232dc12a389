// Delivered figures of areas and of those they lie in → a kecamatan that is not the sum of its kelurahan.
import { type Given, isGiven, type PlacedFigure } from '../../model/figure.js';

export interface ParentSum {
  readonly parent: Given;
  readonly children: number;
  readonly sum: number;
}

/** Judged where every area below has its figure. `childrenOf` gives the areas right below one. */
export function parentSums(
  delivered: readonly PlacedFigure[],
  adds: (variable: string) => boolean,
  childrenOf: (area: string) => readonly string[],
  tolerance: number,
): readonly ParentSum[] {
  const given = delivered.filter(isGiven).filter(({ variable }) => adds(variable));
  const byPlace = new Map(given.map((figure) => [keyOf(figure, figure.area), figure]));
  return given.flatMap((parent) => {
    const children = childrenOf(parent.area).map((area) => byPlace.get(keyOf(parent, area)));
    const told = children.filter((child) => child !== undefined);
    if (told.length === 0 || told.length < children.length) return [];
    const sum = told.reduce((total, { value }) => total + value, 0);
    return Math.abs(sum - parent.value) > tolerance ? [{ parent, children: told.length, sum }] : [];
  });
}

function keyOf({ variable, period, breakdown }: PlacedFigure, area: string): string {
  return `${variable} ${period} ${breakdown} ${area}`;
}
