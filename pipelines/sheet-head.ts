// Reads the first rows of a sheet, as many as understanding it takes, and says whether that was all of it.
import type { GridRow, Sheet } from '../model/grid.js';

export interface SheetHead {
  readonly rows: readonly GridRow[];
  /** True when the sheet has no further rows. */
  readonly complete: boolean;
}

const enough = 2000;
/** A sheet of thousands of columns is understood from fewer rows, lest the first ones take all memory. */
const enoughCells = 400_000;
const leastRows = 32;

export async function readHead(sheet: Sheet): Promise<SheetHead> {
  const rows: GridRow[] = [];
  let cells = 0;
  for await (const batch of sheet.rows())
    for (const row of batch) {
      if (rows.length >= enough || (cells >= enoughCells && rows.length >= leastRows))
        return { rows, complete: false };
      rows.push(row);
      cells += row.cells.length;
    }
  return { rows, complete: true };
}
