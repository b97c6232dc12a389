// Sorts batches of rows into data and the rest: by the layout where it looked, by rule further down.
import type { AsideReason } from '../../model/books.js';
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { AsideRow, Layout, SortedRows, SortPlan } from '../../model/table.js';
import { withoutMarks } from './footnotes.js';
import { unpaste } from './pasted.js';
import { reasonFurtherDown } from './row-further-down.js';
import { type RunningSums, runningSums } from './running-sums.js';
import { saysOtherPeriod } from './title-period.js';
import { collapse, titlesTable } from './words.js';

/** Sorts the batches of one sheet in their order: what a row inherits from those above it is remembered between calls. */
export type Sorter = (rows: readonly GridRow[]) => SortedRows;

/** True for a row that is data though it does not look it: the contract knows what it names. */
export type Claims = (row: GridRow, reason: AsideReason) => boolean;

/** One batch on its own; for the batches of a stream take one `sorter` for all of them. */
export function sortRows(layout: Layout, rows: readonly GridRow[]): SortedRows {
  return sorter(layout)(rows);
}

export function sorter(layout: Layout, claims: Claims = () => false): Sorter {
  const state: State = { above: new Map(), section: null, before: undefined, fresh: false, left: false };
  state.left = layout.plan?.closed === true;
  const plan = layout.plan;
  const sums = layout.lastDataRow === null ? runningSums(layout) : undefined;
  const completes = plan === undefined || isUntouched(plan) ? undefined : plan;
  return (rows) => {
    const data: GridRow[] = [];
    const aside: AsideRow[] = [];
    for (const given of rows) {
      const row = plan?.pasted == null ? given : unpaste(given, plan.pasted);
      const seen = reasonOf(row, layout, state) ?? sumReason(row, layout, sums);
      const reason = seen !== null && claims(row, seen) ? null : seen;
      state.before = reason ?? undefined;
      if (reason === null) sums?.add(row.cells);
      else if (opensBlock.has(reason)) sums?.begin();
      if (reason === null) data.push(completes === undefined ? row : completed(row, completes, state));
      else {
        aside.push({ row: row.row, reason, cells: row.cells });
        if (reason === 'section') state.section = sectionBelow(row, layout);
        if (reason === 'hidden' && plan !== undefined) remember(row.cells, plan, state);
      }
    }
    return { data, aside };
  };
}

const opensBlock: ReadonlySet<AsideReason> = new Set(['total', 'subtotal', 'section', 'note']);

/** Below the part that was looked at arithmetic tells a total, too. */
function sumReason({ row, cells }: GridRow, { plan }: Layout, sums: RunningSums | undefined) {
  return plan === undefined || sums === undefined || row <= plan.looked ? null : sums.judge(cells);
}

interface State {
  /** Label column → the label that blank cells under it mean. */
  readonly above: Map<number, Cell>;
  section: string | null;
  /** Why the row above is no data. */
  before: AsideReason | undefined;
  /** Below the part that was looked at: a title of another table stands above. */
  fresh: boolean;
  /** Another table has begun. */
  left: boolean;
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

function reasonOf(row: GridRow, layout: Layout, state: State): AsideReason | null {
  const { plan } = layout;
  if (plan === undefined || row.row <= plan.looked) return layout.aside.get(row.row) ?? null;
  if (row.hidden && !plan.useHidden) return 'hidden';
  if (state.left) return 'other-table';
  const reason = reasonFurtherDown(row, plan, state.before);
  if (reason === 'header' && state.fresh) {
    state.left = true;
    return 'other-table';
  }
  if (reason === null) state.fresh = false;
  else if (reason === 'note' || reason === 'section') state.fresh ||= titlesAnew(row, plan.titles);
  return reason;
}

/** "Tabel 5. …", or the title for another year: with the heading once more below it, it begins another table. */
function titlesAnew(row: GridRow, titles: ReadonlySet<string>): boolean {
  const texts = row.cells.map(cellText).filter((text) => text.trim() !== '');
  const [text = ''] = texts;
  return texts.length === 1 && (titlesTable(text) || saysOtherPeriod(text, [...titles]));
}

function sectionBelow(row: GridRow, layout: Layout): string {
  const known = layout.sections.find((section) => section.row === row.row);
  if (known !== undefined) return known.text;
  return collapse(row.cells.map(cellText).join(' ')).replace(/\s*:$/, '');
}

/** A data row with what it inherits: labels from merged cells above, its section, the first line of its label. */
function completed(row: GridRow, plan: SortPlan, state: State): GridRow {
  const cells = [...row.cells];
  remember(cells, plan, state);
  for (const col of plan.fillDown) if (isBlank(cells[col - 1])) cells[col - 1] = state.above.get(col) ?? null;
  tidyLabels(cells, row.row, plan);
  if (plan.sectionCol !== null) {
    while (cells.length < plan.sectionCol - 1) cells.push(null);
    cells[plan.sectionCol - 1] = state.section;
  }
  return { ...row, cells };
}

/** What stands in a hidden row, too, is what the blank cells below it mean. */
function remember(cells: readonly Cell[], plan: SortPlan, state: State): void {
  for (const col of plan.fillDown) if (!isBlank(cells[col - 1])) state.above.set(col, cells[col - 1] ?? null);
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
