// Turns a view into where its heading stands: header rows, what is above them, and the first row of data.
import { adjacent, namesLabels, opensMerged, topHeaderRow } from './header-band.js';
import { isNumbering } from './numbering.js';
import type { Profile } from './profile.js';
import {
  filledIn,
  headsYears,
  isAboveHeading,
  isInTwoScripts,
  loneText,
  looksLikeData,
  opensData,
} from './row-shape.js';
import { isUnitRow, isUnitText } from './unit-row.js';
import { kindAt, mergeAt, textAt, type View, type ViewRow } from './view.js';
import { isNote, isSource, isStubWord, opensLikeTitle, squash } from './words.js';

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
  const bottom = lastHeaderRow(view, first, profile);
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

function assemble(rows: readonly ViewRow[], top: number, last: number, profile: Profile): Heading {
  const bottom = last + (endsAboveNumbering(rows, last, profile) ? 1 : 0);
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

/** "Sl." over "No.": a last line over labels alone, which the numbering row below it shows to be heading still. */
function endsAboveNumbering(rows: readonly ViewRow[], bottom: number, profile: Profile): boolean {
  const [head, line, numbering] = rows.slice(bottom, bottom + 3);
  if (head === undefined || line === undefined || numbering === undefined) return false;
  if (!adjacent(head, line) || !adjacent(line, numbering) || !isNumbering(numbering, profile)) return false;
  const isSecond = (col: number) => profile.stub.includes(col) && kindAt(head, col) === 'text';
  return !isNumbering(line, profile) && line.filled.every(isSecond);
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
  const first = rows.findIndex(
    (row, i) =>
      opensData(row, profile) &&
      !isNumbering(row, profile) &&
      !headsYears(row, rows, profile) &&
      !isAboveHeading(row, rows.slice(i + 1, i + 9), profile) &&
      !(opensMerged(view, row, profile) && headsBelow(rows.slice(i + 1, i + 4), profile)) &&
      !(wantsLabel && filledIn(row, profile.stub) === 0 && i < rows.length - labelled / 2),
  );
  return Math.max(first, firstDay(rows, profile));
}

/** What follows a row of codes or figures goes on as a heading does: in words over the columns of figures. */
function headsBelow(below: readonly ViewRow[], profile: Profile): boolean {
  const [next] = below;
  const words = profile.values.filter((col) => next !== undefined && kindAt(next, col) === 'text').length;
  return words > 0 && next !== undefined && words === filledIn(next, profile.values);
}

/**
 * Index of the first row that bears a day where every row of data does, below a row of words over the figures; -1 when
 * there is none. What a series is (its start, its number of values) may look like figures above its identifier.
 */
function firstDay(rows: readonly ViewRow[], profile: Profile): number {
  const col = profile.stub[0] ?? 1;
  if (profile.main.get(col) !== 'date') return -1;
  const at = rows.findIndex((row) => kindAt(row, col) === 'date' && opensData(row, profile));
  const above = rows[at - 1];
  if (above === undefined || kindAt(above, col) !== 'text') return -1;
  return profile.values.every((value) => kindAt(above, value) === 'text') ? at : -1;
}

/** A table of texts alone: the first row that is as wide as the others heads it, if it can. */
function firstOfTexts(rows: readonly ViewRow[], profile: Profile): number {
  const width = Math.max(1, ...rows.map((row) => row.filled.length));
  const first = rows.findIndex((row) => row.filled.length >= Math.max(1, 0.6 * width));
  const row = rows[first];
  if (row === undefined) return -1;
  const heads = row.filled.every((col) => kindAt(row, col) === 'text') && isBrief(row);
  const named = profile.stub.find((col) => kindAt(row, col) !== 'blank') ?? 1;
  const twice = rows.slice(first + 1).some((other) => sameText(other, row, named));
  return heads && !twice ? first + 1 : first;
}

/** Most headings are short, and none is as long as a sentence or two. */
function isBrief(row: ViewRow): boolean {
  const lengths = row.filled.map((col) => textAt(row, col).trim().length);
  return lengths.every((n) => n <= 120) && 2 * lengths.filter((n) => n <= 60).length > lengths.length;
}

function sameText(a: ViewRow, b: ViewRow, col: number): boolean {
  return squash(textAt(a, col)) === squash(textAt(b, col));
}

/** Index of the lowest row above the data that says something in the columns of figures; -1 when there is none. */
function lastHeaderRow(view: View, first: number, profile: Profile): number {
  const { rows } = view;
  const end = first < 0 ? rows.length : first;
  const named = profile.values.length > 0 ? profile.values : [...profile.stub, ...profile.texts];
  for (let i = end - 1; i >= 0; i--) {
    const row = rows[i];
    if (row === undefined || isNumbering(row, profile) || isUnitRow(row, rows[i - 1], profile)) continue;
    if (filledIn(row, named) === 0 && filledIn(row, profile.texts) === 0) continue;
    if (isTitleLine(row, i, profile)) return -1;
    if (!isCaption(view, row, rows[i - 1], profile) && !isCaptionTwice(rows, i, profile)) return i;
  }
  return -1;
}

/** A text merged over the table below headings that name the columns of figures already: it opens the first block of rows. */
function isCaption(view: View, row: ViewRow, above: ViewRow | undefined, profile: Profile): boolean {
  const text = loneText(row);
  if (text === null || above === undefined || row.filled.length > 1 || profile.values.length < 3)
    return false;
  const merge = mergeAt(view, row.row, row.filled[0] ?? 1);
  if (merge === undefined || merge.right - merge.left < 0.5 * profile.values.length) return false;
  if (!/^\s*\p{Lu}/u.test(text) || isUnitText(text)) return false;
  return filledIn(above, profile.values) >= 0.8 * profile.values.length;
}

/** A caption in two scripts below headings that name the columns of figures already. */
function isCaptionTwice(rows: readonly ViewRow[], at: number, profile: Profile): boolean {
  const isTwice = (row: ViewRow | undefined) => row !== undefined && isInTwoScripts(row);
  if (!isTwice(rows[at]) || profile.values.length < 4) return false;
  const head = rows.slice(0, at).findLast((row) => !isTwice(row));
  return head !== undefined && filledIn(head, profile.values) >= 0.8 * profile.values.length;
}

/** A single long text over a table that has several columns to name. */
function isTitleLine(row: ViewRow, at: number, profile: Profile): boolean {
  const columns = profile.values.length + profile.texts.length + profile.stub.length;
  if (row.filled.length > 1 || columns < 3) return false;
  const lone = loneText(row) ?? '';
  return profile.stub.includes(row.filled[0] ?? 0) || (at === 0 && opensLikeTitle(lone)) || isNote(lone);
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
