// A finding and its place → the issue an OPD reads.
import { type Cell, cellText } from '../model/cell.js';
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
export type LayoutPlace = Pick<Layout, 'sheet' | 'transposed'>;

/** The content of a personal column is not told, neither in the text nor in the message. */
export function cellIssue(
  layout: LayoutPlace,
  row: number,
  column: BoundColumn,
  cell: Cell | undefined,
  finding: Finding,
): Issue {
  const { personal } = column.spec;
  return {
    code: finding.code,
    severity: finding.severity ?? 'error',
    sheet: layout.sheet,
    ...placeIn(layout, row, column.col),
    text: personal ? '' : cellText(cell),
    message: `Sel ${addressIn(layout, row, column.col)} (${column.heading}) ${personal ? 'tidak sesuai; isinya tidak ditampilkan karena data pribadi' : finding.says}.`,
    mend: finding.mend,
  };
}

/** A text as it is quoted in a message, shortened where it is long. */
export function quoted(cell: Cell | undefined): string {
  const text = cellText(cell).replace(/\s+/g, ' ').trim();
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
