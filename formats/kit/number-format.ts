// A number format code as Excel writes it → what it says about the numbers it shows.

/** plain: only digits, separators and signs · date: a calendar day · marked: per cent, currency, unit, scale, time. */
export type NumberKind = 'plain' | 'date' | 'marked';

const literal = /"([^"]*)"|\\(.)/g;
const padding = /[_*]./g;
const bracket = /\[[^\]]*\]/g;

export function numberKind(code: string): NumberKind {
  const bare = code
    .replace(literal, '')
    .replace(padding, '')
    .replace(bracket, '')
    .replace(/general|standard/gi, '')
    .replace(/E[+-]/g, '');
  if (/\[(h+|m+|s+)\]/i.test(code)) return 'marked';
  const letters = bare.match(/[a-z]+/gi);
  if (letters) return isDate(bare) ? 'date' : 'marked';
  return hasMark(code, bare) ? 'marked' : 'plain';
}

/** Only letters of dates and times, and a day, a month or a year among them. */
function isDate(bare: string): boolean {
  const clockless = bare.replace(/am\/pm|a\/p/gi, '');
  if (/[^\W_ymdhseg\d]/i.test(clockless)) return false;
  if (/[yd]/i.test(clockless)) return true;
  return /m/i.test(clockless) && !/[hs]/i.test(clockless);
}

function hasMark(code: string, bare: string): boolean {
  if (/[^0#?.,;()+\-\s/@]/.test(bare)) return true;
  if (/[0#?],+(?=$|[.;)\s])/.test(bare)) return true;
  if (/\[\$[^-\]]/.test(code)) return true;
  return [...code.matchAll(literal)].some((match) => /[^\s\-().,+]/.test(match[1] ?? match[2] ?? ''));
}

/** The formats that a workbook names by number alone; "¤" stands for the currency of the machine that shows it. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '¤#,##0',
  6: '¤#,##0',
  7: '¤#,##0.00',
  8: '¤#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  42: '¤* #,##0',
  44: '¤* #,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
};

/** 27 to 36 and 50 to 58 are dates in East Asian locales; every other number without a code is General. */
export function builtInFormat(id: number): string {
  const eastAsianDate = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return builtIn[id] ?? (eastAsianDate ? 'yyyy-mm-dd' : 'General');
}
