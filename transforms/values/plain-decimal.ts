// A text of plain digits with one decimal sign of the column's locale → its value, without any object.
import type { NumberLocale } from '../../model/table.js';

const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/**
 * NaN for everything else: groups, signs, leading zeros, blanks, more than 15 digits, or an undecided locale. The quotient of two
 * exact integers is rounded once, so it equals what Number() makes of the same digits.
 */
export function plainDecimal(text: string, locale: NumberLocale): number {
  const decimal = locale === 'id' ? 44 : locale === 'en' ? 46 : -1;
  const length = text.length;
  if (decimal < 0 || length < 3 || length > 16) return Number.NaN;
  if (text.charCodeAt(0) === 48 && text.charCodeAt(1) !== decimal) return Number.NaN;
  let mantissa = 0;
  let sign = -1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) mantissa = mantissa * 10 + code - 48;
    else if (code === decimal && sign < 0 && i > 0) sign = i;
    else return Number.NaN;
  }
  if (sign < 0 || sign === length - 1) return Number.NaN;
  return mantissa / (powers[length - sign - 1] ?? Number.NaN);
}
