// One cell as a decoder saw it: what stood there, before anyone decides what it means.

/** A date cell: ISO local date or date-time without zone, as the sheet meant it. */
export interface DateCell {
  readonly kind: 'date';
  readonly iso: string;
}

/** A number cell whose number format matters (percent, currency, text affixes). `value` is the stored number. */
export interface FormattedNumber {
  readonly kind: 'number';
  readonly value: number;
  readonly format: string;
}

/** A formula error such as #REF! or #DIV/0!; of a formula that was never calculated, the formula itself: "=B2+C2". */
export interface ErrorCell {
  readonly kind: 'error';
  readonly text: string;
}

/**
 * A string is text as typed, untrimmed. A number is a number cell in a plain format: the decoder keeps the
 * difference between the text "1.875" and the number 1.875, because in Indonesia they are not the same value.
 */
export type Cell = null | string | number | boolean | DateCell | FormattedNumber | ErrorCell;

export function isUncalculated(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell?.kind === 'error' && cell.text.startsWith('=');
}

/** The text of a cell as a person would quote it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object')
    return cell.kind === 'date' ? cell.iso : cell.kind === 'error' ? cell.text : String(cell.value);
  return String(cell);
}

/** True for an empty cell and for text of white space alone (no-break spaces included). */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** "B7" for column 2, row 7. Columns and rows are numbered from 1. */
export function cellAddress(row: number, col: number): string {
  return columnLetters(col) + String(row);
}

/** "A" for 1, "AA" for 27. */
export function columnLetters(col: number): string {
  let letters = '';
  for (let n = col; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
