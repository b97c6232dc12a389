// Tells figures that somebody left beside a table (a check sum, a trial) from its rows.
import { isValue } from './kind.js';
import type { Profile } from './profile.js';
import { filledIn } from './row-shape.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { totalWordOf } from './words.js';

/** A row that fills no more than this share of the columns of figures says nothing of its own. */
const few = 0.25;

/** Which of the rows under a heading are stray: figures without any label, apart from the rest or below it. */
export function strayRows(rows: readonly ViewRow[], profile: Profile): ReadonlySet<number> {
  const stray = new Set<number>();
  if (profile.values.length === 0) return stray;
  const end = endOfLabelled(rows, profile);
  const kept = columnsThatTell(rows, profile);
  if (kept.length === 0) return stray;
  for (const [i, row] of rows.entries()) {
    if (i === 0 || !holdsFiguresAlone(row, profile) || totalsAll(row, profile)) continue;
    const above = rows[i - 1];
    const follows = above !== undefined && stray.has(above.row);
    const apart = row.row - (above?.row ?? row.row) > 1;
    if (filledIn(row, kept) >= 0.5 * kept.length) continue;
    const trailing = i > end && isScant(row, profile);
    if (follows || apart || trailing) stray.add(row.row);
  }
  return stray;
}

function isUnlabelled(row: ViewRow, profile: Profile): boolean {
  return filledIn(row, profile.stub) === 0;
}

/** A word for a total may stand beside them. */
function holdsFiguresAlone(row: ViewRow, profile: Profile): boolean {
  const others = row.filled.filter((col) => !profile.stub.includes(col));
  return (
    isUnlabelled(row, profile) &&
    others.some((col) => isValue(kindAt(row, col))) &&
    others.every((col) => isValue(kindAt(row, col)) || totalWordOf(textAt(row, col)) !== null)
  );
}

/** Every column of figures is filled beside the word for a total: that is the table's own. */
function totalsAll(row: ViewRow, profile: Profile): boolean {
  const isWord = (col: number) => kindAt(row, col) === 'text' && totalWordOf(textAt(row, col)) === 'total';
  return filledIn(row, profile.values) === profile.values.length && profile.texts.some(isWord);
}

function isScant(row: ViewRow, profile: Profile): boolean {
  return profile.values.length >= 4 && row.filled.length <= few * profile.values.length;
}

/** Index of the last row with a label. */
function endOfLabelled(rows: readonly ViewRow[], profile: Profile): number {
  return rows.findLastIndex((row) => !isUnlabelled(row, profile));
}

/** The columns by which a record is known: its labels, or where most rows have none those that nearly every row fills. */
function columnsThatTell(rows: readonly ViewRow[], profile: Profile): readonly number[] {
  const labelled = rows.filter((row) => !isUnlabelled(row, profile)).length;
  if (labelled > 0.8 * rows.length - 1) return profile.stub;
  return profile.values.filter(
    (col) => rows.filter((row) => kindAt(row, col) !== 'blank').length >= 0.9 * rows.length,
  );
}
