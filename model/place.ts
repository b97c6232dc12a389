// A row and a column of a layout → where that stands in its sheet, and what a person calls it there.
import { cellAddress, columnLetters } from './cell.js';

/** What counts its rows and columns as the sheet does, or, turned, the other way round. */
export interface Turnable {
  readonly transposed?: boolean | undefined;
}

export interface Place {
  readonly row: number | null;
  readonly col: number | null;
}

export function placeIn(layout: Turnable, row: number | null, col: number | null): Place {
  return layout.transposed === true ? { row: col, col: row } : { row, col };
}

/** "C12" */
export function addressIn(layout: Turnable, row: number, col: number): string {
  return layout.transposed === true ? cellAddress(col, row) : cellAddress(row, col);
}

/** A column of a layout: "kolom C", or "baris 3" where the records stand side by side. */
export function lineIn(layout: Turnable, col: number, [column, row] = ['kolom', 'baris']): string {
  return layout.transposed === true ? `${row} ${col}` : `${column} ${columnLetters(col)}`;
}

/** The same for operators: "column C", or "row 3". */
export function lineNamed(layout: Turnable, col: number): string {
  return lineIn(layout, col, ['column', 'row']);
}
