// The table a person sees in a grid: where its heading stands, what its columns are called, which rows are data.

import type { AreaLevel } from './area.js';
import type { AsideReason } from './books.js';
import type { Cell } from './cell.js';
import type { GridRow } from './grid.js';
import type { PeriodId } from './period.js';

export type ColumnType = 'number' | 'text' | 'date' | 'period' | 'area' | 'boolean' | 'empty';
/** id: 1.234,56 · en: 1,234.56 · none: no separator occurs · ambiguous: the cells do not tell. */
export type NumberLocale = 'id' | 'en' | 'none' | 'ambiguous';

/**
 * What a cell is to the eye, before any locale or contract. `year` is a whole number from 1900 to 2100, which may be a
 * figure or a heading; `code` is digits that are no quantity (leading zero, dotted groups that are no thousands);
 * `missing` is a sign such as "-" or "...".
 */
export type CellKind =
  | 'blank'
  | 'text'
  | 'number'
  | 'year'
  | 'code'
  | 'date'
  | 'boolean'
  | 'missing'
  | 'error';

export interface TableColumn {
  /** From 1, as the sheet numbers it. */
  readonly col: number;
  /** The heading from the outermost group to the innermost, as typed but for white space; units and marks stay in it. */
  readonly path: readonly string[];
  /** `path` joined with " | ". */
  readonly name: string;
  readonly unit: string | null;
  readonly type: ColumnType;
  readonly locale: NumberLocale;
  /** Which cells spoke for type and locale, as short sentences. */
  readonly evidence: readonly string[];
  /** True for a column that the reader made out of section headings; it has no cells of its own. */
  readonly section?: boolean;
  /** True for a column without a heading that most rows leave blank. */
  readonly sparse?: boolean;
}

/** Something the surroundings of a table say about all of it. */
export interface Surrounding<T> {
  readonly value: T;
  readonly from: 'title' | 'sheet' | 'file' | 'note';
  readonly text: string;
}

/** How the rows of a table are told apart once its layout is known, also far below what was looked at. */
export interface SortPlan {
  /** First and last column of the table. */
  readonly left: number;
  readonly right: number;
  /** The last row that was looked at; up to it `aside` decides, below it rules do. */
  readonly looked: number;
  /** True where another table stands below this one: rows below those that were looked at are none of it. */
  readonly closed: boolean;
  /** Columns that name the rows, columns of figures, and other columns of text. */
  readonly stub: readonly number[];
  readonly values: readonly number[];
  readonly texts: readonly number[];
  /** The kind that most cells of a column have. */
  readonly main: ReadonlyMap<number, CellKind>;
  /** How many columns of labels and texts a usual row fills. */
  readonly usualTexts: number;
  /** Of the columns that name rows those in which a total is called so, and is no category. */
  readonly speaking: readonly number[];
  /** True where a running number stands alone in some row. */
  readonly lineNumbers: boolean;
  /** Squashed texts above the table: another one, with a heading again, begins another table. */
  readonly titles: ReadonlySet<string>;
  /** Squashed texts of the header rows, by which a repeated header is known. */
  readonly headers: ReadonlySet<string>;
  /** Label columns whose blank cells mean the label above. */
  readonly fillDown: readonly number[];
  /** First lines of labels that end in the row given. */
  readonly labels: ReadonlyMap<number, string>;
  /** The column made out of section headings. */
  readonly sectionCol: number | null;
  /** The delimiter of a CSV that was pasted into one column. */
  readonly pasted: string | null;
  readonly useHidden: boolean;
  /** Footnote marks that may be glued to labels. */
  readonly marks: readonly string[];
}

/** The cells that a table takes on its sheet, heading and all; all bounds inclusive. */
export interface TableSpan {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly title: string;
}

/** A row of the sheet above or below a table that lies on its side. */
export interface BesideRow {
  readonly row: number;
  readonly reason: AsideReason;
  readonly text: string;
}

/** What was understood from the head of a sheet (all of it when it is small). */
export interface Layout {
  readonly sheet: string | null;
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  /** null while the sheet goes on beyond what was looked at. */
  readonly lastDataRow: number | null;
  readonly columns: readonly TableColumn[];
  readonly title: string;
  readonly periods: readonly Surrounding<PeriodId>[];
  readonly areas: readonly Surrounding<{ readonly name: string; readonly level: AreaLevel | null }>[];
  readonly unit: string | null;
  /** Reasons for rows of the part that was looked at; rows beyond it are sorted by rule. */
  readonly aside: ReadonlyMap<number, AsideReason>;
  /** For rows under a section heading: the heading's text, from row on. */
  readonly sections: readonly { readonly row: number; readonly text: string }[];
  /** True for a text file, whose cells stand where its delimiters put them. */
  readonly delimited?: boolean;
  /** Other tables of figures on the sheet, in which the contract's headings do not stand. */
  readonly others?: readonly TableSpan[];
  /** Absent in layouts made by hand: then `aside` alone decides. */
  readonly plan?: SortPlan;
  /**
   * True when records stand side by side, one a column. All rows and columns here are then those of the turned grid: its
   * row 3 is column C of the sheet, its column 7 is row 7. `titleRows` alone are rows of the sheet.
   */
  readonly transposed?: boolean;
  /** Of a transposed table: rows of the sheet above and below it, with the reason why they are no field. */
  readonly beside?: readonly BesideRow[];
}

export interface AsideRow {
  readonly row: number;
  readonly reason: AsideReason;
  readonly cells: readonly Cell[];
}

/** A batch of rows, sorted into data and the rest. `data` cells of a section column stand at that column's place. */
export interface SortedRows {
  readonly data: readonly GridRow[];
  readonly aside: readonly AsideRow[];
}

/** What a dataset's contract says about a sheet before anyone looks: it makes understanding certain. */
export interface LayoutGuide {
  /** For each wanted column the headings it may have; a path is joined with " | ". */
  readonly headings: readonly (readonly string[])[];
  /** Header rows, when the contract fixes them. */
  readonly headerRows?: readonly number[];
  readonly useHidden?: boolean;
}
