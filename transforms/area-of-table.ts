// A table and what is said around it → the area of its rows that name none.
import type { Area } from '../model/area.js';
import type { Dataset } from '../model/dataset.js';
import type { Layout } from '../model/table.js';
import type { Binding } from './binding.js';
import { columnsOf } from './typed-row.js';
import type { AreaResolver } from './values/area.js';

/** The contract's, the one that the place it says names, the only one named around the table, or the city itself. */
export function areaOfTable(binding: Binding, resolver: AreaResolver, city: string): Area | null {
  const { dataset, layout } = binding;
  if (typeof dataset.area === 'string') return resolver.byCode(dataset.area) ?? null;
  if (dataset.area !== undefined) return areaFrom(dataset.area, layout, resolver);
  if (columnsOf(binding, 'area').some(({ spec }) => !(spec.optional_cells ?? !spec.required))) return null;
  const named = layout.areas.flatMap(({ value }) => {
    const reading = resolver.resolve(value.name, value.level === null ? {} : { levels: [value.level] });
    return reading.kind === 'area' ? [reading.area] : [];
  });
  const [only] = named;
  return new Set(named).size === 1 && only !== undefined ? only : (resolver.byCode(city) ?? null);
}

type Said = Exclude<NonNullable<Dataset['area']>, string>;

/** The first place that names one area of the level. */
function areaFrom({ from, level }: Said, layout: Layout, resolver: AreaResolver): Area | null {
  for (const place of [from].flat()) {
    const around = layout.areas
      .filter((each) => each.from === place && (each.value.level ?? level) === level)
      .map(({ value }) => value.name);
    const texts = place === 'sheet' && layout.sheet !== null ? [layout.sheet, ...around] : around;
    const found = texts.flatMap((text) => {
      const reading = resolver.resolve(text, { levels: [level] });
      return reading.kind === 'area' ? [reading.area] : [];
    });
    const [area] = found;
    if (area !== undefined && new Set(found).size === 1) return area;
  }
  return null;
}
