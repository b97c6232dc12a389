// A sheet → the tables that a person sees on it, each with the rows that it was understood from.
import type { Merge, Sheet, Workbook } from '../model/grid.js';
import type { Layout, LayoutGuide } from '../model/table.js';
import { understand } from '../transforms/layout/understand.js';
import { readHead, type SheetHead } from './sheet-head.js';

export interface SheetTable {
  readonly layout: Layout;
  readonly sheet: Sheet;
  readonly head: SheetHead;
  readonly merges: readonly Merge[];
}

/** Only the tables that hold the guide's headings where some do. */
export async function sheetTables(
  sheet: Sheet,
  { delimiter }: Workbook,
  fileName: string,
  guide?: LayoutGuide,
): Promise<readonly SheetTable[]> {
  const head = await readHead(sheet);
  const merges = await sheet.merges();
  const context = {
    sheet: sheet.name,
    fileName,
    merges,
    hiddenColumns: await sheet.hiddenColumns(),
    complete: head.complete,
    ...(delimiter === undefined ? {} : { delimiter }),
  };
  return understand(head.rows, context, guide).map((layout) => ({ layout, sheet, head, merges }));
}
