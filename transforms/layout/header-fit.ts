// Tells of a row above a heading whether its texts fit over the columns that are headed below.
import type { Profile } from './profile.js';
import { filledIn } from './row-shape.js';
import { isUnitText } from './unit-row.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow } from './view.js';
import { collapse, isNote, opensLikeTitle } from './words.js';

/** Rows of a heading that stand apart are at most this many rows from each other. */
const farthest = 3;

/** A text that begins within a merged group below it cannot head that group: a unit at the right edge, a date line. */
export function breaksGroups(view: View, row: ViewRow, below: ViewRow): boolean {
  return row.filled.some((col) => (mergeAt(view, below.row, col)?.left ?? col) < col);
}

/** "Persons aged 15 and over … Thousands": a line of text with the unit of the whole table at its end. */
export function endsInUnit(row: ViewRow, profile: Profile): boolean {
  const heads = row.filled.filter((col) => !profile.stub.includes(col));
  const [only = 0] = heads;
  return heads.length === 1 && profile.values.length > 2 && isUnitText(textAt(row, only).trim());
}

/** Lines or groups over headings that stand right below: every text has one under it. */
export function standsOver(view: View, row: ViewRow, below: ViewRow): boolean {
  const first = textAt(row, row.filled[0] ?? 1);
  if (row.filled.length < 2 || (opensLikeTitle(first) && first.trim().length > 8)) return false;
  const fits = row.filled.every((col) => kindAt(below, col) !== 'blank' && isHeadingText(row, col, 40));
  const running = row.filled.filter((col) => /^\s*\p{Ll}/u.test(textAt(row, col)));
  if (running.length > 0.5 * row.filled.length) return false;
  return fits && (row.filled.length > 2 || row.filled.some((col) => isWide(view, row, col)));
}

function isWide(view: View, row: ViewRow, col: number): boolean {
  const merge = mergeAt(view, row.row, col);
  return merge !== undefined && merge.right > merge.left;
}

/** Label columns are named that no row of the band has named yet. */
export function namesMore(row: ViewRow, band: readonly ViewRow[], profile: Profile): boolean {
  if (row.filled.length < 2 || !row.filled.every((col) => isHeadingText(row, col, 60))) return false;
  const labels = profile.stub.filter((col) => kindAt(row, col) !== 'blank');
  return labels.some((col) => band.every((other) => kindAt(other, col) === 'blank'));
}

/** Headings over several columns of figures, above a blank row or two that only part the lines of the heading. */
export function reachesOver(row: ViewRow, below: ViewRow, named: boolean, profile: Profile): boolean {
  if (below.row - row.row > farthest || (named && filledIn(row, profile.stub) > 0)) return false;
  const heads = row.filled.filter((col) => !profile.stub.includes(col));
  return heads.length > 1 && row.filled.every((col) => isHeadingText(row, col, 60));
}

/** Short words or a year; a colon parts a caption from its value ("Bulan: Januari"). */
function isHeadingText(row: ViewRow, col: number, longest: number): boolean {
  const kind = kindAt(row, col);
  const text = collapse(textAt(row, col));
  return (
    (kind === 'text' || kind === 'year') && text.length <= longest && !/[:=]/.test(text) && !isNote(text)
  );
}
