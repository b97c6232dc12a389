// Turns letters that stand where figures should ("X", and "Z" where a note explains it) into signs for a missing figure.
import type { Kind } from './kind.js';
import type { ViewRow } from './view.js';

const letter = /^\s*\(?[A-Z]\)?\s*$/;
/** "Z Rounds to zero.", "N  Not available.", "X = Not applicable". */
const legend =
  /^\s*\(?([A-Z])\)?\s*[-=–:]?\s+(?:not|rounds|represents|less|figure|data|withheld|value|no)\b/i;
/** What a letter alone means everywhere: that no figure can stand there. */
const notApplicable = 'X';

/** The same rows, where a column mostly of figures holds such letters with those read as missing. */
export function withLetterSigns(rows: readonly ViewRow[]): readonly ViewRow[] {
  const found = rows.filter(hasLetter);
  if (found.length === 0) return rows;
  const known = explained(rows);
  const columns = new Set(found.flatMap((row) => row.filled.filter((col) => isSign(row, col, known))));
  const figures = new Set([...columns].filter((col) => holdsFigures(rows, col)));
  if (figures.size === 0) return rows;
  return rows.map((row) => (row.filled.length > 1 && hasLetter(row) ? read(row, figures, known) : row));
}

function hasLetter(row: ViewRow): boolean {
  return row.filled.some((col) => isLetter(row, col));
}

function isLetter(row: ViewRow, col: number): boolean {
  const cell = row.cells[col - 1];
  return typeof cell === 'string' && cell.length <= 5 && letter.test(cell);
}

function isSign(row: ViewRow, col: number, known: ReadonlySet<string>): boolean {
  return isLetter(row, col) && known.has(String(row.cells[col - 1]).replace(/[\s()]/g, ''));
}

function explained(rows: readonly ViewRow[]): ReadonlySet<string> {
  const texts = rows.map((row) => row.cells[(row.filled[0] ?? 1) - 1]);
  const letters = texts.flatMap((text) => (typeof text === 'string' ? (legend.exec(text)?.[1] ?? []) : []));
  return new Set([notApplicable, ...letters]);
}

function holdsFigures(rows: readonly ViewRow[], col: number): boolean {
  const kinds = rows.map((row) => (row.filled.length > 1 ? row.kinds[col - 1] : 'blank'));
  const numbers = kinds.filter((kind) => kind === 'number').length;
  const texts = rows.filter((row) => row.kinds[col - 1] === 'text' && isLetter(row, col)).length;
  return numbers > texts;
}

function read(row: ViewRow, figures: ReadonlySet<number>, known: ReadonlySet<string>): ViewRow {
  const isMissing = (i: number) => figures.has(i + 1) && isSign(row, i + 1, known);
  const kinds = row.kinds.map((kind, i): Kind => (isMissing(i) ? 'missing' : kind));
  return { ...row, kinds };
}
