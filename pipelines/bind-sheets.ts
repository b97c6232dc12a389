// Finds, among the sheets of a workbook, the tables that a contract asks for.

import { headingsOf, sectionHeading } from '../model/column.js';
import type { Configuration } from '../model/configuration.js';
import { type DatasetEntry, namesAreas } from '../model/dataset.js';
import type { Comment, Merge, Sheet, Workbook } from '../model/grid.js';
import type { LayoutGuide } from '../model/table.js';
import { bind } from '../transforms/bind.js';
import type { Binding } from '../transforms/binding.js';
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
  const bound: BoundSheet[] = [];
  for (const sheet of workbook.sheets) {
    if (!isWanted(sheet, dataset)) continue;
    const best = await bindSheet(sheet, workbook, dataset, fileName, configuration);
    if (best !== undefined) bound.push(best);
  }
  const fitting = bound.filter((each) => share(each.binding) >= 0.5);
  if (fitting.length > 0) return dataset.sheet === undefined ? fitting : bound;
  const nearest = bound.reduce<BoundSheet | undefined>(
    (best, each) => (best === undefined || share(each.binding) > share(best.binding) ? each : best),
    undefined,
  );
  return nearest === undefined ? [] : [nearest];
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

/** Of the tables on a sheet, the one that gives most of the columns. */
async function bindSheet(
  sheet: Sheet,
  workbook: Workbook,
  dataset: DatasetEntry,
  fileName: string,
  configuration: Configuration,
): Promise<BoundSheet | undefined> {
  const tables = await sheetTables(sheet, workbook, fileName, guideOf(dataset));
  const { city } = configuration;
  const areas = namesAreas(dataset) ? areaResolver(configuration.areas, city.area) : undefined;
  const bound = tables.map(
    ({ layout, ...table }): BoundSheet => ({
      ...table,
      binding: bind(dataset, layout, configuration.breakdowns, areas),
    }),
  );
  return bound.sort(
    (a, b) => share(b.binding) - share(a.binding) || errors(a.binding) - errors(b.binding),
  )[0];
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
