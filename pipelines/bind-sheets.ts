// Finds, among the sheets of a workbook, the tables that a contract asks for.

import { headingsOf, sectionHeading } from '../model/column.js';
import type { Configuration } from '../model/configuration.js';
import { type DatasetEntry, namesAreas } from '../model/dataset.js';
import type { Comment, Merge, Sheet, Workbook } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import type { Layout, LayoutGuide } from '../model/table.js';
import { areaOfTable } from '../transforms/area-of-table.js';
import { bind } from '../transforms/bind.js';
import type { Binding } from '../transforms/binding.js';
import { sheetsLeft, spanOf, tablesLeft } from '../transforms/other-tables.js';
import { recaps } from '../transforms/recap.js';
import { areaResolver } from '../transforms/values/area.js';
import type { SheetHead } from './sheet-head.js';
import { sheetTables } from './sheet-tables.js';

/** A sheet whose table was found: where its columns are, and what is wrong with its headings. */
export interface BoundSheet {
  readonly sheet: Sheet;
  readonly head: SheetHead;
  readonly merges: readonly Merge[];
  readonly comments: readonly Comment[];
  readonly hiddenColumns: readonly number[];
  readonly binding: Binding;
}

/** The tables that a contract takes of a file, and what it leaves. */
export interface BoundFile {
  readonly tables: readonly BoundSheet[];
  /** Warnings that name tables and sheets with figures that were not taken. */
  readonly left: readonly Issue[];
}

/**
 * The sheets that the contract names, or every one that holds at least half of the columns it requires; where none does,
 * the one that comes nearest, whose binding says what is missing. Empty when no sheet holds a table at all.
 */
export async function bindSheets(
  workbook: Workbook,
  dataset: DatasetEntry,
  fileName: string,
  configuration: Configuration,
): Promise<readonly BoundSheet[]> {
  return (await bindFile(workbook, dataset, fileName, configuration)).tables;
}

/** `bindSheets`, and what it leaves. */
export async function bindFile(
  workbook: Workbook,
  dataset: DatasetEntry,
  fileName: string,
  configuration: Configuration,
): Promise<BoundFile> {
  const bound: SheetBound[] = [];
  const left: SheetName[] = [];
  for (const sheet of workbook.sheets) {
    const isAsked = isWanted(sheet, dataset);
    if (!isAsked && (sheet.hidden || sheet.name === null || left.length >= mostLeft)) continue;
    if (!isAsked) {
      const tables = await sheetTables(sheet, workbook, fileName);
      if (tables.some(({ layout }) => holdsFigures(layout)))
        left.push({ name: sheet.name ?? '', why: 'name' });
      continue;
    }
    const found = await bindSheet(sheet, workbook, dataset, fileName, configuration);
    if (found !== undefined) bound.push(found);
  }
  const fitting = bound.filter(({ tables }) => tables.some(({ binding }) => share(binding) >= 0.5));
  if (fitting.length === 0) return { tables: nearest(bound), left: [] };
  const open = dataset.sheet === undefined;
  const summed = recapsOf(fitting, dataset, configuration);
  const taken = (open ? fitting : bound).filter((each) => !summed.has(each));
  for (const each of bound) {
    if (taken.includes(each)) continue;
    const why = summed.has(each) ? 'recap' : 'headings';
    const name = each.tables[0]?.sheet.name ?? null;
    if (name !== null && each.tables.some(({ binding }) => holdsFigures(binding.layout)))
      left.push({ name, why });
  }
  return {
    tables: taken.flatMap(({ tables }) => tables),
    left: [...taken.flatMap((each) => each.left), ...sheetsLeft(left)],
  };
}

/** Sheets beyond these are not looked at when the contract leaves them. */
const mostLeft = 20;

type SheetName = Parameters<typeof sheetsLeft>[0][number];

/** The tables of one sheet that the contract takes, and the warnings of the others. */
interface SheetBound {
  readonly tables: readonly BoundSheet[];
  readonly left: readonly Issue[];
}

function holdsFigures({ columns, headerRows, plan, firstDataRow }: Layout): boolean {
  const isHeaded = headerRows.length > 0 && columns.some(({ name }) => name !== '');
  return isHeaded && (plan?.values.length ?? 0) > 0 && firstDataRow > 0;
}

function nearest(bound: readonly SheetBound[]): readonly BoundSheet[] {
  const all = bound.flatMap(({ tables }) => tables.slice(0, 1));
  const best = all.reduce<BoundSheet | undefined>(
    (best, each) => (best === undefined || share(each.binding) > share(best.binding) ? each : best),
    undefined,
  );
  return best === undefined ? [] : [best];
}

/** Where the contract names sheets letter by letter, it names the recap too. */
function recapsOf(
  bound: readonly SheetBound[],
  dataset: DatasetEntry,
  { areas, city }: Configuration,
): ReadonlySet<SheetBound> {
  const patterns = dataset.sheet === undefined ? ['*'] : [dataset.sheet].flat();
  if (!patterns.some((pattern) => /[*?]/.test(pattern))) return new Set();
  const nameOf = ({ tables }: SheetBound) => tables[0]?.sheet.name ?? '';
  const called = recaps(bound.map(nameOf));
  const resolver = typeof dataset.area === 'object' ? areaResolver(areas, city.area) : undefined;
  const placed = (each: SheetBound) =>
    resolver === undefined ||
    each.tables.some(({ binding }) => areaOfTable(binding, resolver, city.area) !== null);
  const places = bound.filter(placed);
  return new Set(bound.filter((each) => called.has(nameOf(each)) || (places.length > 1 && !placed(each))));
}

export function isWanted(sheet: Sheet, dataset: DatasetEntry): boolean {
  if (sheet.hidden && !dataset.use_hidden) return false;
  if (dataset.sheet === undefined || sheet.name === null) return true;
  return [dataset.sheet].flat().some((pattern) => wildcard(pattern).test(sheet.name?.trim() ?? ''));
}

/** "Jan*" and "Rekap ?" as in file names, case and blanks at the ends aside. */
function wildcard(pattern: string): RegExp {
  const source = pattern
    .trim()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}

/** Of the tables on a sheet, the one that gives most of the columns, or all that are as it is. */
async function bindSheet(
  sheet: Sheet,
  workbook: Workbook,
  dataset: DatasetEntry,
  fileName: string,
  configuration: Configuration,
): Promise<SheetBound | undefined> {
  const tables = await sheetTables(sheet, workbook, fileName, guideOf(dataset));
  const { city } = configuration;
  const areas = namesAreas(dataset) ? areaResolver(configuration.areas, city.area) : undefined;
  const bound = tables.map(
    ({ layout, ...table }): BoundSheet => ({
      ...table,
      binding: bind(dataset, layout, configuration.breakdowns, areas),
    }),
  );
  const [best, ...rest] = bound.toSorted(
    (a, b) => share(b.binding) - share(a.binding) || errors(a.binding) - errors(b.binding),
  );
  if (best === undefined) return undefined;
  const isAlike = ({ binding }: BoundSheet) => share(binding) >= share(best.binding) && share(binding) > 0;
  const taken = dataset.tables === 'all' ? bound.filter((each) => each === best || isAlike(each)) : [best];
  return {
    tables: taken,
    left: leftOf(
      best,
      rest.filter((each) => !taken.includes(each)),
      isAlike,
    ),
  };
}

function leftOf(
  { binding: { layout } }: BoundSheet,
  rest: readonly BoundSheet[],
  isAlike: (table: BoundSheet) => boolean,
): readonly Issue[] {
  const bound = rest
    .filter(({ binding }) => holdsFigures(binding.layout) && binding.layout.lastDataRow !== null)
    .map((table) => ({ ...spanOf(table.binding.layout), alike: isAlike(table) }));
  const others = (layout.others ?? []).map((span) => ({ ...span, alike: false }));
  return tablesLeft(
    layout,
    [...bound, ...others].sort((a, b) => a.top - b.top || a.left - b.left),
  );
}

function guideOf(dataset: DatasetEntry): LayoutGuide {
  const headings = dataset.columns.map(headingsOf).filter(([first]) => first !== sectionHeading);
  const fixed = dataset.header_rows === undefined ? {} : { headerRows: dataset.header_rows };
  return { headings, useHidden: dataset.use_hidden, ...fixed };
}

/** How much of what the contract requires is there, 0 to 1. */
function share({ dataset, columns }: Binding): number {
  const required = dataset.columns.filter((column) => column.required);
  const there = required.filter((column) => columns.some((bound) => bound.spec === column));
  return required.length === 0 ? Math.min(columns.length, 1) : there.length / required.length;
}

function errors({ issues }: Binding): number {
  return issues.filter((issue) => issue.severity === 'error').length;
}
