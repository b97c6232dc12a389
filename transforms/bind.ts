// A contract and a layout → which column is which, and what is wrong with the headings.
import { type Column, columnName, headingsOf, isJoined } from '../model/column.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Breakdowns } from '../model/opd.js';
import type { Layout, TableColumn } from '../model/table.js';
import { bindingIssues, type Wanted } from './bind-issues.js';
import type { Binding, BoundColumn } from './binding.js';
import { type HeadingMatch, type HeadingMatcher, headingMatcher } from './heading.js';
import type { AreaResolver } from './values/area.js';

interface Fit extends HeadingMatch {
  readonly column: TableColumn;
}

/** A fit over every level of a heading: no other column may take it by its last level alone. */
const whole = 30;

/** Never throws: a heading that is missing, unknown, twice or in another unit is an issue of the binding. */
export function bind(
  dataset: DatasetEntry,
  layout: Layout,
  breakdowns: Breakdowns,
  /** Needed where headings name areas. */
  areas?: AreaResolver,
): Binding {
  const named = layout.columns.filter((column) => column.name !== '' || column.type !== 'empty');
  const fits = dataset.columns.map((spec) =>
    allFits(headingsOf(spec), named, (heading) => headingMatcher(heading, breakdowns, areas, orderOf(spec))),
  );
  const claimed = new Set(
    fits.flatMap((each) => each.filter((fit) => fit.score >= whole).map((fit) => fit.column)),
  );
  const wanted = dataset.columns.map((spec, i): Wanted => {
    const best = bestFits(fits[i] ?? [], claimed);
    return { spec, fits: best, long: headingsOf(spec).some((heading) => heading.includes('{')) };
  });
  const columns = wanted.flatMap(({ spec, fits: best }) => {
    const bound = best.map(
      (fit): BoundColumn => ({
        spec,
        name: columnName(spec),
        col: fit.column.col,
        heading: headingIn(fit.column),
        captured: fit.captured,
      }),
    );
    const [first, ...others] = bound;
    if (first === undefined || !isJoined(spec)) return bound;
    return [others.length === 0 ? first : { ...first, also: others.map(({ col }) => col) }];
  });
  return { dataset, layout, breakdowns, columns, issues: bindingIssues(dataset, layout, named, wanted) };
}

function orderOf(spec: Column) {
  return spec.type === 'number' ? (spec.date_order ?? null) : null;
}

function headingIn({ name, col, section = false }: TableColumn): string {
  return section ? 'judul bagian' : name || `kolom ${col}`;
}

/** The best fit of each column to any of the headings. */
function allFits(
  headings: readonly string[],
  columns: readonly TableColumn[],
  matcherOf: (heading: string) => HeadingMatcher,
): readonly Fit[] {
  const matchers = headings.map(matcherOf);
  return columns.flatMap((column) => {
    let best: Fit | undefined;
    for (const matcher of matchers) {
      const match = matcher(column);
      if (match !== undefined && (best === undefined || match.score > best.score))
        best = { ...match, column };
    }
    return best === undefined ? [] : [best];
  });
}

/** Of several columns those that fit best; one that is another's whole heading is left to it. */
function bestFits(fits: readonly Fit[], claimed: ReadonlySet<TableColumn>): readonly Fit[] {
  const free = fits.filter((fit) => fit.score >= whole || !claimed.has(fit.column));
  const top = Math.max(...free.map((fit) => fit.score));
  return free.filter((fit) => fit.score === top || (fit.captured.key !== '' && fit.score >= top - 1));
}
