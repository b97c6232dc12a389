// The areas of the configuration → those that an area lies in, up to the city.
import type { Configuration } from '../model/configuration.js';
import { ancestorsWithin } from '../transforms/wholes.js';

export function ancestorsOf({
  areas,
  city,
}: Pick<Configuration, 'areas' | 'city'>): (area: string) => readonly string[] {
  return ancestorsWithin(new Map(areas.map(({ code, parent }) => [code, parent])), city.area);
}
