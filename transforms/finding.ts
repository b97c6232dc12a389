// A finding and its place → the issue an OPD reads.
import { type Cell, cellAddress, cellText } from '../model/cell.js';
import type { Issue, Severity } from '../model/issue.js';
import type { BoundColumn } from './binding.js';

/** What is wrong, in Bahasa Indonesia: `says` goes on from "Sel C12 (Jumlah) …". */
export interface Finding {
  readonly code: string;
  readonly says: string;
  readonly mend: string;
  readonly severity?: Severity;
}

/** The content of a personal column is not told, neither in the text nor in the message. */
export function cellIssue(
  sheet: string | null,
  row: number,
  column: BoundColumn,
  cell: Cell | undefined,
  finding: Finding,
): Issue {
  const { personal } = column.spec;
  return {
    code: finding.code,
    severity: finding.severity ?? 'error',
    sheet,
    row,
    col: column.col,
    text: personal ? '' : cellText(cell),
    message: `Sel ${cellAddress(row, column.col)} (${column.heading}) ${personal ? 'tidak sesuai; isinya tidak ditampilkan karena data pribadi' : finding.says}.`,
    mend: finding.mend,
  };
}

/** A text as it is quoted in a message, shortened where it is long. */
export function quoted(cell: Cell | undefined): string {
  const text = cellText(cell).replace(/\s+/g, ' ').trim();
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
