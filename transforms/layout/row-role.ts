// Tells what one row below a heading is by itself and the row above it, wherever in the table it stands.
import type { AsideReason } from '../../model/books.js';
import { isNumbering } from './numbering.js';
import { type Profile, runningNumber } from './profile.js';
import { filledIn, isInTwoScripts, looksLikeData } from './row-shape.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { bearsWordedFigures } from './worded-figures.js';
import { cutLine, isContinued, isNote, isSource, squash } from './words.js';

export type Role = 'data' | 'section' | AsideReason;

/** What is known of a table that its rows are told by. */
export interface TableScene {
  readonly profile: Profile;
  /** Header rows by `rowKey`. */
  readonly headers: ReadonlySet<string>;
  /** Rows in which a running number stands alone. */
  readonly lineNumbers: boolean;
}

/** The row as one text by which a repeated header is known again. */
export function rowKey(row: ViewRow): string {
  return row.filled.map((col) => `${col}:${squash(textAt(row, col))}`).join('|');
}

/** Headings that are repeated, and lines that say themselves what they are; null for the others. */
export function spokenRole(
  row: ViewRow,
  lone: string | null,
  before: AsideReason | undefined,
  { profile, headers }: TableScene,
): AsideReason | null {
  if (headers.has(rowKey(row))) return 'header';
  if (isNumbering(row, profile) && headers.size > 0 && before === 'header') return 'numbering';
  if (lone !== null && isSource(lone)) return 'source';
  if (lone !== null && isContinued(lone)) return 'title';
  return row.filled.length > 1 ? cutLine(textAt(row, row.filled[0] ?? 1)) : null;
}

/** Figures under their columns, or words in their place that say them or why there are none. */
export function isRecord(row: ViewRow, before: AsideReason | undefined, profile: Profile): boolean {
  return looksLikeData(row, profile) || (before !== 'header' && bearsWordedFigures(row, profile));
}

/** Text stands where figures should: a caption between blocks, or a row of data whose figures are words. */
export function wordyRow(row: ViewRow, lone: string | null, { profile, lineNumbers }: TableScene): Role {
  if (lone !== null) return isNote(lone) || lone.length > 80 ? 'note' : 'section';
  if (profile.values.length > 3 && isInTwoScripts(row)) return 'section';
  if (row.filled.length === filledIn(row, profile.stub)) {
    if (namesRecord(row, profile)) return 'data';
    if (lineNumbers || runningNumber(row, profile.stub[0] ?? 0) === null) return 'section';
    return 'data';
  }
  return filledIn(row, profile.stub) > 0 ? 'data' : 'header';
}

/** Where a row stands in a list. */
export const enumerator = /^\(?(?:[ivxlc]+|[a-z]|\d+)\s*[.)]?$/i;

/** As many labels as rows of figures bear, several of them, and none a letter or number of a list. */
function namesRecord(row: ViewRow, profile: Profile): boolean {
  const labels = row.filled.filter((col) => kindAt(row, col) === 'text');
  if (labels.length < Math.max(2, profile.usualTexts)) return false;
  return !labels.some((col) => enumerator.test(textAt(row, col).trim()));
}
