// Cells → the cells as the eye takes them in: a line of dots, dashes or blanks says no more for being long.
import type { Cell } from '../../model/cell.js';

/** Signs without a letter or a digit among them; what is shorter is looked at whole. */
const most = 100;
const filler = new RegExp(`[^\\p{L}\\p{Nd}]{${2 * most + 1},}`, 'gu');

/**
 * Words are recognised by patterns that begin anew at every sign of a run: a cell of 400 KB of underscores would cost the
 * square of it. Of a long run its two ends stay.
 */
export function withoutFiller(cells: readonly Cell[]): readonly Cell[] {
  return cells.some(isLong) ? cells.map((cell) => (isLong(cell) ? shortened(cell) : cell)) : cells;
}

function isLong(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length > 2 * most;
}

function shortened(text: string): string {
  return text.replace(filler, (run) => run.slice(0, most) + run.slice(-most));
}
