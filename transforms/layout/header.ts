// Turns a view into where its heading stands: header rows, what is above them, and the first row of data.

import { isNumbering } from './numbering.js';
import { type Profile, runningNumber } from './profile.js';
import {
  filledIn,
  headsYears,
  holdsFigures,
  isAboveHeading,
  loneText,
  looksLikeData,
  opensData,
} from './row-shape.js';
import { isUnitRow } from './unit-row.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow } from './view.js';
import { isComment, isNote, isSource, isStubWord, opensLikeTitle, squash } from './words.js';

export interface Heading {
  readonly titles: readonly ViewRow[];
  /** Rows that name the columns of figures, top to bottom. */
  readonly rows: readonly ViewRow[];
  /** Under them: a row that names only the columns of labels. */
  readonly stubNames: ViewRow | null;
  readonly units: ViewRow | null;
  readonly numbering: readonly ViewRow[];
  /** Index into the rows of the view of the first row that belongs to the body. */
  readonly body: number;
}

export function findHeading(view: View, profile: Profile): Heading {
  const first = firstData(view, profile);
  const bottom = lastHeaderRow(view.rows, first, profile);
  if (bottom < 0) return headless(view.rows, first, profile);
  const top = topHeaderRow(view, bottom, profile);
  return assemble(view.rows, top, bottom, profile);
}

/** The heading when its rows are known beforehand. */
export function givenHeading(view: View, profile: Profile, isHeader: (row: ViewRow) => boolean): Heading {
  const top = view.rows.findIndex(isHeader);
  const bottom = view.rows.findLastIndex(isHeader);
  return assemble(view.rows, top, bottom, profile);
}

function assemble(rows: readonly ViewRow[], top: number, bottom: number, profile: Profile): Heading {
  const band = rows.slice(top, bottom + 1);
  const rest = rows.slice(bottom + 1);
  const under = rest.findIndex(
    (row, i) => !isNumbering(row, profile) && !isUnitRow(row, rows[bottom + i], profile),
  );
  const between = rest.slice(0, under < 0 ? rest.length : under);
  const next = rest[between.length];
  const stubNames = next && namesStub(next, rest.slice(between.length + 1), band, profile) ? next : null;
  return {
    titles: rows.slice(0, top),
    rows: band.filter((row) => !isNumbering(row, profile)),
    stubNames,
    units: between.find((row) => !isNumbering(row, profile)) ?? null,
    numbering: [...band, ...between].filter((row) => isNumbering(row, profile)),
    body: bottom + 1 + between.length + (stubNames === null ? 0 : 1),
  };
}

function headless(rows: readonly ViewRow[], first: number, profile: Profile): Heading {
  const body = first < 0 ? rows.length : firstOfBody(rows, first, profile);
  return { titles: rows.slice(0, body), rows: [], stubNames: null, units: null, numbering: [], body };
}

/** Without a header, a lone label right above the data opens a section; what stands higher is title. */
function firstOfBody(rows: readonly ViewRow[], first: number, profile: Profile): number {
  const above = rows[first - 1];
  const isSection = above !== undefined && first > 1 && filledIn(above, profile.values) === 0;
  return isSection && adjacent(above, rows[first]) ? first - 1 : first;
}

/** Index of the first row of figures; -1 when the view has none. */
function firstData(view: View, profile: Profile): number {
  const { rows } = view;
  if (profile.values.length === 0) return firstOfTexts(rows, profile);
  const labelled = rows.filter(
    (row) => looksLikeData(row, profile) && filledIn(row, profile.stub) > 0,
  ).length;
  const wantsLabel = labelled >= 2 && profile.stub.some((col) => profile.main.get(col) === 'text');
  return rows.findIndex(
    (row, i) =>
      opensData(row, profile) &&
      !isNumbering(row, profile) &&
      !headsYears(row, rows.slice(i + 1), profile) &&
      !isAboveHeading(row, rows.slice(i + 1, i + 9), profile) &&
      !(wantsLabel && filledIn(row, profile.stub) === 0 && i < rows.length - labelled / 2),
  );
}

/** A table of texts alone: the first row that is as wide as the others heads it, if it can. */
function firstOfTexts(rows: readonly ViewRow[], profile: Profile): number {
  const width = Math.max(1, ...rows.map((row) => row.filled.length));
  const first = rows.findIndex((row) => row.filled.length >= Math.max(1, 0.6 * width));
  const row = rows[first];
  if (row === undefined) return -1;
  const heads = row.filled.every(
    (col) => kindAt(row, col) === 'text' && textAt(row, col).trim().length <= 60,
  );
  const twice = rows.slice(first + 1).some((other) => sameText(other, row, profile.stub[0] ?? 1));
  return heads && !twice ? first + 1 : first;
}

function sameText(a: ViewRow, b: ViewRow, col: number): boolean {
  return squash(textAt(a, col)) === squash(textAt(b, col));
}

/** Index of the lowest row above the data that says something in the columns of figures; -1 when there is none. */
function lastHeaderRow(rows: readonly ViewRow[], first: number, profile: Profile): number {
  const end = first < 0 ? rows.length : first;
  const named = profile.values.length > 0 ? profile.values : [...profile.stub, ...profile.texts];
  for (let i = end - 1; i >= 0; i--) {
    const row = rows[i];
    if (row === undefined || isNumbering(row, profile) || isUnitRow(row, rows[i - 1], profile)) continue;
    if (filledIn(row, named) === 0 && filledIn(row, profile.texts) === 0) continue;
    if (isTitleLine(row, i, profile)) return -1;
    return i;
  }
  return -1;
}

/** A single long text over a table that has several columns to name. */
function isTitleLine(row: ViewRow, at: number, profile: Profile): boolean {
  const columns = profile.values.length + profile.texts.length + profile.stub.length;
  if (row.filled.length > 1 || columns < 3) return false;
  const lone = loneText(row) ?? '';
  return profile.stub.includes(row.filled[0] ?? 0) || (at === 0 && opensLikeTitle(lone)) || isNote(lone);
}

/** Climbs from the lowest header row to the highest that still belongs to it. */
function topHeaderRow(view: View, bottom: number, profile: Profile): number {
  let top = bottom;
  for (let i = bottom - 1; i >= 0; i--) {
    const row = view.rows[i];
    const below = view.rows[top];
    if (row === undefined || below === undefined || !joins(view, i, top, bottom, profile)) break;
    top = i;
  }
  return top;
}

function joins(view: View, at: number, top: number, bottom: number, profile: Profile): boolean {
  const { rows } = view;
  const [row, below] = [rows[at], rows[top]];
  if (row === undefined || below === undefined) return false;
  if (!adjacent(row, below) && !bridged(view, row, below)) return false;
  if (isNumbering(row, profile) || isSource(textAt(row, row.filled[0] ?? 1))) return false;
  if (isComment(textAt(row, row.filled[0] ?? 1))) return false;
  if (holdsFigures(row, profile)) return false;
  const band = rows.slice(top, bottom + 1);
  const named = band.some((other) => namesLabels(other, profile));
  const heads = row.filled.length - filledIn(row, profile.stub);
  if (heads === 0) return !named && isShort(row) && !spansStub(view, row, profile);
  if (!isShort(row)) return false;
  if (filledIn(row, profile.stub) > 0 && named) return isTwin(view, row, below);
  if (heads > 1) return true;
  return isGroup(view, at, named, profile);
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
  return lower.filled.length >= 3 && shared >= 0.8 * wide;
}

/** Merged over several columns that the row below keeps apart. */
function isGroupOver(view: View, upper: ViewRow, lower: ViewRow, col: number): boolean {
  const merge = mergeAt(view, upper.row, col);
  if (merge === undefined || merge.right === merge.left) return false;
  const under = mergeAt(view, lower.row, col);
  return under?.left !== merge.left || under.right !== merge.right;
}

function namesLabels(row: ViewRow, profile: Profile): boolean {
  return profile.stub.some((col) => kindAt(row, col) === 'text' && runningNumber(row, col) === null);
}

/** A title merged over labels and figures alike heads no column. */
function spansStub(view: View, row: ViewRow, profile: Profile): boolean {
  const merge = mergeAt(view, row.row, row.filled[0] ?? 1);
  return merge !== undefined && merge.right > Math.max(...profile.stub);
}

function isShort(row: ViewRow): boolean {
  const lengths = row.filled.map((col) => textAt(row, col).length);
  return lengths.reduce((sum, n) => sum + n, 0) / lengths.length <= 90;
}

function adjacent(upper: ViewRow, lower: ViewRow | undefined): boolean {
  return lower !== undefined && lower.row - upper.row === 1;
}

/** Blank rows between two header rows belong to merged cells of the upper one. */
function bridged(view: View, upper: ViewRow, lower: ViewRow): boolean {
  return view.merges.some((m) => m.top <= upper.row && m.bottom >= lower.row - 1 && m.bottom > m.top);
}

/** A row under the header that names the label columns ("No", "Kecamatan") and opens no section. */
function namesStub(
  row: ViewRow,
  rest: readonly ViewRow[],
  band: readonly ViewRow[],
  profile: Profile,
): boolean {
  if (profile.values.length === 0 || filledIn(row, profile.stub) !== row.filled.length) return false;
  if (band.some((other) => namesLabels(other, profile))) return false;
  if (!row.filled.every((col) => isStubWord(textAt(row, col)))) return false;
  const others = rest.filter((other) => filledIn(other, profile.values) === 0 && loneText(other) !== null);
  return (
    row.filled.length > 1 ||
    others.every((other) => isNote(loneText(other) ?? '') || isSource(loneText(other) ?? ''))
  );
}
