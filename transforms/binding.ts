// The nouns between a contract and a table: which column is which, and what its heading told.
import type { Column } from '../model/column.js';
import type { DatasetEntry } from '../model/dataset.js';
import type { Issue } from '../model/issue.js';
import type { Breakdowns } from '../model/opd.js';
import type { PeriodId } from '../model/period.js';
import type { Layout } from '../model/table.js';
import type { YearPart } from './values/period.js';

/** What is known of a period so far: all of it, or the year and the part of it from different places. */
export interface PeriodPieces {
  readonly id?: PeriodId;
  readonly year?: number;
  readonly part?: YearPart;
}

/** What the placeholders of a heading caught. Columns with equal `key` belong to the same period and breakdown. */
export interface Captured {
  readonly key: string;
  readonly pieces: PeriodPieces;
  readonly breakdown: Readonly<Record<string, string>>;
  /** Kemendagri code of the area that the heading names. */
  readonly area?: string;
}

/** One column of the sheet in one role; a sheet's column may stand in two. */
export interface BoundColumn<C extends Column = Column> {
  readonly spec: C;
  /** The name that rules use. */
  readonly name: string;
  readonly col: number;
  /** Further columns under the same heading, where the contract joins them. */
  readonly also?: readonly number[];
  /** The heading as it stands in the sheet, for messages. */
  readonly heading: string;
  readonly captured: Captured;
}

export interface Binding {
  readonly dataset: DatasetEntry;
  readonly layout: Layout;
  readonly breakdowns: Breakdowns;
  readonly columns: readonly BoundColumn[];
  /** What is wrong with the headings; any error here returns the whole delivery. */
  readonly issues: readonly Issue[];
}

export const nothingCaptured: Captured = { key: '', pieces: {}, breakdown: {} };
