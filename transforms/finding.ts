// A finding and its place → the issue an OPD reads.
import { type Cell, cellText } from '../model/cell.js';
import { headingsOf, sectionHeading } from '../model/column.js';
import type { Issue, Severity } from '../model/issue.js';
import { addressIn, placeIn } from '../model/place.js';
import type { Layout } from '../model/table.js';
import type { BoundColumn } from './binding.js';

/** What is wrong, in Bahasa Indonesia: `says` goes on from "Sel C12 (Jumlah) …". */
export interface Finding {
  readonly code: string;
  readonly says: string;
  readonly mend: string;
  readonly severity?: Severity;
}

/** What of a layout an issue needs to name its place. */
export type LayoutPlace = Pick<Layout, 'sheet' | 'transposed' | 'sections'>;

/** The content of a personal column is not told, neither in the text nor in the message. */
export function cellIssue(
  layout: LayoutPlace,
  row: number,
  column: BoundColumn,
  cell: Cell | undefined,
  finding: Finding,
): Issue {
  const { personal } = column.spec;
  const { place, name } = placeOf(layout, row, column);
  return {
    code: finding.code,
    severity: finding.severity ?? 'error',
    sheet: layout.sheet,
    ...place,
    text: personal ? '' : cellText(cell),
    message: `${name} ${personal ? 'tidak sesuai; isinya tidak ditampilkan karena data pribadi' : finding.says}.`,
    mend: finding.mend,
  };
}

/** What stands above a section has no cell in the row: it is found where the section begins. */
function placeOf(layout: LayoutPlace, row: number, { spec, col, heading }: BoundColumn) {
  if (!headingsOf(spec).includes(sectionHeading))
    return {
      place: placeIn(layout, row, col),
      name: `Sel ${addressIn(layout, row, col)} (${heading})`,
    };
  const above = layout.sections.findLast((section) => section.row < row)?.row ?? row;
  return { place: { row: above, col: null }, name: `Judul bagian di baris ${above}` };
}

/** A text as it is quoted in a message, shortened where it is long. */
export function quoted(cell: Cell | undefined): string {
  const text = cellText(cell).replace(/\s+/g, ' ').trim();
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
