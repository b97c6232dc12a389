// A text in the notation of a program ("1.3577E7", "2,5e-05") → the number it stands for and the locale it proves.
import type { Written } from './number-shape.js';

const notation = /^([-+]?\d)(?:([.,])(\d{1,17}))?e([-+]?)(\d{1,3})$/i;

/** Below it digits are lost, and at last the number is none. */
const leastNormal = 2.2250738585072014e-308;

export interface Scientific {
  readonly value: number;
  readonly written: Written | null;
}

/** Null for anything else: without a fraction or a signed exponent ("1E2") it may as well be a code. */
export function readScientific(text: string): Scientific | null {
  const match = notation.exec(text);
  if (match === null) return null;
  const [, lead = '', separator, fraction = '', sign = '', exponent = ''] = match;
  if (separator === undefined && sign === '') return null;
  const value = Number(`${lead}.${fraction || '0'}e${sign}${exponent}`);
  if (!Number.isFinite(value) || (Math.abs(value) < leastNormal && /[1-9]/.test(lead + fraction)))
    return null;
  return { value, written: separator === undefined ? null : separator === ',' ? 'id' : 'en' };
}
