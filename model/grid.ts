// What a decoder gives: sheets of rows of cells, read as a stream, numbered as the file numbers them.
import type { Cell } from './cell.js';

/** One row. `cells[0]` is column 1; trailing empty cells may be absent. */
export interface GridRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly hidden?: boolean;
  /** True when the cells that hold text or numbers are set in bold. */
  readonly bold?: boolean;
}

/** A merged range, all four bounds inclusive and numbered from 1. The value stands in its top-left cell. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What somebody wrote beside a cell, without the name of who wrote it. */
export interface Comment {
  readonly row: number;
  readonly col: number;
  readonly text: string;
}

export interface Sheet {
  /** null for a format without sheets (CSV, JSON). */
  readonly name: string | null;
  /** From 1, in the order of the workbook. */
  readonly number: number;
  readonly hidden: boolean;
  /** Rows in order, in batches of at most a few thousand; each call reads the sheet from its start. */
  rows(): AsyncIterable<readonly GridRow[]>;
  /** Merged ranges, known without reading the rows to their end. */
  merges(): Promise<readonly Merge[]>;
  hiddenColumns(): Promise<readonly number[]>;
  /** What was written beside cells, in no order; of a cell at most one. */
  comments(): Promise<readonly Comment[]>;
}

export interface Workbook {
  readonly format: string;
  /** For text formats: the encoding found, e.g. "utf-8", "windows-1252". */
  readonly encoding?: string;
  readonly delimiter?: string;
  /** True when the file carries programs; none is ever run. */
  readonly macros?: boolean;
  /** What the file itself says of records that did not come with it: "total = 120". */
  readonly partial?: string;
  readonly sheets: readonly Sheet[];
  close(): Promise<void>;
}
