// A sheet → the tables that a person sees on it, each with its rows; one that lies on its side is turned.
import { isBlank } from '../model/cell.js';
import type { Comment, GridRow, Merge, Sheet, Workbook } from '../model/grid.js';
import type { Layout, LayoutGuide } from '../model/table.js';
import { type Given, turn } from '../transforms/layout/turn.js';
import { understand } from '../transforms/layout/understand.js';
import { letterheadOf } from './letterhead.js';
import { readHead, type SheetHead } from './sheet-head.js';

export interface SheetTable {
  readonly layout: Layout;
  readonly sheet: Sheet;
  readonly head: SheetHead;
  readonly merges: readonly Merge[];
  /** At the rows and columns of the layout. */
  readonly comments: readonly Comment[];
  /** Hidden columns of the layout that hold something. */
  readonly hiddenColumns: readonly number[];
}

/** Only the tables that hold the guide's headings where some do. */
export async function sheetTables(
  sheet: Sheet,
  workbook: Workbook,
  fileName: string,
  guide?: LayoutGuide,
): Promise<readonly SheetTable[]> {
  const head = await readHead(sheet);
  const merges = await sheet.merges();
  const hiddenColumns = await sheet.hiddenColumns();
  const comments = await sheet.comments();
  const letterhead = await letterheadOf(sheet, workbook);
  const { delimiter } = workbook;
  const context = {
    sheet: sheet.name,
    fileName,
    merges,
    hiddenColumns,
    comments,
    complete: head.complete,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(letterhead.length === 0 ? {} : { letterhead }),
  };
  return understand(head.rows, context, guide).map((layout) =>
    layout.transposed === true
      ? turnedTable(layout, sheet, { rows: head.rows, merges, hiddenColumns, comments })
      : { layout, sheet, head, merges, comments, hiddenColumns: filled(hiddenColumns, head.rows) },
  );
}

/** Only a sheet that was looked at whole is turned, so its rows are at hand. */
function turnedTable(layout: Layout, sheet: Sheet, given: Given): SheetTable {
  const { rows, merges, hiddenColumns, comments } = turn(given, layout.plan?.right ?? 0);
  const turned: Sheet = {
    ...sheet,
    async *rows() {
      yield rows;
    },
    merges: async () => merges,
    hiddenColumns: async () => hiddenColumns,
    comments: async () => comments,
  };
  return {
    layout,
    sheet: turned,
    head: { rows, complete: true },
    merges,
    comments,
    hiddenColumns: filled(hiddenColumns, rows),
  };
}

function filled(columns: readonly number[], rows: readonly GridRow[]): readonly number[] {
  return columns.filter((col) => rows.some(({ cells }) => !isBlank(cells[col - 1])));
}
