// A stored number and the format that shows it → the cell a person sees: a date, or a number with its format.
import type { Cell } from '../../model/cell.js';
import type { NumberKind } from './number-format.js';
import { serialDate } from './serial-date.js';

/** A date format on a number that no calendar has stays a number, with its format. */
export function styledNumber(
  value: number,
  style: { readonly kind: NumberKind; readonly format: string },
  from1904: boolean,
): Cell {
  if (style.kind === 'plain') return value;
  const iso = style.kind === 'date' ? serialDate(value, from1904) : undefined;
  return iso === undefined ? { kind: 'number', value, format: style.format } : { kind: 'date', iso };
}
