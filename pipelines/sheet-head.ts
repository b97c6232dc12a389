// Reads the first rows of a sheet, as many as understanding it takes, and says whether that was all of it.
import type { GridRow, Sheet } from '../model/grid.js';

export interface SheetHead {
  readonly rows: readonly GridRow[];
  /** True when the sheet has no further rows. */
  readonly complete: boolean;
}

const enough = 2000;

export async function readHead(sheet: Sheet): Promise<SheetHead> {
  const rows: GridRow[] = [];
  for await (const batch of sheet.rows()) {
    const room = enough - rows.length;
    rows.push(...batch.slice(0, room));
    if (batch.length > room) return { rows, complete: false };
  }
  return { rows, complete: true };
}
