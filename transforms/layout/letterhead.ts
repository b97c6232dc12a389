// The rows of a sheet or of a table of its own that holds no figures → the lines that head the table after it.
import { cellText, isBlank } from '../../model/cell.js';
import type { GridRow } from '../../model/grid.js';
import { kindOf } from './kind.js';
import { collapse } from './words.js';

/** More rows of text are a text. */
const mostRows = 15;

/** undefined for what holds figures, or more than a head holds: a table, a text, nothing. */
export function letterheadLines(rows: readonly GridRow[]): readonly string[] | undefined {
  const filled = rows.filter(({ cells }) => !cells.every((cell) => isBlank(cell ?? null)));
  if (filled.length === 0 || filled.length > mostRows) return undefined;
  const figures = filled.flatMap(({ cells }) => cells).filter((cell) => kindOf(cell) === 'number');
  if (figures.length > 1) return undefined;
  return filled.map(({ cells }) => collapse(cells.map((cell) => cellText(cell ?? null)).join(' ')));
}
