// An opened workbook → its chief table with its rows, and the sheets that hold others of the same shape.
import type { Workbook } from '../model/grid.js';
import type { Layout } from '../model/table.js';
import { sorter } from '../transforms/layout/sort-rows.js';
import type { Specimen } from '../transforms/propose/specimen.js';
import { type SheetTable, sheetTables } from './sheet-tables.js';

interface Found extends SheetTable {
  readonly size: number;
}

/** The table with most cells; undefined where no visible sheet holds one that could be bound. */
export async function readSpecimen(workbook: Workbook, fileName: string): Promise<Specimen | undefined> {
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  const found: Found[] = [];
  for (const sheet of visible) found.push(...(await sheetTables(sheet, workbook, fileName)).flatMap(sized));
  const [chief] = [...found].sort((a, b) => b.size - a.size);
  if (chief === undefined) return undefined;
  const { layout, head } = chief;
  const alike = found.filter((other) => shape(other.layout) === shape(layout));
  const names = [...new Set(alike.map(({ sheet }) => sheet.name ?? ''))];
  const holding = new Set(found.map(({ sheet }) => sheet.number)).size;
  return { layout, ...sorter(layout)(head.rows), alike: names, sheets: holding };
}

/** Nothing of a table that has no data, or no headings to bind. */
function sized(table: SheetTable): readonly Found[] {
  const { layout, head } = table;
  if (layout.columns.every(({ name }) => name === '')) return [];
  const size = sorter(layout)(head.rows).data.length * layout.columns.length;
  return size > 0 ? [{ ...table, size }] : [];
}

/** Tables are alike when their headings are, whatever years stand in them. */
function shape({ columns }: Layout): string {
  return columns.map(({ name }) => name.toLowerCase().replace(/\d+|[^\p{L}|]/gu, '')).join('\n');
}
