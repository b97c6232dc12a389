// A binding and what its rows named → the register of the sheet: which areas and periods it speaks of as a whole.
import type { Area } from '../model/area.js';
import type { PeriodId } from '../model/period.js';
import { placeIn } from '../model/place.js';
import type { Binding } from './binding.js';
import { periodAround } from './period-sources.js';
import type { Register, RegisterKeeper } from './register.js';
import { columnsOf } from './typed-row.js';
import type { AreaResolver } from './values/area.js';

interface Around {
  readonly resolver: AreaResolver;
  readonly city: string;
  readonly request: PeriodId | null;
  readonly sheet?: number;
}

/** null where the city is no area of the configuration. */
export function registerOf(
  binding: Binding,
  { resolver, city, request, sheet = 1 }: Around,
  area: Area | null,
  keeper: RegisterKeeper,
): Register | null {
  const scope = area ?? resolver.byCode(city);
  if (scope === undefined) return null;
  const { layout } = binding;
  const heading = placeIn(layout, layout.headerRows.at(-1) ?? layout.firstDataRow, null);
  return {
    sheetName: layout.sheet,
    scope,
    levels: [...new Set(columnsOf(binding, 'area').flatMap(({ spec }) => [spec.level].flat()))],
    around: periodAround(binding, request),
    headings: { sheet, row: heading.row ?? 1, col: heading.col, text: null },
    ...keeper.register(),
  };
}
