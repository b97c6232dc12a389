// Finds the label columns of a table whose blank cells mean the label above.
import type { Profile } from './profile.js';
import { kindAt, mergeAt, type View, type ViewRow } from './view.js';

/** By merged ranges, or because the column is blank in most rows beside one that tells the rows under a label apart. */
export function fillDownColumns(view: View, rows: readonly ViewRow[], profile: Profile): readonly number[] {
  return profile.stub.filter((col) => {
    const blank = rows.filter((row) => kindAt(row, col) === 'blank');
    if (blank.length === 0) return false;
    const merged = blank.filter((row) => (mergeAt(view, row.row, col)?.top ?? row.row) < row.row);
    return merged.length === blank.length || isSparse(col, blank, rows, profile);
  });
}

function isSparse(
  col: number,
  blank: readonly ViewRow[],
  rows: readonly ViewRow[],
  profile: Profile,
): boolean {
  const first = rows[0];
  const inner = innerColumn(col, rows, profile);
  if (first === undefined || inner === undefined || blank.length < 0.5 * rows.length) return false;
  if (!rows.some((row) => isLabel(row, col)) || kindAt(first, col) === 'blank') return false;
  const labelled = rows.filter((row) => kindAt(row, col) !== 'blank');
  const both = labelled.filter((row) => kindAt(row, inner) !== 'blank').length;
  return both >= 0.8 * labelled.length && blank.every((row) => kindAt(row, inner) !== 'blank');
}

/** The innermost column of labels, or the years beside the one column of labels. */
function innerColumn(col: number, rows: readonly ViewRow[], profile: Profile): number | undefined {
  const labels = profile.stub.filter((label) => rows.some((row) => isLabel(row, label)));
  const last = labels.at(-1);
  if (last !== undefined && last > col) return last;
  return profile.values.find(
    (value) => value > col && profile.main.get(value) === 'year' && repeats(value, rows),
  );
}

/** A year comes back: under each label the years begin anew. */
function repeats(col: number, rows: readonly ViewRow[]): boolean {
  const years = rows.filter((row) => kindAt(row, col) === 'year').map((row) => String(row.cells[col - 1]));
  return new Set(years).size <= 0.5 * years.length;
}

function isLabel(row: ViewRow, col: number): boolean {
  const kind = kindAt(row, col);
  return kind === 'text' || kind === 'year';
}
