// The header rows that a contract's headings were found in → the rows below that end them, whatever stands in those.
import { kindAt, textAt, type View, type ViewRow } from './view.js';

/** Headings under a merged one are headings also where they were renamed; so is a row of units in brackets. */
export function rowsBelow(view: View, band: readonly ViewRow[]): readonly ViewRow[] {
  const found: ViewRow[] = [];
  let last = band.at(-1);
  for (const row of view.rows) {
    if (last === undefined || row.row <= last.row) continue;
    if (row.row !== last.row + 1 || !(isUnits(row) || areLeaves(view, last, row))) break;
    found.push(row);
    last = row;
  }
  return found;
}

/** Every merged heading has some below it, and nothing stands beside them. */
function areLeaves(view: View, upper: ViewRow, row: ViewRow): boolean {
  const groups = view.merges.filter(
    ({ bottom, left, right }) => bottom === upper.row && left < right && kindAt(upper, left) === 'text',
  );
  const isUnder = (col: number) => groups.some(({ left, right }) => left <= col && col <= right);
  return (
    groups.length > 0 &&
    groups.every(({ left, right }) => row.filled.some((col) => left <= col && col <= right)) &&
    row.filled.every((col) => isUnder(col) && ['text', 'year'].includes(kindAt(row, col)))
  );
}

/** "(Ton)", "(%)", but not the "(1)", "(2)" of a numbering row. */
function isUnits(row: ViewRow): boolean {
  return row.filled.every((col) => /^\s*[([][^)\]]*[\p{L}%][^)\]]*[)\]]\s*$/u.test(textAt(row, col)));
}
