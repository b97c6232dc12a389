// A sheet → the tables that a person sees on it, each with its rows; one that lies on its side is turned.
import type { Merge, Sheet, Workbook } from '../model/grid.js';
import type { Layout, LayoutGuide } from '../model/table.js';
import { type Given, turn } from '../transforms/layout/turn.js';
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
  const hiddenColumns = await sheet.hiddenColumns();
  const context = {
    sheet: sheet.name,
    fileName,
    merges,
    hiddenColumns,
    complete: head.complete,
    ...(delimiter === undefined ? {} : { delimiter }),
  };
  return understand(head.rows, context, guide).map((layout) =>
    layout.transposed === true
      ? turnedTable(layout, sheet, { rows: head.rows, merges, hiddenColumns })
      : { layout, sheet, head, merges },
  );
}

/** Only a sheet that was looked at whole is turned, so its rows are at hand. */
function turnedTable(layout: Layout, sheet: Sheet, given: Given): SheetTable {
  const { rows, merges, hiddenColumns } = turn(given, layout.plan?.right ?? 0);
  const turned: Sheet = {
    ...sheet,
    async *rows() {
      yield rows;
    },
    merges: async () => merges,
    hiddenColumns: async () => hiddenColumns,
  };
  return { layout, sheet: turned, head: { rows, complete: true }, merges };
}
