// What became of the rows of a delivery, as it becomes known → books that can be held against what was read.
import type { AsideReason, Books } from '../model/books.js';
import type { AsideRow } from '../model/table.js';
import type { Checked } from './check.js';

export interface BooksTally {
  /** Rows that a decoder gave, counted before anyone looks at them. */
  read(rows: number): void;
  aside(rows: readonly AsideRow[]): void;
  /** Rows of one reason, where they are not at hand. */
  skipped(reason: AsideReason, rows: number): void;
  checked(checked: Checked): void;
  /** Rows counted as loaded whose facts another row had given. */
  duplicates(rows: number): void;
  books(): Books;
}

export function booksTally(): BooksTally {
  const skipped: Partial<Record<AsideReason, number>> = {};
  const counts = { read: 0, loaded: 0, returned: 0, duplicate: 0 };
  const skip = (reason: AsideReason, rows: number): void => {
    if (rows > 0) skipped[reason] = (skipped[reason] ?? 0) + rows;
  };
  const aside = (rows: readonly AsideRow[]): void => {
    for (const { reason } of rows) skip(reason, 1);
  };
  return {
    read: (rows) => {
      counts.read += rows;
    },
    aside,
    skipped: skip,
    checked(checked) {
      counts.loaded += checked.rows.length;
      counts.returned += checked.returned;
      aside(checked.aside);
    },
    duplicates(rows) {
      counts.loaded -= rows;
      counts.duplicate += rows;
    },
    books: () => ({ ...counts, skipped: { ...skipped } }),
  };
}
