// The accounts of one delivery as it is read: every row into the books, every issue onto the list.
import type { Absence } from '../model/absence.js';
import type { AsideReason, Books } from '../model/books.js';
import type { Issue } from '../model/issue.js';
import type { RememberedSheet } from '../model/layout-memory.js';
import type { AsideRow } from '../model/table.js';
import { issueList } from './issue-list.js';

export interface Ledger {
  readonly format: string;
  readonly sheets: readonly { readonly number: number; readonly name: string | null }[];
  /** The tables as they may be remembered. */
  readonly layouts: readonly RememberedSheet[];
  /** True when something is wrong with the table as a whole, whatever its rows hold. */
  readonly refused: boolean;
  readonly errors: number;
  /** Rows that hold data, right or wrong. */
  readonly dataRows: number;
  read(rows: number): void;
  loaded(rows: number): void;
  returned(rows: number): void;
  aside(rows: readonly AsideRow[]): void;
  tell(issues: readonly Issue[]): void;
  /** Where records that are not named are none. */
  readonly absences: readonly Absence[];
  cover(absences: readonly Absence[]): void;
  /** The whole delivery goes back. */
  refuse(): void;
  books(): Books;
  issues(): readonly Issue[];
}

/** `sheets`: those of the layouts when left out. */
export function ledger(
  format: string,
  layouts: readonly RememberedSheet[],
  sheets: Ledger['sheets'] = [
    ...new Map(layouts.map(({ number, sheet }) => [number, { number, name: sheet }])).values(),
  ],
): Ledger {
  const list = issueList();
  const skipped: Partial<Record<AsideReason, number>> = {};
  let [read, loaded, returned] = [0, 0, 0];
  let refused = false;
  let absences: readonly Absence[] = [];
  return {
    format,
    layouts,
    sheets,
    get refused() {
      return refused;
    },
    get errors() {
      return list.errors;
    },
    get dataRows() {
      return loaded + returned;
    },
    read(rows) {
      read += rows;
    },
    loaded(rows) {
      loaded += rows;
    },
    returned(rows) {
      returned += rows;
    },
    aside(rows) {
      for (const { reason } of rows) skipped[reason] = (skipped[reason] ?? 0) + 1;
    },
    tell: (issues) => list.add(issues),
    get absences() {
      return absences;
    },
    cover(next) {
      absences = next;
    },
    refuse() {
      refused = true;
    },
    books: () => ({ read, loaded, returned, duplicate: 0, skipped }),
    issues: () => list.list(),
  };
}
