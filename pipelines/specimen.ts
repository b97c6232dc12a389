// An opened workbook → one of its tables with its rows, the sheets that hold the same, and what other tables there are.
import type { Workbook } from '../model/grid.js';
import type { Layout } from '../model/table.js';
import { sorter } from '../transforms/layout/sort-rows.js';
import type { Specimen } from '../transforms/propose/specimen.js';
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
      ? found.toSorted((a, b) => size(b) - size(a))[0]
      : found.find(({ seen }) => seen.number === wanted);
  if (chief === undefined) return { specimen: undefined, others: found.map(({ seen }) => seen) };
  const { layout } = chief.table;
  const alike = found.filter((other) => shape(other.table.layout) === shape(layout));
  const names = [...new Set(alike.map(({ seen }) => seen.sheet ?? ''))];
  const sheets = new Set(found.map(({ seen }) => seen.sheet)).size;
  return {
    specimen: {
      layout,
      alike: names,
      sheets,
      ...(await wholeTable(
        chief.table,
        alike.map(({ table }) => table),
      )),
    },
    others: found.filter((each) => !alike.includes(each)).map(({ seen }) => seen),
  };
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
