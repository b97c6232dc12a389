// Turns the head of a sheet into the layout of every table that a person sees on it.
import type { AsideReason } from '../../model/books.js';
import type { GridRow, Merge } from '../../model/grid.js';
import type { Layout, LayoutGuide, SortPlan, TableColumn } from '../../model/table.js';
import { type Body, fillDownColumns, readBody, rowKey } from './body.js';
import { describeColumn } from './columns.js';
import { decideColumns } from './figures.js';
import { noteMarks } from './footnotes.js';
import { guideShare, headerByGuide } from './guide.js';
import { findHeading, givenHeading, type Heading } from './header.js';
import { headingPaths } from './headings.js';
import { pastedDelimiter, unpaste } from './pasted.js';
import { type Profile, profileOf } from './profile.js';
import { regionsOf } from './regions.js';
import { standsSideways } from './sideways.js';
import { readSurroundings } from './surroundings.js';
import { findTotals, rowWord } from './totals.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow, viewOf } from './view.js';

export interface SheetContext {
  readonly sheet: string | null;
  readonly fileName: string;
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  /** False when `head` is only the beginning of the sheet. */
  readonly complete: boolean;
  /** Of a text file, when known: it speaks for a locale. */
  readonly delimiter?: string;
}

/** Every table of a sheet, those that hold the guide's headings alone when there are any. Pure. */
export function understand(
  head: readonly GridRow[],
  context: SheetContext,
  guide?: LayoutGuide,
): readonly Layout[] {
  const pasted = pastedDelimiter(head);
  const rows = pasted === null ? head : head.map((row) => unpaste(row, pasted));
  const view = viewOf(rows, context.merges, context.hiddenColumns, guide?.useHidden ?? false);
  const regions = chosen(regionsOf(view), guide);
  return regions
    .filter((region) => isTable(region, context))
    .map((region) => layoutOf(region, rows, context, guide, pasted));
}

function chosen(regions: readonly View[], guide: LayoutGuide | undefined): readonly View[] {
  if (guide === undefined) return regions;
  const shares = regions.map((region) => guideShare(region, guide));
  const best = Math.max(0, ...shares);
  return best === 0 ? regions : regions.filter((_, i) => (shares[i] ?? 0) >= best / 2);
}

/** Prose is no table: one column of text on a sheet, with nothing to tell a heading from the rest. */
function isTable(region: View, context: SheetContext): boolean {
  if (region.rows.length === 0) return false;
  if (context.sheet === null || region.left < region.right) return true;
  const texts = region.rows.filter((row) => kindAt(row, region.left) === 'text');
  const long = texts.filter((row) => textAt(row, region.left).length > 40);
  return texts.length < region.rows.length || (long.length === 0 && region.rows.length > 1);
}

function layoutOf(
  region: View,
  head: readonly GridRow[],
  context: SheetContext,
  guide: LayoutGuide | undefined,
  pasted: string | null,
): Layout {
  const profile = profileOf(region);
  const isHeader = guide === undefined ? undefined : headerByGuide(region, guide);
  const heading =
    isHeader === undefined ? findHeading(region, profile) : givenHeading(region, profile, isHeader);
  const paths = headingPaths(region, heading, profile);
  const body = readBody(region, heading, profile);
  const locales = decideColumns(body.rows, profile.values, {
    paths,
    delimiter: context.delimiter ?? pasted,
    totals: body.rows.filter((row) => rowWord(row, profile) === 'total'),
  });
  const totals = findTotals(body.rows, {
    profile,
    paths,
    locales: new Map([...locales].map(([col, decision]) => [col, decision.locale])),
    sectionOf: sectionFinder(body),
  });
  const data = body.rows.filter((row) => !totals.has(row.row));
  const around = readSurroundings({
    titles: heading.titles.flatMap((row) => row.filled.map((col) => textAt(row, col))),
    sheet: context.sheet,
    fileName: context.fileName,
    notes: [],
  });
  const columns = usedColumns(region, paths, body.rows).map((col) =>
    describeColumn(col, data.length > 0 ? data : body.rows, {
      paths,
      locales,
      units: heading.units,
      tableUnit: around.unit,
      figures: profile.values,
    }),
  );
  const sectionCol = body.sections.length > 0 ? region.right + 1 : null;
  return {
    sheet: context.sheet,
    titleRows: heading.titles.map((row) => row.row),
    headerRows: headerRowNumbers(region, heading, profile),
    firstDataRow: data[0]?.row ?? nextRow(region, heading),
    lastDataRow: context.complete ? (data.at(-1)?.row ?? null) : null,
    columns: sectionCol === null ? columns : [...columns, sectionColumn(sectionCol, body)],
    ...around,
    aside: asideRows(head, region, heading, body, totals, data),
    sections: body.sections,
    ...(context.complete && standsSideways(region) ? { transposed: true } : {}),
    plan: planOf(region, heading, profile, body, sectionCol, head, guide, pasted),
  };
}

function nextRow(region: View, heading: Heading): number {
  const last = [...heading.rows, ...heading.titles].reduce((most, row) => Math.max(most, row.row), 0);
  return region.rows[heading.body]?.row ?? last + 1;
}

/** Columns with a heading or with anything in the rows of data. */
function usedColumns(
  region: View,
  paths: ReadonlyMap<number, readonly string[]>,
  rows: readonly ViewRow[],
): number[] {
  const used = new Set<number>(paths.keys());
  for (const row of rows) for (const col of row.filled) used.add(col);
  return [...used].filter((col) => col >= region.left && col <= region.right).sort((a, b) => a - b);
}

/** With the blank rows that a heading of one column of figures runs through. */
function headerRowNumbers(region: View, heading: Heading, profile: Profile): number[] {
  const rows = heading.rows.map((row) => row.row);
  const [top, bottom] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  for (let row = top + 1; row < bottom; row++) {
    if (rows.includes(row)) continue;
    const leaf = profile.values.some((col) => {
      const merge = mergeAt(region, row, col);
      return merge !== undefined && merge.left === merge.right;
    });
    if (leaf) rows.push(row);
  }
  return rows.sort((a, b) => a - b);
}

function sectionFinder(body: Body): (row: number) => string | null {
  return (row) => body.sections.findLast((section) => section.row < row)?.text ?? null;
}

function sectionColumn(col: number, body: Body): TableColumn {
  const evidence = body.sections
    .slice(0, 3)
    .map((section) => `"${section.text}" stands alone in row ${section.row}`);
  return { col, path: [], name: '', unit: null, type: 'text', locale: 'none', evidence, section: true };
}

/** Every row of the head that is no data of this table, with its reason. */
function asideRows(
  head: readonly GridRow[],
  region: View,
  heading: Heading,
  body: Body,
  totals: ReadonlyMap<number, AsideReason>,
  data: readonly ViewRow[],
): ReadonlyMap<number, AsideReason> {
  const known = new Map<number, AsideReason>([...body.aside, ...totals]);
  for (const row of heading.titles) known.set(row.row, 'title');
  for (const row of heading.rows) known.set(row.row, 'header');
  for (const row of heading.numbering) known.set(row.row, 'numbering');
  if (heading.units !== null) known.set(heading.units.row, 'unit');
  if (heading.stubNames !== null) known.set(heading.stubNames.row, 'header');
  const isData = new Set(data.map((row) => row.row));
  const [top, bottom] = [region.rows[0]?.row ?? 0, region.rows.at(-1)?.row ?? 0];
  const out = new Map<number, AsideReason>();
  for (const row of head) {
    if (isData.has(row.row)) continue;
    const outside = row.row < top || row.row > bottom;
    const isEmpty = row.cells.every(
      (cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''),
    );
    const rest = row.hidden ? 'hidden' : isEmpty || !outside ? 'blank' : 'other-table';
    out.set(row.row, known.get(row.row) ?? rest);
  }
  return out;
}

function planOf(
  region: View,
  heading: Heading,
  profile: Profile,
  body: Body,
  sectionCol: number | null,
  head: readonly GridRow[],
  guide: LayoutGuide | undefined,
  pasted: string | null,
): SortPlan {
  return {
    left: region.left,
    right: region.right,
    looked: head.at(-1)?.row ?? 0,
    stub: profile.stub,
    values: profile.values,
    headers: new Set(heading.rows.map(rowKey)),
    fillDown: fillDownColumns(region, body, profile),
    labels: body.labels,
    sectionCol,
    pasted,
    useHidden: guide?.useHidden ?? false,
    marks: noteMarks(region.rows.filter((row) => body.aside.get(row.row) === 'note')),
  };
}
