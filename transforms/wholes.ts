// The place and breakdown of a record → the wholes that it is a part of: fewer axes, larger areas.
import type { TypedRow } from './typed-row.js';

type Whole = Pick<TypedRow, 'area' | 'breakdown'>;

/** Every combination of an area above (or the own) and some of the axes (or all), but not the record's own. */
export function wholesOf(
  { area, breakdown }: Whole,
  ancestors: (area: string) => readonly string[],
): readonly Whole[] {
  const areas = [area, ...ancestors(area)];
  const breakdowns = subsets(breakdown === '' ? [] : breakdown.split(';')).map((items) => items.join(';'));
  return areas
    .flatMap((each) => breakdowns.map((part) => ({ area: each, breakdown: part })))
    .filter((whole) => whole.area !== area || whole.breakdown !== breakdown);
}

/** In the order of the items, so that a key stays canonical. */
function subsets(items: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = items;
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((some) => [first, ...some])];
}

/**
 * The areas that an area lies in, up to the city; none for areas of other cities. Pure: `parents` is code → code above,
 * `top` the code of the city.
 */
export function ancestorsWithin(
  parents: ReadonlyMap<string, string | null>,
  top: string,
): (area: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const climb = (area: string): readonly string[] => {
    const above = area === top ? null : parents.get(area);
    if (above === undefined || above === null) return [];
    return above === top ? [top] : [above, ...climb(above)];
  };
  return (area) => {
    const found = known.get(area) ?? climb(area);
    known.set(area, found);
    return found.at(-1) === top ? found : [];
  };
}
