// The text of a cell longer than anyone reads → one in which nothing is repeated without end.
import type { Cell } from '../../model/cell.js';
import type { GridRow, Sheet } from '../../model/grid.js';

/** Shorter texts stay as they were typed. */
const usual = 1_000;
/** Of one sign in a row, and of the text in all. */
const mostRepeats = 40;
const mostText = 8_000;

/** What is looked at of a cell costs at most what this much text costs, whatever was put into it. */
export function tameText(text: string): string {
  if (text.length <= usual) return text;
  let tame = '';
  let from = 0;
  let repeats = 0;
  for (let at = 1; at <= text.length && tame.length + at - from < mostText; at += 1) {
    repeats = text.charCodeAt(at) === text.charCodeAt(at - 1) ? repeats + 1 : 0;
    if (repeats < mostRepeats) continue;
    tame += text.slice(from, at);
    while (text.charCodeAt(at) === text.charCodeAt(at - 1)) at += 1;
    from = at;
    repeats = 0;
  }
  const whole = tame + text.slice(from, from + mostText - tame.length);
  return whole.length >= mostText ? `${whole.slice(0, mostText - 1)}…` : whole;
}

export function tameSheet(sheet: Sheet): Sheet {
  return { ...sheet, rows: () => tameBatches(sheet.rows()) };
}

async function* tameBatches(
  batches: AsyncIterable<readonly GridRow[]>,
): AsyncGenerator<readonly GridRow[], void, void> {
  for await (const batch of batches) yield batch.some(isWild) ? batch.map(tameRow) : batch;
}

function isWild({ cells }: GridRow): boolean {
  for (const cell of cells) if (typeof cell === 'string' && cell.length > usual) return true;
  return false;
}

function tameRow(row: GridRow): GridRow {
  return isWild(row) ? { ...row, cells: row.cells.map(tameCell) } : row;
}

function tameCell(cell: Cell): Cell {
  return typeof cell === 'string' ? tameText(cell) : cell;
}
