// Tells a table whose records stand side by side, one a column, from one whose records are rows.
import { isValue } from './kind.js';
import { kindAt, type View, type ViewRow } from './view.js';

const mostRows = 200;

/** True when every row holds one kind of thing and the rows differ, so that no column holds one kind. */
export function standsSideways(view: View): boolean {
  const rows = belowTitle(view.rows);
  if (view.right - view.left < 2 || rows.length < 3 || rows.length > mostRows) return false;
  if (rows.some((row) => kindAt(row, view.left) !== 'text')) return false;
  const kinds = rows.slice(1).map((row) => rowKind(row, view));
  return !kinds.includes('mixed') && kinds.includes('words') && kinds.includes('figures');
}

/** A title of one cell would make the heading below it a row of words. */
function belowTitle(rows: readonly ViewRow[]): readonly ViewRow[] {
  const first = rows.findIndex((row) => row.filled.length > 1);
  return first < 0 ? rows : rows.slice(first);
}

function rowKind(row: ViewRow, view: View): 'words' | 'figures' | 'mixed' {
  let words = 0;
  let figures = 0;
  for (let col = view.left + 1; col <= view.right; col++) {
    const kind = kindAt(row, col);
    if (isValue(kind)) figures++;
    else if (kind === 'text' || kind === 'code') words++;
  }
  if (words + figures < 2 || (words > 0 && figures > 0)) return 'mixed';
  return words > 0 ? 'words' : 'figures';
}
