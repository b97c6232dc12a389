// A number → the text of it in either locale, thousands grouped: the inverse of readNumber.
import type { Written } from './number-shape.js';

/** All digits of the value, no exponent; readNumber in the same locale gives the value back. */
export function printNumber(value: number, locale: Written): string {
  const [whole = '0', fraction] = decimalText(Math.abs(value)).split('.');
  const group = locale === 'id' ? '.' : ',';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const text = fraction === undefined ? grouped : `${grouped}${locale === 'id' ? ',' : '.'}${fraction}`;
  return value < 0 ? `-${text}` : text;
}

/** The shortest decimal text that gives the value back, written without an exponent. */
function decimalText(value: number): string {
  const text = String(value);
  const match = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const digits = `${match[1]}${match[2] ?? ''}`;
  const exponent = Number(match[3]);
  return exponent < 0 ? `0.${'0'.repeat(-exponent - 1)}${digits}` : digits.padEnd(exponent + 1, '0');
}
