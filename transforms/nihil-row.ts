// A row that says NIHIL → the area and period that it speaks of, noted in the register, and the row set aside.
import { cellText } from '../model/cell.js';
import type { GridRow } from '../model/grid.js';
import type { PeriodId } from '../model/period.js';
import { placeIn } from '../model/place.js';
import type { AsideRow } from '../model/table.js';
import type { Binding } from './binding.js';
import { type Finding, quoted } from './finding.js';
import type { IssueLog } from './issue-log.js';
import type { NihilRow } from './nihil.js';
import type { RegisterKeeper } from './register.js';
import type { ReadRowArea } from './row-area.js';
import type { RowPeriods } from './row-period.js';

interface Readers {
  readonly area: ReadRowArea;
  /** The last days of periods, where it matters which areas were there. */
  readonly days: (periods: readonly PeriodId[]) => readonly string[];
  readonly period: (row: GridRow) => RowPeriods;
  /** Number of the sheet in its workbook. */
  readonly sheet: number;
}

/** Undefined where the row is returned: a wrong name, or words that may mean two things. */
export function nihilRow(
  binding: Binding,
  readers: Readers,
  log: IssueLog,
  keeper: RegisterKeeper | null,
): (row: GridRow, said: NihilRow) => AsideRow | undefined {
  return (row, said) => {
    const cell = row.cells[said.col - 1] ?? null;
    log.begin(row.row);
    const period = said.period ? readers.period(row) : null;
    const area = said.area ? readers.area(row, readers.days(period?.periods ?? [])) : null;
    log.tell(area?.findings ?? []);
    log.tell(period?.findings ?? []);
    const column = binding.columns.find(({ col }) => col === said.col) ?? binding.columns[0];
    if (said.unclear && column !== undefined) log.say(column, cell, unclear(cellText(cell)));
    if (log.failed()) {
      keeper?.returned(period?.periods ?? []);
      return undefined;
    }
    const place = placeIn(binding.layout, row.row, said.col);
    keeper?.nihil({
      cell: { sheet: readers.sheet, row: place.row ?? row.row, col: place.col, text: cellText(cell).trim() },
      area: area?.area ?? null,
      periods: [...new Set(period?.periods ?? [])],
    });
    return { row: row.row, reason: 'nihil', cells: row.cells };
  };
}

function unclear(text: string): Finding {
  return {
    code: 'nihil-unclear',
    says: `berisi ${quoted(text)}; tidak jelas apakah baris ini satu catatan yang angkanya nihil, atau tidak ada catatan sama sekali`,
    mend: 'Bila tidak ada catatan, kosongkan kolom lain dan tulis NIHIL; bila ada, isi angkanya dengan 0.',
  };
}
