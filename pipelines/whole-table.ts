// A table and its like on other sheets → the rows that a proposal needs, and all rows by what tells them apart.
import type { GridRow } from '../model/grid.js';
import type { TableColumn } from '../model/table.js';
import { sorter } from '../transforms/layout/sort-rows.js';
import { columnTally } from '../transforms/propose/column-tally.js';
import { rowIndexer } from '../transforms/propose/row-index.js';
import type { Specimen } from '../transforms/propose/specimen.js';
import { witnesses } from '../transforms/propose/witnesses.js';
import type { SheetTable } from './sheet-tables.js';

/** The rows that were looked at, and of all others those that show something new: memory stays bounded. */
export async function wholeTable(
  chief: SheetTable,
  alike: readonly SheetTable[],
): Promise<Pick<Specimen, 'layout' | 'data' | 'aside' | 'picked' | 'index'>> {
  const { columns } = chief.layout;
  const looked = sorter(chief.layout)(chief.head.rows);
  const index = rowIndexer(columns.map(({ col }) => col));
  const more = witnesses(columns);
  const tally = columnTally(columns);
  more.know(looked.data);
  for (const [part, table] of [chief, ...alike.filter((other) => other !== chief)].entries()) {
    const place = placed(table.layout.columns, columns);
    const last = table === chief ? (table.head.rows.at(-1)?.row ?? 0) : 0;
    for await (const rows of dataOf(table)) {
      const here = place === undefined ? rows : rows.map(place);
      for (const { cells } of here) index.add(cells, part);
      tally.add(here);
      more.add(last === 0 ? here : here.filter(({ row }) => row > last));
    }
  }
  const picked = more.take();
  // A table that was looked at whole, and alone, has told all it can.
  const isLong = !chief.head.complete || alike.length > 1;
  const layout = isLong ? { ...chief.layout, columns: tally.columns() } : chief.layout;
  return { layout, ...looked, data: [...looked.data, ...picked], picked: picked.length, index };
}

/** A sheet that was looked at whole is not read again. */
async function* dataOf({ layout, head, sheet }: SheetTable): AsyncGenerator<readonly GridRow[]> {
  const sort = sorter(layout);
  if (head.complete) yield sort(head.rows).data;
  else for await (const rows of sheet.rows()) yield sort(rows).data;
}

/** Tables that are alike may begin in another column; undefined where they do not. */
function placed(
  own: readonly TableColumn[],
  chief: readonly TableColumn[],
): ((row: GridRow) => GridRow) | undefined {
  if (own.every(({ col }, i) => col === chief[i]?.col)) return undefined;
  return ({ row, cells }) => {
    const moved: GridRow['cells'][number][] = [];
    for (const [i, { col }] of chief.entries()) moved[col - 1] = cells[(own[i]?.col ?? 0) - 1] ?? null;
    return { row, cells: Array.from(moved, (cell) => cell ?? null) };
  };
}
