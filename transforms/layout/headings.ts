// Turns header rows into the path of headings over each column: groups spread over merged or blank cells, texts joined.
import type { Heading } from './header.js';
import { isTwin } from './header-band.js';
import { joinLines, openEnd } from './heading-lines.js';
import type { Profile } from './profile.js';
import { headingAt, mergeAt, type View, type ViewRow } from './view.js';
import { collapse } from './words.js';

/** The headings of every column of the view, outermost first; a column without any is absent. */
export function headingPaths(
  view: View,
  heading: Heading,
  profile: Profile,
): ReadonlyMap<number, readonly string[]> {
  const rows = joinLines(view, heading.rows);
  const band = heading.stubNames === null ? rows : [...rows, heading.stubNames];
  const grid = labelGrid(view, band, profile);
  const joined = joinedRows(view, rows, grid, profile);
  const paths = new Map<number, readonly string[]>();
  for (let col = view.left; col <= view.right; col++) {
    const path = pathOf(
      grid.map((labels) => labels.get(col) ?? ''),
      joined,
    );
    if (path.length > 0) paths.set(col, path);
  }
  return paths;
}

type Labels = Map<number, string>;

function labelGrid(view: View, band: readonly ViewRow[], profile: Profile): Labels[] {
  const grid: Labels[] = [];
  for (const [i, row] of band.entries()) {
    const labels: Labels = new Map();
    for (let col = view.left; col <= view.right; col++) {
      const label = labelAt(view, band, i, col) || spreadFrom(view, band, i, col, grid, profile);
      if (label !== '') labels.set(col, collapse(label));
    }
    if (row) grid.push(labels);
  }
  return grid;
}

/** The text in the cell, or of the merged range that begins in its row. */
function labelAt(view: View, band: readonly ViewRow[], i: number, col: number): string {
  const row = band[i];
  if (row === undefined) return '';
  if (headingAt(row, col).trim() !== '') return headingAt(row, col);
  const merge = mergeAt(view, row.row, col);
  return merge !== undefined && merge.top === row.row ? headingAt(row, merge.left) : '';
}

/** An unmerged group heading reaches over the blank cells to its right, as far as headings stand below it. */
function spreadFrom(
  view: View,
  band: readonly ViewRow[],
  i: number,
  col: number,
  above: readonly Labels[],
  profile: Profile,
): string {
  const row = band[i];
  if (row === undefined || profile.stub.includes(col) || !isNamedBelow(band, i, col)) return '';
  const from = row.filled.findLast((filled) => filled < col);
  if (from === undefined || profile.stub.includes(from) || !isNamedBelow(band, i, from)) return '';
  if (mergeAt(view, row.row, col) !== undefined) return '';
  const merge = mergeAt(view, row.row, from);
  if (merge !== undefined && merge.right > merge.left) return '';
  return above.every((labels) => labels.get(from) === labels.get(col)) ? headingAt(row, from) : '';
}

function isNamedBelow(band: readonly ViewRow[], i: number, col: number): boolean {
  return band.slice(i + 1).some((row) => headingAt(row, col).trim() !== '');
}

/** joined[i]: row i and row i + 1 are two lines of one text, because each leaves columns blank that the other names. */
function joinedRows(
  view: View,
  band: readonly ViewRow[],
  grid: readonly Labels[],
  profile: Profile,
): boolean[] {
  return band.slice(0, -1).map((upper, i) => {
    const lower = band[i + 1];
    if (lower !== undefined && namesLabelsOn(lower, grid[i], profile)) return true;
    if (lower !== undefined && bothNameLabels(upper, lower, profile)) return isTwin(view, upper, lower);
    if (lower === undefined || hasGroup(view, upper, grid[i]) || hasGroup(view, lower, grid[i + 1]))
      return false;
    const shared = upper.filled.filter((col) => headingAt(lower, col).trim() !== '').length;
    return (shared > 0 && shared < Math.max(upper.filled.length, lower.filled.length)) || runsOn(lower);
  });
}

function bothNameLabels(upper: ViewRow, lower: ViewRow, profile: Profile): boolean {
  return profile.stub.some((col) => headingAt(upper, col) !== '' && headingAt(lower, col) !== '');
}

/** The row holds nothing but second lines of the headings over labels. */
function namesLabelsOn(lower: ViewRow, upper: Labels | undefined, profile: Profile): boolean {
  return lower.filled.every((col) => profile.stub.includes(col) && upper?.has(col) === true);
}

/** Most texts of the row begin in lower case or with a bracket: they are the second line of the headings above. */
function runsOn(row: ViewRow): boolean {
  const second = row.filled.filter((col) => /^\s*[\p{Ll}(]/u.test(headingAt(row, col)));
  return second.length > 0.5 * row.filled.length;
}

function hasGroup(view: View, row: ViewRow, labels: Labels | undefined): boolean {
  if (labels === undefined || labels.size > row.filled.length) return true;
  return row.filled.some((col) => mergeAt(view, row.row, col) !== undefined);
}

function pathOf(labels: readonly string[], joined: readonly boolean[]): string[] {
  const path: string[] = [];
  let last = -1;
  for (const [i, label] of labels.entries()) {
    if (label === '' || label === path.at(-1)) continue;
    const above = path.at(-1) ?? '';
    const goesOn = (openEnd.test(above) && /^\p{Ll}/u.test(label)) || /[/&]$/.test(above);
    if (goesOn || (last >= 0 && last === i - 1 && joined[last] === true))
      path.push(`${path.pop() ?? ''} ${label}`);
    else path.push(label);
    last = i;
  }
  return path;
}
