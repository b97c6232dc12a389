// All cells of the columns of a table, however many → the columns with the type and the locale that the whole of them tells.
import type { Cell } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { ColumnType, TableColumn } from '../../model/table.js';
import { kindOf } from '../layout/kind.js';
import { localeTally } from '../values/locale.js';

/** Half of the cells decide what a column is, as they do among its first ones. */
const most = 0.5;

export interface ColumnTally {
  add(rows: readonly GridRow[]): void;
  /** Those whose cells further down tell nothing else are the same objects. */
  columns(): readonly TableColumn[];
}

/** `columns`: as the first rows told them. Memory is that of a few counts a column. */
export function columnTally(columns: readonly TableColumn[]): ColumnTally {
  const open = columns.filter(({ type }) => type === 'number' || type === 'empty').map(tallyOf);
  return {
    add(rows) {
      for (const { cells } of rows) for (const { column, add } of open) add(cells[column.col - 1] ?? null);
    },
    columns() {
      const told = new Map(open.map(({ column, decide }) => [column, decide()] as const));
      return columns.map((column) => told.get(column) ?? column);
    },
  };
}

function tallyOf(column: TableColumn) {
  const locale = localeTally();
  const counts = { figures: 0, dates: 0, words: 0 };
  return {
    column,
    add(cell: Cell): void {
      const kind = typeof cell === 'number' ? 'number' : kindOf(cell);
      if (kind === 'blank' || kind === 'missing' || kind === 'error') return;
      if (kind === 'number' || kind === 'year') counts.figures++;
      else if (kind === 'date') counts.dates++;
      else counts.words++;
      locale.add(cell);
    },
    decide(): TableColumn {
      const type = typeOf(column, counts);
      if (type !== 'number') return type === column.type ? column : { ...column, type, locale: 'none' };
      const whole = locale.decide();
      const isProven = whole.locale === 'id' || whole.locale === 'en';
      const isOpen = column.type !== 'number' || column.locale === 'none';
      const told = isProven || (isOpen && whole.locale === 'ambiguous') ? whole.locale : column.locale;
      if (type === column.type && told === column.locale) return column;
      return { ...column, type, locale: told, evidence: [...column.evidence, ...whole.evidence] };
    },
  };
}

function typeOf(
  { type }: TableColumn,
  { figures, dates, words }: { readonly figures: number; readonly dates: number; readonly words: number },
): ColumnType {
  const all = figures + dates + words;
  if (all === 0) return type;
  if (figures >= most * all) return 'number';
  return dates >= most * all ? 'date' : 'text';
}
