// A file in which no table stands → the register of a letter that says NIHIL, or of an answer that holds no record.

import type { AbsenceCell } from '../model/absence.js';
import { cellText, isBlank } from '../model/cell.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { GridRow, Sheet, Workbook } from '../model/grid.js';
import type { AsideRow, Layout } from '../model/table.js';
import { areaOfTable } from '../transforms/area-of-table.js';
import type { Binding } from '../transforms/binding.js';
import { readSurroundings } from '../transforms/layout/surroundings.js';
import { holdsNoTable, nihilAmong } from '../transforms/nihil.js';
import { type Register, registerKeeper } from '../transforms/register.js';
import { registerOf } from '../transforms/register-of.js';
import { isWanted } from './bind-sheets.js';
import type { Session } from './session.js';
import { readHead } from './sheet-head.js';

export interface NihilSheet {
  readonly sheet: Pick<Sheet, 'number' | 'name'>;
  readonly register: Register;
  readonly aside: readonly AsideRow[];
}

interface Reading {
  readonly fileName: string;
  readonly request: number | null;
  readonly session: Session;
}

/** Undefined as soon as a sheet holds rows of a table, or says nothing of the kind: then it is for others to judge. */
export async function nihilFile(
  workbook: Workbook,
  dataset: DatasetEntry,
  reading: Reading,
): Promise<readonly NihilSheet[] | undefined> {
  // An answer that was cut short says nothing of what it does not hold.
  if (dataset.records === undefined || workbook.partial !== undefined) return undefined;
  const found: NihilSheet[] = [];
  for (const sheet of workbook.sheets.filter((each) => isWanted(each, dataset))) {
    const { rows, complete } = await readHead(sheet);
    const cell = complete ? nihilCell(sheet, rows, dataset) : undefined;
    if (cell === undefined && !rows.every(isEmptyRow)) return undefined;
    const register = cell === undefined ? null : letterRegister(sheet, rows, cell, dataset, reading);
    if (register !== null) found.push({ sheet, register, aside: asideOf(rows, cell?.row) });
  }
  return found.length === 0 ? undefined : found;
}

function nihilCell(sheet: Sheet, rows: readonly GridRow[], dataset: DatasetEntry): AbsenceCell | undefined {
  if (rows.every(isEmptyRow))
    return dataset.empty === 'zero' ? { sheet: sheet.number, row: 1, col: null, text: null } : undefined;
  const found = holdsNoTable(rows) ? nihilAmong(rows, dataset) : undefined;
  return found && { sheet: sheet.number, ...found };
}

function letterRegister(
  sheet: Sheet,
  rows: readonly GridRow[],
  cell: AbsenceCell,
  dataset: DatasetEntry,
  { fileName, request, session }: Reading,
): Register | null {
  const { resolver, configuration } = session;
  const city = configuration.city.area;
  const binding = letterBinding(sheet, rows, fileName, dataset, session);
  const keeper = registerKeeper();
  keeper.nihil({ cell, area: null, periods: [] });
  const area = areaOfTable(binding, resolver, city);
  const register = registerOf(binding, { resolver, city, request, sheet: sheet.number }, area, keeper);
  const levels = dataset.columns.flatMap((column) => (column.type === 'area' ? [column.level].flat() : []));
  return register && { ...register, levels: [...new Set(levels)] };
}

/** A table without columns: all that it has is what stands around it. */
function letterBinding(
  sheet: Sheet,
  rows: readonly GridRow[],
  fileName: string,
  dataset: DatasetEntry,
  { configuration }: Session,
): Binding {
  const titles = rows.map(({ cells }) =>
    cells
      .filter((cell) => !isBlank(cell))
      .map(cellText)
      .join(' '),
  );
  const around = readSurroundings({
    titles: [...titles, titles.join(' ')],
    sheet: sheet.name,
    fileName,
    notes: [],
  });
  const layout: Layout = {
    ...around,
    sheet: sheet.name,
    titleRows: [],
    headerRows: [],
    firstDataRow: 1,
    lastDataRow: null,
    columns: [],
    aside: new Map(),
    sections: [],
  };
  return { dataset, layout, breakdowns: configuration.breakdowns, columns: [], issues: [] };
}

function asideOf(rows: readonly GridRow[], nihil: number | undefined): readonly AsideRow[] {
  return rows.map(({ row, cells }) => {
    return { row, cells, reason: row === nihil ? 'nihil' : isEmptyRow({ row, cells }) ? 'blank' : 'title' };
  });
}

function isEmptyRow({ cells }: GridRow): boolean {
  return cells.every(isBlank);
}
