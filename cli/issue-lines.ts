// An issue of an OPD's file → the lines in which it is told: the place, what is wrong, how to mend it.
import { cellAddress } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { ink } from './terminal.js';

/** At most `most` of them, in their order, and how many more there are of `count`. */
export function issueLines(issues: readonly Issue[], most: number, count = issues.length): readonly string[] {
  const told = issues.slice(0, most);
  const more = count - told.length;
  return [
    ...told.flatMap((issue) => [`  • ${place(issue)}${issue.message}`, `    ${ink('dim', issue.mend)}`]),
    ...(more > 0 ? [ink('dim', `  … dan ${more} masalah lain`)] : []),
  ];
}

/** The place, where the message does not name it already. */
function place({ sheet, row, col, message }: Issue): string {
  if (row === null) return '';
  const cell = col === null ? `baris ${row}` : cellAddress(row, col);
  if (message.includes(cell)) return '';
  return `${sheet === null ? '' : `${sheet}!`}${cell}: `;
}
