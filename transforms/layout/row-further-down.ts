// Tells what a row is that nobody looked at before: by the rules that hold for the rows looked at, without those around it.
import type { AsideReason } from '../../model/books.js';
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import type { SortPlan } from '../../model/table.js';
import { kindOf } from './kind.js';
import { runningNumber } from './profile.js';
import { isRecord, spokenRole, wordyRow } from './row-role.js';
import { filledIn, loneText } from './row-shape.js';
import { rowWord } from './row-word.js';
import { textAt, type ViewRow } from './view.js';
import { cutLine, isNote, squash } from './words.js';

/** null for a row of data. `before`: why the row above was none, where it was none. */
export function reasonFurtherDown(
  row: GridRow,
  plan: SortPlan,
  before: AsideReason | undefined,
): AsideReason | null {
  if (isPlain(row.cells, plan)) return null;
  const seen = viewed(row, plan);
  if (seen.filled.length === 0) return 'blank';
  const scene = { profile: plan, headers: plan.headers, lineNumbers: plan.lineNumbers };
  const lone = loneText(seen);
  const spoken = spokenRole(seen, lone, before, scene);
  if (spoken !== null) return spoken;
  if (isRecord(seen, before, plan)) return totalReason(seen, plan);
  if (lone !== null && plan.titles.has(squash(lone))) return 'title';
  const isLabel = lone !== null && filledIn(seen, plan.stub) === seen.filled.length;
  const role = isLabel ? aloneRole(seen, lone) : isEnding(seen) ? 'note' : wordyRow(seen, lone, scene);
  if (role === 'data') return null;
  return role === 'section' && plan.sectionCol === null ? 'note' : role;
}

/** What nearly every row is, seen at once: figures under a heading, or texts, with no word that could be a total's. */
function isPlain(cells: readonly Cell[], plan: SortPlan): boolean {
  if (plan.stub.some((col) => mayBeTotal(cells[col - 1]))) return false;
  if (plan.values.length > 0) return hasFigure(cells, plan);
  const filled: number[] = [];
  const end = Math.min(plan.right, cells.length);
  for (let col = plan.left; col <= end; col++) if (!isBlank(cells[col - 1])) filled.push(col);
  if (filled.length < Math.max(2, plan.usualTexts)) return false;
  if (plan.texts.some((col) => mayBeTotal(cells[col - 1]))) return false;
  return cutLine(cellText(cells[(filled[0] ?? 1) - 1])) === null && !plan.headers.has(keyOf(cells, filled));
}

function keyOf(cells: readonly Cell[], filled: readonly number[]): string {
  return filled.map((col) => `${col}:${squash(cellText(cells[col - 1]))}`).join('|');
}

const totalWords =
  /total|jumlah|jml|jlh|rata|rerata|average|mean|median|sum|[計计]|итого|всего|gesamt|ensemble|toplam|razem|ogółem/i;

function mayBeTotal(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && totalWords.test(cell);
}

/** True when something other than text stands in a column of figures, beside a label where rows have one. */
function hasFigure(cells: readonly Cell[], plan: SortPlan): boolean {
  for (const col of plan.values) {
    const cell = cells[col - 1];
    if (cell === null || cell === undefined || cell === '') continue;
    if (typeof cell === 'number') return true;
    if (typeof cell === 'string' && isDigits(cell)) return true;
    const kind = kindOf(cell);
    return kind === 'number' || kind === 'boolean';
  }
  return false;
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 44 || code > 57 || code === 47) return false;
  }
  return text.length > 0;
}

function totalReason(row: ViewRow, plan: SortPlan): AsideReason | null {
  const word = rowWord(row, { ...plan, stub: plan.speaking });
  return word === 'total' || word === 'subtotal' ? word : null;
}

/** A line below a table that says so in its first words, whatever stands beside it. */
function isEnding(row: ViewRow): boolean {
  return isNote(textAt(row, row.filled[0] ?? 1));
}

function aloneRole(row: ViewRow, lone: string): AsideReason | 'section' {
  if (runningNumber(row, row.filled[0] ?? 0) !== null) return 'blank';
  return isNote(lone) || lone.length > 120 ? 'note' : 'section';
}

/** The row as the eye takes it in, within the columns of the table. */
function viewed(row: GridRow, { left, right }: SortPlan): ViewRow {
  const cells = row.cells.map((cell, i) => (i + 1 >= left && i < right ? cell : null));
  const kinds = cells.map(kindOf);
  const filled = kinds.flatMap((kind, i) => (kind === 'blank' ? [] : [i + 1]));
  return { row: row.row, cells, kinds, filled, bold: row.bold ?? false };
}
