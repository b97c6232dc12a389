// Turns the lowest header row into the band of rows that head the columns together with it.
import type { Merge } from '../../model/grid.js';
import { breaksGroups, endsInUnit, namesMore, reachesOver, standsOver } from './header-fit.js';
import { isNumbering } from './numbering.js';
import { type Profile, runningNumber } from './profile.js';
import { filledIn, holdsFigures } from './row-shape.js';
import { isUnitText } from './unit-row.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow } from './view.js';
import { collapse, isComment, isLink, isSource, opensLikeTitle } from './words.js';

/** Climbs from the lowest header row to the highest that still belongs to it. */
export function topHeaderRow(view: View, bottom: number, profile: Profile): number {
  let top = bottom;
  for (let i = bottom - 1; i >= 0; i--) {
    const row = view.rows[i];
    const below = view.rows[top];
    if (row === undefined || below === undefined) break;
    if (isNumbering(row, profile) && adjacent(row, below) && isHeadedOn(view.rows[i - 1], row, profile))
      continue;
    if (!joins(view, i, top, bottom, profile)) break;
    top = i;
  }
  return top;
}

/** The heading goes on above a row that numbers its columns, and names as good as all of them there. */
function isHeadedOn(above: ViewRow | undefined, numbering: ViewRow, profile: Profile): boolean {
  if (above === undefined || !adjacent(above, numbering)) return false;
  const names = profile.values.filter((col) => kindAt(above, col) === 'text').length;
  return profile.values.length > 1 && names >= 0.8 * profile.values.length;
}

function joins(view: View, at: number, top: number, bottom: number, profile: Profile): boolean {
  const { rows } = view;
  const [row, below] = [rows[at], rows[top]];
  if (row === undefined || below === undefined) return false;
  const band = rows.slice(top, bottom + 1);
  const named = band.some((other) => namesLabels(other, profile));
  const near = adjacent(row, rows[at + 1]) || bridged(view, row, below);
  if (!near && !reachesOver(row, below, named, profile)) return false;
  if (isNumbering(row, profile) || isSource(textAt(row, row.filled[0] ?? 1))) return false;
  if (isComment(textAt(row, row.filled[0] ?? 1)) || isLink(textAt(row, row.filled[0] ?? 1))) return false;
  if (holdsFigures(row, profile) && !describesSeries(row, profile) && !opensMerged(view, row, profile))
    return false;
  if (breaksGroups(view, row, below) || endsInUnit(row, profile) || isUnitAlone(row)) return false;
  const heads = row.filled.length - filledIn(row, profile.stub);
  const over = named && (standsOver(view, row, below) || namesMore(row, band, profile));
  if (heads === 0) return (over || !named) && isShort(row) && !spansStub(view, row, profile);
  if (!isShort(row)) return false;
  if (filledIn(row, profile.stub) > 0 && named)
    return over || isTwin(view, row, below) || repeatsLabels(row, band, profile);
  if (heads > 1) return true;
  return isGroup(view, at, named, profile);
}

/** What the row says over labels stands over them once more further down, nearer to the figures. */
function repeatsLabels(row: ViewRow, band: readonly ViewRow[], profile: Profile): boolean {
  const labels = profile.stub.filter((col) => kindAt(row, col) !== 'blank');
  return labels.every((col) =>
    band.some((other) => collapse(textAt(other, col)) === collapse(textAt(row, col))),
  );
}

/** The unit of a whole table, on a line of its own. */
function isUnitAlone(row: ViewRow): boolean {
  return row.filled.length === 1 && isUnitText(textAt(row, row.filled[0] ?? 1).trim());
}

/** "No. of observations | 136 | 136" above rows that bear a day: a figure that says what the series is. */
function describesSeries(row: ViewRow, profile: Profile): boolean {
  const col = profile.stub[0] ?? 1;
  return profile.main.get(col) === 'date' && kindAt(row, col) === 'text';
}

/** Every label column is named by a cell merged down from this row: what stands beside them, figures too, is heading. */
export function opensMerged(view: View, row: ViewRow, profile: Profile): boolean {
  const bottoms = profile.stub.map((col) => {
    const merge = mergeAt(view, row.row, col);
    return merge?.top === row.row && kindAt(row, col) === 'text' ? merge.bottom : row.row;
  });
  const [bottom = row.row] = bottoms;
  return profile.stub.length > 1 && bottom > row.row && bottoms.every((other) => other === bottom);
}

/** One heading alone in its row, over the columns of figures. */
function isGroup(view: View, at: number, named: boolean, profile: Profile): boolean {
  const row = view.rows[at];
  const col = row?.filled.at(-1);
  if (row === undefined || col === undefined) return false;
  if (!named)
    return (
      filledIn(row, profile.stub) > 0 ||
      stubAbove(view.rows, at, profile) ||
      !opensLikeTitle(textAt(row, col))
    );
  if (opensLikeTitle(textAt(row, col)) && textAt(row, col).length > 30) return false;
  const merge = mergeAt(view, row.row, col);
  if (merge !== undefined && coversLabels(merge, profile)) return false;
  const firstValue = Math.min(...profile.values, ...profile.texts);
  return profile.values.length === 1 || merge !== undefined || col === firstValue;
}

function stubAbove(rows: readonly ViewRow[], at: number, profile: Profile): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const row = rows[i];
    if (row === undefined || !adjacent(row, rows[i + 1])) return false;
    if (namesLabels(row, profile)) return isShort(row);
  }
  return false;
}

/** Two lines of one heading, or a heading and its translation: both fill nearly the same columns, neither has a group. */
export function isTwin(view: View, upper: ViewRow, lower: ViewRow): boolean {
  if (upper.filled.some((col) => isGroupOver(view, upper, lower, col))) return false;
  const shared = upper.filled.filter((col) => kindAt(lower, col) !== 'blank').length;
  const wide = Math.max(upper.filled.length, lower.filled.length);
  if (lower.filled.length < 3) return false;
  return shared >= 0.8 * wide || (shared === lower.filled.length && namesOnlyNumber(upper, lower));
}

/** "No", which has no second line, stands before all that the lower row names, and alone. */
function namesOnlyNumber(upper: ViewRow, lower: ViewRow): boolean {
  const more = upper.filled.filter((col) => kindAt(lower, col) === 'blank');
  return more.length === 1 && more.every((col) => col < (lower.filled[0] ?? 0));
}

/** Merged over several columns that the row below keeps apart. */
function isGroupOver(view: View, upper: ViewRow, lower: ViewRow, col: number): boolean {
  const merge = mergeAt(view, upper.row, col);
  if (merge === undefined || merge.right === merge.left) return false;
  const under = mergeAt(view, lower.row, col);
  return under?.left !== merge.left || under.right !== merge.right;
}

export function namesLabels(row: ViewRow, profile: Profile): boolean {
  return profile.stub.some((col) => kindAt(row, col) === 'text' && runningNumber(row, col) === null);
}

/** A title merged over labels and figures alike heads no column. */
function spansStub(view: View, row: ViewRow, profile: Profile): boolean {
  const merge = mergeAt(view, row.row, row.filled[0] ?? 1);
  return merge !== undefined && merge.right > Math.max(...profile.stub);
}

function coversLabels(merge: Merge, profile: Profile): boolean {
  const within = profile.stub.length > 1 || profile.values.length + profile.texts.length > 0;
  return within && merge.left <= Math.min(...profile.stub) && merge.right >= Math.max(...profile.stub);
}

function isShort(row: ViewRow): boolean {
  const lengths = row.filled.map((col) => collapse(textAt(row, col)).length);
  return lengths.reduce((sum, n) => sum + n, 0) / lengths.length <= 90;
}

export function adjacent(upper: ViewRow, lower: ViewRow | undefined): boolean {
  return lower !== undefined && lower.row - upper.row === 1;
}

/** Blank rows between two header rows belong to merged cells of the upper one. */
function bridged(view: View, upper: ViewRow, lower: ViewRow): boolean {
  return view.merges.some((m) => m.top <= upper.row && m.bottom >= lower.row - 1 && m.bottom > m.top);
}
