// Digits and separators → what they can mean: decided by themselves, ambiguous, or malformed.

/** The two ways to write a number here: id is 1.234,56 and en is 1,234.56. */
export type Written = 'id' | 'en';

/**
 * `decided`: the text reads in one way only; `by` says which locale it speaks for (null when both agree).
 * `ambiguous`: one separator before exactly three digits; `grouped` is the locale in which it groups thousands.
 */
export type NumberShape =
  | {
      readonly kind: 'decided';
      readonly whole: string;
      readonly fraction: string;
      readonly by: Written | null;
    }
  | {
      readonly kind: 'ambiguous';
      readonly whole: string;
      readonly fraction: string;
      readonly grouped: Written;
    }
  | { readonly kind: 'malformed' };

const malformed: NumberShape = { kind: 'malformed' };

/** Takes a text of digits, ".", ",", blanks and apostrophes that begins with a digit or with a decimal sign. */
export function numberShape(body: string): NumberShape {
  if (/^\d+$/.test(body)) return { kind: 'decided', whole: body, fraction: '', by: null };
  if (/[ ']/.test(body)) return blankGrouped(body);
  const dots = count(body, '.');
  const commas = count(body, ',');
  if (dots > 0 && commas > 0) return bothSeparators(body, dots, commas);
  const separator = dots > 0 ? '.' : ',';
  return dots + commas > 1 ? manyGroups(body, separator) : oneSeparator(body, separator);
}

/** "1 234 567,8": blanks or apostrophes group, so the other separator can only be decimal. */
function blankGrouped(body: string): NumberShape {
  const match = /^(\d{1,3}(?:([ '])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(body);
  if (match === null) return malformed;
  const [, groups = '', , separator, fraction = ''] = match;
  return {
    kind: 'decided',
    whole: groups.replace(/[ ']/g, ''),
    fraction,
    by: separator === undefined ? null : decimalIn(separator),
  };
}

function bothSeparators(body: string, dots: number, commas: number): NumberShape {
  const decimal = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  if ((decimal === '.' ? dots : commas) !== 1) return malformed;
  const at = body.indexOf(decimal);
  const whole = ungroup(body.slice(0, at), decimal === '.' ? ',' : '.');
  const fraction = body.slice(at + 1);
  if (whole === undefined || fraction === '') return malformed;
  return { kind: 'decided', whole, fraction, by: decimalIn(decimal) };
}

function manyGroups(body: string, separator: string): NumberShape {
  const whole = ungroup(body, separator);
  return whole === undefined ? malformed : { kind: 'decided', whole, fraction: '', by: groupIn(separator) };
}

function oneSeparator(body: string, separator: string): NumberShape {
  const at = body.indexOf(separator);
  const whole = body.slice(0, at);
  const fraction = body.slice(at + 1);
  if (fraction === '') return malformed;
  const couldGroup =
    fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0');
  if (couldGroup) return { kind: 'ambiguous', whole, fraction, grouped: groupIn(separator) };
  return { kind: 'decided', whole: whole === '' ? '0' : whole, fraction, by: decimalIn(separator) };
}

/** "1.234.567" → "1234567"; undefined where a group is not of three digits. */
function ungroup(text: string, separator: string): string | undefined {
  const groups = text.split(separator);
  const first = groups[0] ?? '';
  if (first.length < 1 || first.length > 3) return undefined;
  if (groups.length > 1 && first.startsWith('0')) return undefined;
  return groups.every((group, i) => i === 0 || group.length === 3) ? groups.join('') : undefined;
}

function decimalIn(separator: string): Written {
  return separator === ',' ? 'id' : 'en';
}

function groupIn(separator: string): Written {
  return separator === '.' ? 'id' : 'en';
}

function count(text: string, char: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) if (text[i] === char) n++;
  return n;
}
