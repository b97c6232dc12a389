// Turns a file into what the program sees in it: its tables, their columns, every row with its place, and problems.
import { basename } from 'node:path';
import { openWorkbook } from '../formats/open.js';
import type { AsideReason } from '../model/books.js';
import { type Cell, cellText } from '../model/cell.js';
import { SatuDataError } from '../model/errors.js';
import type { Comment, GridRow, Sheet, Workbook } from '../model/grid.js';
import type { Layout, TableColumn } from '../model/table.js';
import { kindOf } from '../transforms/layout/kind.js';
import { sorter } from '../transforms/layout/sort-rows.js';
import { missingSigns } from '../transforms/values/missing.js';
import { readNumber } from '../transforms/values/number.js';
import { type FormulaFaults, faultCounter } from './formula-faults.js';
import { leavings, secondTables } from './inspect-left.js';
import {
  emptyFile,
  hiddenSheet,
  macrosIn,
  type Problem,
  partialFile,
  problemsOf,
} from './inspect-problems.js';
import { type SheetTable, sheetTables } from './sheet-tables.js';

export interface Inspection {
  readonly file: string;
  readonly format?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly tables: readonly InspectedTable[];
  /** What was written beside cells of the sheets that were read. */
  readonly comments: readonly InspectedComment[];
  readonly problems: readonly Problem[];
}

export interface InspectedComment extends Comment {
  readonly sheet: string | null;
}

export interface InspectedTable {
  readonly layout: Layout;
  /** Hidden columns of the layout that hold something. */
  readonly hiddenColumns: readonly number[];
  readonly lastDataRow: number | null;
  readonly dataRows: number;
  /** Rows set aside, blank ones included. */
  readonly excluded: readonly ExcludedRow[];
  /** Data rows: all when cells were asked for, else the first few and the last. */
  readonly values: readonly TypedRow[];
  readonly faults: FormulaFaults;
  /** What a contract would hold or leave of the rows. */
  readonly left: readonly Problem[];
}

export interface TypedRow {
  readonly row: number;
  /** Column number → number, text, ISO date, true or false; null where nothing stands or a sign says so. */
  readonly cells: Readonly<Record<number, TypedCell>>;
}
export type TypedCell = string | number | boolean | null;

export interface ExcludedRow extends TypedRow {
  readonly reason: AsideReason;
  readonly text: string;
}

export interface InspectOptions {
  /** Give the typed cells of data rows, which for a large file are many. */
  readonly cells: boolean;
  /** Dotted path to the records of a JSON file. */
  readonly records?: string;
  /** Told how many rows more were read. */
  readonly saw?: (rows: number) => void;
}

/** Data rows that are shown when not all cells are asked for. */
const sampleRows = 12;
/** An "x" among figures stands for none of them; a contract must say so, since elsewhere it ticks. */
const signs = missingSigns({ x: 'missing' });

/** A file that cannot be read is an inspection without tables, whose problem says why; any other failure is thrown. */
export async function inspectFile(path: string, options: InspectOptions): Promise<Inspection> {
  const fileName = basename(path);
  try {
    const records = options.records === undefined ? {} : { records: options.records };
    const workbook = await openWorkbook(path, { fileName, ...records });
    try {
      return await inspectWorkbook(workbook, fileName, options);
    } finally {
      await workbook.close();
    }
  } catch (error) {
    if (!(error instanceof SatuDataError)) throw error;
    return {
      file: fileName,
      tables: [],
      comments: [],
      problems: [{ code: error.code, message: error.message, hint: error.hint ?? null }],
    };
  }
}

async function inspectWorkbook(
  workbook: Workbook,
  file: string,
  options: InspectOptions,
): Promise<Inspection> {
  const tables: InspectedTable[] = [];
  const comments: InspectedComment[] = [];
  const problems: Problem[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) problems.push(hiddenSheet(sheet.name ?? String(sheet.number)));
    else {
      tables.push(...(await inspectSheet(sheet, workbook, file, options)));
      for (const comment of await sheet.comments()) comments.push({ sheet: sheet.name, ...comment });
    }
  }
  return {
    file,
    format: workbook.format,
    ...(workbook.encoding === undefined ? {} : { encoding: workbook.encoding }),
    ...(workbook.delimiter === undefined ? {} : { delimiter: workbook.delimiter }),
    tables,
    comments,
    problems: [
      ...(workbook.macros === true ? [macrosIn(file)] : []),
      ...(workbook.partial === undefined ? [] : [partialFile(file, workbook.partial)]),
      ...problems,
      ...problemsOf(tables),
      ...bySheet(tables).flatMap(secondTables),
      ...(tables.length === 0 ? [emptyFile(file)] : []),
    ],
  };
}

function bySheet(tables: readonly InspectedTable[]): readonly (readonly Layout[])[] {
  const sheets = new Set(tables.map(({ layout }) => layout.sheet));
  return [...sheets].map((sheet) => tables.flatMap(({ layout }) => (layout.sheet === sheet ? [layout] : [])));
}

async function inspectSheet(
  sheet: Sheet,
  workbook: Workbook,
  fileName: string,
  options: InspectOptions,
): Promise<InspectedTable[]> {
  const tables = await sheetTables(sheet, workbook, fileName);
  const tellers = tables.map((table) => teller(table, options));
  if (tables.every(({ head }) => head.complete))
    for (const [i, { head }] of tables.entries()) tellers[i]?.add(head.rows);
  else
    for await (const batch of sheet.rows()) {
      for (const tell of tellers) tell.add(batch);
      options.saw?.(batch.length);
    }
  return tellers.map((tell) => tell.table());
}

/** Collects what becomes of the rows of one table. */
function teller(seen: SheetTable, options: InspectOptions) {
  const { layout, hiddenColumns } = seen;
  const sort = sorter(layout);
  const left = leavings(seen);
  const faults = faultCounter(layout);
  const values: TypedRow[] = [];
  const excluded: ExcludedRow[] = [];
  let dataRows = 0;
  let last: TypedRow | null = null;
  return {
    add(rows: readonly GridRow[]) {
      const sorted = sort(rows);
      const { data, aside } = sorted;
      left.add(sorted);
      dataRows += data.length;
      faults.add(data);
      const final = data.at(-1);
      if (final !== undefined) last = { row: final.row, cells: typedCells(final.cells, layout.columns) };
      for (const row of options.cells ? data : sampleOf(data, values.length))
        values.push({ row: row.row, cells: typedCells(row.cells, layout.columns) });
      for (const { row, reason, cells } of aside) {
        if (reason === 'other-table') continue;
        const within = cells.slice((layout.plan?.left ?? 1) - 1);
        const text = within.map(cellText).find((each) => each.trim() !== '') ?? '';
        excluded.push({ row, reason, text: text.trim(), cells: asideCells(cells, reason, layout.columns) });
      }
    },
    table(): InspectedTable {
      const shown = last === null || values.at(-1)?.row === last.row ? values : [...values, last];
      const lastDataRow = last?.row ?? null;
      return {
        layout,
        hiddenColumns,
        lastDataRow,
        dataRows,
        excluded,
        values: shown,
        faults: faults.found(),
        left: left.problems(),
      };
    },
  };
}

/** Enough rows of a batch to show what a table looks like, without holding it. */
function sampleOf(data: readonly GridRow[], held: number): readonly GridRow[] {
  if (data.length <= sampleRows - held) return data;
  return data.slice(0, Math.max(0, sampleRows - held));
}

function typedCells(cells: readonly Cell[], columns: readonly TableColumn[]): Record<number, TypedCell> {
  const typed: Record<number, TypedCell> = {};
  for (const column of columns) typed[column.col] = typedCell(cells[column.col - 1] ?? null, column);
  return typed;
}

/** A total is read as its column is; what stands in a heading, a numbering row or a note is as it was typed. */
function asideCells(
  cells: readonly Cell[],
  reason: AsideReason,
  columns: readonly TableColumn[],
): Record<number, TypedCell> {
  if (!asTyped.has(reason)) return typedCells(cells, columns);
  return Object.fromEntries(columns.map(({ col }) => [col, plainCell(cells[col - 1] ?? null)]));
}

const asTyped: ReadonlySet<AsideReason> = new Set(['title', 'header', 'unit', 'numbering', 'note', 'source']);

function plainCell(cell: Cell): TypedCell {
  if (kindOf(cell) === 'blank') return null;
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : cellText(cell).trim();
}

/** A text that its column's locale leaves open, or that is no number, stays the text that was typed. */
function typedCell(cell: Cell, column: TableColumn): TypedCell {
  const kind = kindOf(cell);
  if (kind === 'blank' || (kind === 'missing' && column.type !== 'text')) return null;
  if (column.type === 'number') {
    const reading = readNumber(cell, column.locale, signs);
    if (reading.kind === 'number') return reading.value;
    if (reading.kind === 'missing') return null;
  }
  return plainCell(cell);
}
