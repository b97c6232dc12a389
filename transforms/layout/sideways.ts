// Finds in a rectangle of a sheet the table whose records stand side by side, one a column, its fields named down the first.
import type { LayoutGuide } from '../../model/table.js';
import { alternates, type FieldRow, fieldRow, unitsVary } from './field-row.js';
import { fieldsAsked } from './guide.js';
import { runningNumber } from './profile.js';
import { namesOf } from './record-names.js';
import { kindAt, textAt, type View, type ViewRow } from './view.js';
import { squash } from './words.js';

/** Rows and columns of the sheet, all inclusive: `left` is the column that names the fields. */
export interface Frame {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const mostFields = 200;
/** Nobody lays fields out below this row, and turning a sheet costs memory by its height. */
const lowest = 5000;

/** Null for a table whose records are rows. A contract's headings down the first column settle it; else the cells must. */
export function sidewaysFrame(view: View, guide: LayoutGuide | undefined): Frame | null {
  const rows = fieldRows(view.rows);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || last.row > lowest) return null;
  if (rows.length < 3 || rows.length > mostFields) return null;
  const label = labelColumn(rows, view);
  if (label === null) return null;
  const unit = /^(?:satuan|unit)$/i.test(textAt(first, label + 1).trim()) ? label + 1 : null;
  const records = recordColumns(rows, (unit ?? label) + 1, view.right);
  const names = namesOf(first, records);
  const fields = rows.map((row) => fieldRow(row, label, records));
  if (!areDistinct(fields) || !areRecords(fields, names, { unit, rows, guide })) return null;
  return { top: first.row, bottom: last.row, left: label, right: view.right };
}

interface Told {
  readonly unit: number | null;
  readonly rows: readonly ViewRow[];
  readonly guide: LayoutGuide | undefined;
}

function areRecords(
  fields: readonly FieldRow[],
  names: ReturnType<typeof namesOf>,
  { unit, rows, guide }: Told,
): boolean {
  if (names === null) return false;
  const asked =
    guide === undefined
      ? null
      : fieldsAsked(
          guide,
          fields.map(({ label }) => label),
          rows,
        );
  if (asked !== null) return asked;
  if (names.kind === 'periods') return false;
  return alternates(fields, names.texts) || (names.kind === 'areas' && unitsVary(rows, unit));
}

/** Without the titles above and the notes, sources and signatures below. */
function fieldRows(all: readonly ViewRow[]): readonly ViewRow[] {
  const first = all.findIndex((row) => row.filled.length > 1);
  const left = all[first]?.filled[0] ?? 0;
  const last = all.findLastIndex((row) => row.filled.length > 1 && kindAt(row, left) !== 'blank');
  return first < 0 ? [] : all.slice(first, last + 1);
}

/** The first column that holds words in every row; only running numbers may stand before it. */
function labelColumn(rows: readonly ViewRow[], view: View): number | null {
  const isWords = (col: number) => rows.every((row) => kindAt(row, col) === 'text');
  if (isWords(view.left)) return view.left;
  const numbered = rows.slice(1).every((row) => runningNumber(row, view.left) !== null);
  return numbered && isWords(view.left + 1) ? view.left + 1 : null;
}

/** A column is a record when at least half of its fields are filled in; empty columns between records are none. */
function recordColumns(rows: readonly ViewRow[], from: number, right: number): readonly number[] {
  const cols: number[] = [];
  for (let col = from; col <= right; col++)
    if (2 * rows.filter((row) => kindAt(row, col) !== 'blank').length >= rows.length) cols.push(col);
  return cols;
}

/** A heading repeated after a page break stands in two rows; a field is named once. */
function areDistinct(fields: readonly FieldRow[]): boolean {
  return new Set(fields.map(({ label }) => squash(label))).size === fields.length;
}
