// An opened workbook → one of its tables with its rows, the sheets that hold the same, and what other tables there are.
import type { Workbook } from '../model/grid.js';
import type { Layout } from '../model/table.js';
import { sorter } from '../transforms/layout/sort-rows.js';
import type { Specimen } from '../transforms/propose/specimen.js';
import { recaps } from '../transforms/recap.js';
import { type SheetTable, sheetTables } from './sheet-tables.js';
import { wholeTable } from './whole-table.js';

/** A table of a file as `inspect` numbers it, for whoever wants another one. */
export interface TableSeen {
  readonly number: number;
  readonly sheet: string | null;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
}

interface Found {
  readonly table: SheetTable;
  readonly seen: TableSeen;
}

export interface Choice {
  /** undefined where no such table could be bound. */
  readonly specimen: Specimen | undefined;
  /** Tables of another shape, which the specimen says nothing of. */
  readonly others: readonly TableSeen[];
}

/** The table of that number, else the one with most cells, on any visible sheet. */
export async function readSpecimen(workbook: Workbook, fileName: string, wanted?: number): Promise<Choice> {
  const tables: SheetTable[] = [];
  for (const sheet of workbook.sheets)
    if (!sheet.hidden) tables.push(...(await sheetTables(sheet, workbook, fileName)));
  const found = tables.flatMap((table, i) => sized(table, i + 1));
  const chief =
    wanted === undefined
      ? withoutRecaps(found).toSorted((a, b) => size(b) - size(a))[0]
      : found.find(({ seen }) => seen.number === wanted);
  if (chief === undefined) return { specimen: undefined, others: found.map(({ seen }) => seen) };
  const { layout } = chief.table;
  const same = found.filter((other) => shape(other.table.layout) === shape(layout));
  const stacked = stackedWith(chief, same);
  const alike = takenOf(chief, same, stacked.length > 0);
  const names = [...new Set(alike.map(({ seen }) => seen.sheet ?? ''))];
  const sheets = new Set(found.map(({ seen }) => seen.sheet)).size;
  return {
    specimen: {
      alike: names,
      sheets,
      ...(stacked.length === 0 ? {} : { stacked }),
      ...(await wholeTable(
        chief.table,
        alike.map(({ table }) => table),
      )),
    },
    others: found.filter((each) => !alike.includes(each)).map(({ seen }) => seen),
  };
}

/** Where sheets of one shape say a month or a district each, one that sums them up is none of them. */
function withoutRecaps(found: readonly Found[]): readonly Found[] {
  const summed = recaps(sheetsOf(found));
  const kept = found.filter(({ seen }) => !summed.has(seen.sheet ?? ''));
  const shapes = kept.map(({ table }) => shape(table.layout));
  return new Set(shapes).size < shapes.length && sheetsOf(kept).length > 1 ? kept : found;
}

function sheetsOf(found: readonly Found[]): readonly string[] {
  return [...new Set(found.map(({ seen }) => seen.sheet ?? ''))];
}

/** Tables under each other on the chief's sheet, the chief among them, whose titles say a period each, and no two the same. */
function stackedWith(chief: Found, same: readonly Found[]): readonly Layout[] {
  const layouts = same.filter(({ seen }) => seen.sheet === chief.seen.sheet).map(({ table }) => table.layout);
  const periods = layouts.map(titlePeriod);
  if (layouts.length < 2 || periods.includes(undefined)) return [];
  return new Set(periods).size === periods.length ? layouts : [];
}

/** The one period that a title says; undefined where it says none, or several. */
function titlePeriod({ periods }: Layout): number | undefined {
  const said = new Set(periods.filter(({ from }) => from === 'title').map(({ value }) => value));
  const [only] = said;
  return said.size === 1 ? only : undefined;
}

/** Of each sheet one table, unless all of them are to be taken; none of a sheet that sums up the others. */
function takenOf(chief: Found, same: readonly Found[], all: boolean): readonly Found[] {
  const summed = recaps(sheetsOf(same));
  const sheets = new Set<string | null>();
  return [chief, ...same.filter((each) => each !== chief)]
    .filter(({ seen }) => {
      if (seen.sheet !== chief.seen.sheet && summed.has(seen.sheet ?? '')) return false;
      const isFirst = !sheets.has(seen.sheet);
      sheets.add(seen.sheet);
      return isFirst || all;
    })
    .toSorted((a, b) => a.seen.number - b.seen.number);
}

function size({ seen }: Found): number {
  return seen.rows * seen.columns;
}

/** Nothing of a table that has no data, or no headings to bind. */
function sized(table: SheetTable, number: number): readonly Found[] {
  const { layout, head } = table;
  if (layout.columns.every(({ name }) => name === '')) return [];
  const rows = sorter(layout)(head.rows).data.length;
  const seen = { number, sheet: layout.sheet, title: layout.title, rows, columns: layout.columns.length };
  return rows > 0 ? [{ table, seen }] : [];
}

/** Tables are alike when their headings are, whatever years stand in them. */
function shape({ columns }: Layout): string {
  return columns.map(({ name }) => name.toLowerCase().replace(/\d+|[^\p{L}|]/gu, '')).join('\n');
}
