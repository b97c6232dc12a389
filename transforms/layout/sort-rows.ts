// Sorts batches of rows into data and the rest: by the layout where it looked, by rule further down.
import type { AsideReason } from '../../model/books.js';
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { AsideRow, Layout, SortedRows, SortPlan } from '../../model/table.js';
import { withoutMarks } from './footnotes.js';
import { kindOf } from './kind.js';
import { unpaste } from './pasted.js';
import { collapse, isNote, isSource, squash, totalWordOf } from './words.js';

/** Sorts the batches of one sheet in their order: what a row inherits from those above it is remembered between calls. */
export type Sorter = (rows: readonly GridRow[]) => SortedRows;

/** One batch on its own; for the batches of a stream take one `sorter` for all of them. */
export function sortRows(layout: Layout, rows: readonly GridRow[]): SortedRows {
  return sorter(layout)(rows);
}

export function sorter(layout: Layout): Sorter {
  const state: State = { above: new Map(), section: null };
  const plan = layout.plan;
  const completes = plan === undefined || isUntouched(plan) ? undefined : plan;
  return (rows) => {
    const data: GridRow[] = [];
    const aside: AsideRow[] = [];
    for (const given of rows) {
      const row = plan?.pasted == null ? given : unpaste(given, plan.pasted);
      const reason = reasonOf(row, layout);
      if (reason === null) data.push(completes === undefined ? row : completed(row, completes, state));
      else {
        aside.push({ row: row.row, reason, cells: row.cells });
        if (reason === 'section') state.section = sectionBelow(row, layout);
      }
    }
    return { data, aside };
  };
}

interface State {
  /** Label column → the label that blank cells under it mean. */
  readonly above: Map<number, Cell>;
  section: string | null;
}

/** True when data rows are handed on as they came. */
function isUntouched(plan: SortPlan): boolean {
  return (
    plan.fillDown.length === 0 &&
    plan.labels.size === 0 &&
    plan.sectionCol === null &&
    plan.marks.length === 0
  );
}

function reasonOf(row: GridRow, layout: Layout): AsideReason | null {
  const { plan } = layout;
  if (plan === undefined || row.row <= plan.looked) return layout.aside.get(row.row) ?? null;
  return row.hidden && !plan.useHidden ? 'hidden' : ruledReason(row, plan);
}

/** Further down than anyone looked: what can be told from the row alone. */
function ruledReason(row: GridRow, plan: SortPlan): AsideReason | null {
  const { cells } = row;
  const label = labelIn(cells, plan);
  if (hasFigure(cells, plan)) return label !== '' && mayBeTotal.test(label) ? totalReason(label) : null;
  const filled = filledColumns(cells, plan);
  if (filled.length === 0) return 'blank';
  const text = cellText(cells[(filled[0] ?? 1) - 1]);
  if (plan.headers.size > 0 && plan.headers.has(keyOf(cells, filled))) return 'header';
  if (filled.length > 1 && (plan.values.length === 0 || filled.length > plan.stub.length)) return null;
  if (isSource(text)) return 'source';
  if (isNote(text) || text.length > 120) return 'note';
  if (filled.length > 1 || plan.left === plan.right) return null;
  return plan.sectionCol === null ? 'note' : 'section';
}

const mayBeTotal = /total|jumlah|jml|jlh|rata|rerata|average|mean|median|sum/i;

function totalReason(label: string): AsideReason | null {
  const word = totalWordOf(label);
  if (word === 'total' || word === 'subtotal') return word;
  return null;
}

function labelIn(cells: readonly Cell[], plan: SortPlan): string {
  for (const col of plan.stub) {
    const cell = cells[col - 1];
    if (typeof cell === 'string' && cell.length > 0 && !isDigits(cell)) return cell;
  }
  return '';
}

function isDigits(text: string): boolean {
  const code = text.charCodeAt(0);
  return code > 47 && code < 58;
}

/** True when something other than text stands in a column of figures; the first that is filled decides. */
function hasFigure(cells: readonly Cell[], plan: SortPlan): boolean {
  for (const col of plan.values) {
    const cell = cells[col - 1];
    if (cell === null || cell === undefined || cell === '') continue;
    if (typeof cell !== 'string' || startsFigure(cell)) return true;
    const kind = kindOf(cell);
    if (kind !== 'text' && kind !== 'blank') return true;
  }
  return false;
}

function startsFigure(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code > 47 && code < 58) || code === 45;
}

function filledColumns(cells: readonly Cell[], plan: SortPlan): number[] {
  const filled: number[] = [];
  const end = Math.min(plan.right, cells.length);
  for (let col = plan.left; col <= end; col++) if (!isBlank(cells[col - 1])) filled.push(col);
  return filled;
}

function keyOf(cells: readonly Cell[], filled: readonly number[]): string {
  return filled.map((col) => `${col}:${squash(cellText(cells[col - 1]))}`).join('|');
}

function sectionBelow(row: GridRow, layout: Layout): string {
  const known = layout.sections.find((section) => section.row === row.row);
  if (known !== undefined) return known.text;
  return collapse(row.cells.map(cellText).join(' ')).replace(/\s*:$/, '');
}

/** A data row with what it inherits: labels from merged cells above, its section, the first line of its label. */
function completed(row: GridRow, plan: SortPlan, state: State): GridRow {
  const cells = [...row.cells];
  for (const col of plan.fillDown) {
    if (isBlank(cells[col - 1])) cells[col - 1] = state.above.get(col) ?? null;
    else state.above.set(col, cells[col - 1] ?? null);
  }
  tidyLabels(cells, row.row, plan);
  if (plan.sectionCol !== null) {
    while (cells.length < plan.sectionCol - 1) cells.push(null);
    cells[plan.sectionCol - 1] = state.section;
  }
  return { ...row, cells };
}

/** Footnote marks off, and before the first label what stood of it in the row above. */
function tidyLabels(cells: Cell[], row: number, plan: SortPlan): void {
  let firstLine = plan.labels.get(row);
  for (const col of plan.stub) {
    const label = cells[col - 1];
    if (typeof label !== 'string') continue;
    const whole = firstLine === undefined ? label : collapse(`${firstLine} ${label}`);
    cells[col - 1] = plan.marks.length === 0 ? whole : withoutMarks(whole, plan.marks);
    firstLine = undefined;
  }
}
