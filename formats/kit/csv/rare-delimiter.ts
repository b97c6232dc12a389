// Records cut by a sign that seldom parts cells (":", "~", "^", a blank) → the one that makes a table of them, if any.
import { type Cell, cellText } from '../../../model/cell.js';

const signs = ['~', '^', ':', ' '] as const;
const figure = /^[-+]?[\d.,]*\d%?$/;

/** Such a sign also stands in sentences and times of day: it counts where names head a table with figures in it. */
export function rareDelimiter(cut: (delimiter: string) => readonly (readonly Cell[])[]): string | null {
  return signs.find((sign) => isTable(cut(sign))) ?? null;
}

function isTable(rows: readonly (readonly Cell[])[]): boolean {
  const [head, ...body] = rows;
  if (head === undefined || head.length < 2 || body.length < 2) return false;
  if (!head.every((cell) => /\p{L}/u.test(cellText(cell)))) return false;
  const alike = body.filter((row) => row.length === head.length);
  if (alike.length < 0.9 * body.length) return false;
  return head.some((_, col) => alike.every((row) => figure.test(cellText(row[col]).trim())));
}
