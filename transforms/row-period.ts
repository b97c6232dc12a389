// The period cells of a row, its headings and what surrounds the table → the period of each measure of the row.
import type { Cell } from '../model/cell.js';
import type { GridRow, Merge } from '../model/grid.js';
import { type PeriodId, periodCode, periodStart } from '../model/period.js';
import type { Binding, BoundColumn, PeriodPieces } from './binding.js';
import { byCells } from './by-cells.js';
import type { Finding } from './finding.js';
import { periodPieces } from './period-cell.js';
import { headingPieces, periodColumnsOf, periodSources } from './period-sources.js';
import type { PeriodColumn } from './typed-row.js';
import type { DateOrder } from './values/date.js';

export interface Found {
  readonly column: BoundColumn;
  readonly cell: Cell;
  readonly finding: Finding;
}

export interface RowPeriods {
  /** One for each measure; empty when it could not be told. */
  readonly periods: readonly PeriodId[];
  readonly findings: readonly Found[];
}

interface PeriodContext {
  readonly request: PeriodId | null;
  readonly today: string;
  readonly merges: readonly Merge[];
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
}

/** Computed once for each combination of cells. */
export function rowPeriods(binding: Binding, context: PeriodContext): (row: GridRow) => RowPeriods {
  const columns = periodColumnsOf(binding);
  const captured = headingPieces(binding);
  const sources = periodSources(binding, context.request);
  return byCells(columns, context.merges, (cells) => {
    const findings: Found[] = [];
    const say = (i: number, finding: Finding): void => {
      const column = columns[i];
      if (column !== undefined) findings.push({ column, cell: cells[i] ?? null, finding });
    };
    const pieces = readPieces(columns, cells, context.dateOrders, sources.type, say);
    if (findings.length > 0) return { periods: [], findings };
    const periods = captured.map((each) => sources.resolve(pieces, each));
    if (periods.includes(undefined) && columns.length > 0) say(0, untold);
    for (const future of new Set(periods.filter((id) => id !== undefined && isFuture(id, context.today))))
      if (future !== undefined) say(0, tooLate(future, context.today));
    const complete = periods.filter((id) => id !== undefined);
    return { periods: complete.length === periods.length ? complete : [], findings };
  });
}

/** A period that has not begun cannot have been measured. */
export function isFuture(id: PeriodId, today: string): boolean {
  return periodStart(id) > today;
}

function readPieces(
  columns: readonly BoundColumn<PeriodColumn>[],
  cells: readonly Cell[],
  dateOrders: ReadonlyMap<number, DateOrder>,
  wanted: Parameters<typeof periodPieces>[3],
  say: (i: number, finding: Finding) => void,
): PeriodPieces {
  let pieces: PeriodPieces = {};
  for (const [i, { spec, col }] of columns.entries()) {
    const read = periodPieces(spec, cells[i] ?? null, dateOrders.get(col) ?? null, wanted);
    if ('code' in read) say(i, read);
    else pieces = { ...read, ...pieces };
  }
  return pieces;
}

const untold: Finding = {
  code: 'no-period',
  says: 'tidak cukup untuk mengetahui periode baris ini',
  mend: 'Lengkapi periode, misalnya "2024", "Januari 2024", atau "TW III 2024", tulis tahunnya di judul tabel, atau serahkan dengan --period.',
};

function tooLate(id: PeriodId, today: string): Finding {
  return {
    code: 'future-period',
    says: `menyebut periode ${periodCode(id)} yang belum berjalan pada ${today}`,
    mend: 'Periksa tahun dan bulannya.',
  };
}
