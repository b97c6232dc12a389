// The contract of a dataset → what its figures are told of: levels of areas, and the parts of each variable.
import { type Area, AreaLevel } from '../../model/area.js';
import { aspectOf, type Column, headingsOf } from '../../model/column.js';
import type { Dataset } from '../../model/dataset.js';
import type { Breakdowns } from '../../model/opd.js';

/** Levels from the country down. */
const order = AreaLevel.options;

/** Levels that rows of the contract may speak of; of several columns the finest names the row. Empty where nobody can tell. */
export function toldLevels(dataset: Dataset, areas: readonly Area[]): readonly AreaLevel[] {
  const { area, columns } = dataset;
  const inHeadings = order.filter((level) =>
    columns.some((column) => headingsOf(column).some((heading) => heading.includes(`{${level}}`))),
  );
  if (inHeadings.length > 0) return inHeadings;
  const named = columns.flatMap((column) => (column.type === 'area' ? [column.level] : []));
  const several = named.filter((level) => Array.isArray(level)).flat();
  if (several.length > 0) return [...several, ...named.flat()];
  const single = named.flat().toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0];
  if (single !== undefined) return [single];
  if (area === undefined) return [];
  if (typeof area !== 'string') return [area.level];
  return areas.flatMap(({ code, level }) => (code === area ? [level] : []));
}

/** Whether figures of a level have to be made of those of areas below. */
export function isMadeUp(level: AreaLevel, told: readonly AreaLevel[]): boolean {
  return !told.includes(level) && told.some((each) => order.indexOf(each) > order.indexOf(level));
}

export interface ToldParts {
  /** Axes that rows or headings break the figures down by, whatever is told of the whole. */
  readonly open: readonly string[];
  /** Fixed parts of columns, axis → codes; `{}` is a column of the whole. */
  readonly fixed: readonly Readonly<Record<string, string>>[];
}

export function toldParts(dataset: Dataset, variable: string, breakdowns: Breakdowns): ToldParts {
  const { columns, records } = dataset;
  const open = columns.flatMap((column) => [
    ...(column.type === 'choice' && column.breakdown !== undefined ? [column.breakdown] : []),
    ...Object.keys(breakdowns).filter((axis) =>
      headingsOf(column).some((heading) => heading.includes(`{${axis}}`)),
    ),
  ]);
  const named = columns.flatMap((column) => (column.type === 'variable' ? Object.values(column.map) : []));
  const fixed = columns.flatMap((column) =>
    measures(column, variable, named) && 'breakdown' in column && typeof column.breakdown !== 'string'
      ? [column.breakdown ?? {}]
      : measures(column, variable, named)
        ? [{}]
        : [],
  );
  return { open: [...new Set(open)], fixed: records === undefined ? fixed : [{}] };
}

function measures(column: Column, variable: string, named: readonly string[]): boolean {
  if (column.type !== 'number' && column.type !== 'yesno') return false;
  if (column.variable !== undefined) return column.variable === variable;
  const aspect = column.type === 'number' ? column.aspect : undefined;
  return named.some((name) => aspectOf(name, aspect) === variable);
}
