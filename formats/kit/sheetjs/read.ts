// The bytes of a workbook that only SheetJS reads (BIFF, xlsb, XML of 2003) → its sheets, whole.
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import type { Cell } from '../../../model/cell.js';
import type { Comment, GridRow, Merge } from '../../../model/grid.js';
import { commentOf, noteText } from '../comment.js';
import { limits } from '../limits.js';
import { type NumberKind, numberKind } from '../number-format.js';
import { styledNumber } from '../styled-number.js';
import { boldRows } from './bold-rows.js';

export interface WholeSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly number[];
  readonly comments: readonly Comment[];
}

XLSX.set_cptable(codepages);

/** Sheets without cells (charts, dialogs, macros) are left out. Throws what SheetJS throws, as plain Errors. */
export function readWhole(bytes: Uint8Array): readonly WholeSheet[] {
  const book = XLSX.read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellStyles: true,
    cellDates: false,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    bookVBA: false,
  });
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const bold = boldRows(bytes);
  let left: number = limits.wholeCells;
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
    const rows = sheetRows(sheet, from1904, bold[index] ?? new Set());
    left -= rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (left < 0) throw new Error(`more than ${limits.wholeCells} cells`);
    return [{ name, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, rows, ...extras(sheet) }];
  });
}

function extras(sheet: XLSX.WorkSheet): Pick<WholeSheet, 'merges' | 'hiddenColumns' | 'comments'> {
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    left: s.c + 1,
    bottom: e.r + 1,
    right: e.c + 1,
  }));
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((col, index) => (col?.hidden ? [index + 1] : []));
  return { merges, hiddenColumns, comments: commentsOf(sheet) };
}

/** A comment may stand at a cell without a value. */
function commentsOf(sheet: XLSX.WorkSheet): Comment[] {
  const comments: Comment[] = [];
  (sheet['!data'] ?? []).forEach((line, index) => {
    line?.forEach((cell, col) => {
      if (cell?.c === undefined || comments.length >= limits.comments) return;
      const text = cell.c.map(({ t }) => noteText(t ?? '')).join('\n');
      comments.push(...commentOf({ row: index + 1, col: col + 1 }, text));
    });
  });
  return comments;
}

/** `dense` sheets are sparse arrays of sparse arrays; only rows with a value are given. */
function sheetRows(sheet: XLSX.WorkSheet, from1904: boolean, boldOnes: ReadonlySet<number>): GridRow[] {
  const rows: GridRow[] = [];
  const kinds = new Map<string, NumberKind>();
  (sheet['!data'] ?? []).forEach((line, index) => {
    const cells: Cell[] = [];
    line?.forEach((cell, col) => {
      const value = cell ? readCell(cell, kinds, from1904) : null;
      if (value === null) return;
      while (cells.length < col) cells.push(null);
      cells.push(value);
    });
    const hidden = sheet['!rows']?.[index]?.hidden === true;
    const bold = boldOnes.has(index + 1);
    if (cells.length > 0)
      rows.push({ row: index + 1, cells, ...(hidden && { hidden }), ...(bold && { bold }) });
  });
  return rows;
}

function readCell(cell: XLSX.CellObject, kinds: Map<string, NumberKind>, from1904: boolean): Cell {
  const { t, v } = cell;
  if (t === 'e') return { kind: 'error', text: errorTexts[Number(v)] ?? '#ERROR!' };
  if (typeof v === 'number') return readNumber(v, String(cell.z ?? 'General'), kinds, from1904);
  if (typeof v === 'string') return v === '' ? null : v;
  return typeof v === 'boolean' ? v : null;
}

function readNumber(value: number, format: string, kinds: Map<string, NumberKind>, from1904: boolean): Cell {
  if (!Number.isFinite(value)) return { kind: 'error', text: '#NUM!' };
  const kind = kinds.get(format) ?? numberKind(format);
  kinds.set(format, kind);
  return kind === 'plain' ? value : styledNumber(value, { kind, format }, from1904);
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};
