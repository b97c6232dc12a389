// Records cut by a sign that seldom parts cells ("~", "#", ":", a blank) → the one that makes a table of them, if any.
import { type Cell, cellText } from '../../../model/cell.js';

const signs = ['\x1f', '\x1e', '│', '║', '¦', '~', '^', '#', '$', '@', '/', ':'] as const;
const figure = /^[-+]?[\d.,]*\d%?$/;

/** Such a sign also stands in sentences and times of day: it counts where names head a table with figures in it. */
export function rareDelimiter(cut: CutBy): string | null {
  return signs.find((sign) => isTable(cut(sign))) ?? null;
}

/** A single blank between all cells; columns that stand under each other have been looked for before. */
export function blankDelimiter(cut: CutBy): string | null {
  return isTable(cut(' ')) ? ' ' : null;
}

type CutBy = (delimiter: string) => readonly (readonly Cell[])[];

/** A frame around the table leaves the first cell of all its lines empty. */
function isTable(rows: readonly (readonly Cell[])[]): boolean {
  const [head, ...body] = rows;
  if (head === undefined || body.length < 2) return false;
  const named = head.flatMap((cell, col) => (cellText(cell).trim() === '' ? [] : [col]));
  if (named.length < 2 || named.length < head.length - 2) return false;
  if (!named.every((col) => /\p{L}/u.test(cellText(head[col])))) return false;
  const alike = body.filter((row) => row.length <= head.length && row.length > head.length / 2);
  if (alike.length < 0.9 * body.length) return false;
  return named.some((col) => alike.every((row) => figure.test(cellText(row[col]).trim())));
}
