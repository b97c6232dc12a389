// An opened workbook → its chief table with its rows, and the sheets that hold others of the same shape.
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import type { Layout } from '../model/table.js';
import { sorter } from '../transforms/layout/sort-rows.js';
import { understand } from '../transforms/layout/understand.js';
import type { Specimen } from '../transforms/propose/specimen.js';
import { readHead } from './sheet-head.js';

interface Found {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly head: readonly GridRow[];
  readonly size: number;
}

/** The table with most cells; undefined where no visible sheet holds one that could be bound. */
export async function readSpecimen(workbook: Workbook, fileName: string): Promise<Specimen | undefined> {
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  const found: Found[] = [];
  for (const sheet of visible) found.push(...(await tablesOf(sheet, workbook, fileName)));
  const [chief] = [...found].sort((a, b) => b.size - a.size);
  if (chief === undefined) return undefined;
  const { layout, head } = chief;
  const alike = found.filter((other) => shape(other.layout) === shape(layout));
  const names = [...new Set(alike.map(({ sheet }) => sheet.name ?? ''))];
  const holding = new Set(found.map(({ sheet }) => sheet.number)).size;
  return { layout, ...sorter(layout)(head), alike: names, sheets: holding };
}

async function tablesOf(sheet: Sheet, workbook: Workbook, fileName: string): Promise<readonly Found[]> {
  const { rows: head, complete } = await readHead(sheet);
  const layouts = understand(head, {
    sheet: sheet.name,
    fileName,
    merges: await sheet.merges(),
    hiddenColumns: await sheet.hiddenColumns(),
    complete,
    ...(workbook.delimiter === undefined ? {} : { delimiter: workbook.delimiter }),
  });
  return layouts
    .filter((layout) => layout.transposed !== true && layout.columns.some(({ name }) => name !== ''))
    .map((layout) => {
      const rows = sorter(layout)(head).data.length;
      return { sheet, layout, head, size: rows * layout.columns.length };
    })
    .filter(({ size }) => size > 0);
}

/** Tables are alike when their headings are, whatever years stand in them. */
function shape({ columns }: Layout): string {
  return columns.map(({ name }) => name.toLowerCase().replace(/\d+|[^\p{L}|]/gu, '')).join('\n');
}
