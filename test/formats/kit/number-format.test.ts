import { describe, expect, it } from 'vitest';
import { builtInFormat, numberKind } from '../../../formats/kit/number-format.js';

describe('what a number format says', () => {
  it.each([
    'General',
    '0',
    '0.00',
    '#,##0',
    '#,##0.00',
    '#,##0;[Red]-#,##0',
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    '0.00E+00',
    '# ?/?',
    '@',
    '[$-421]#,##0',
    '#,##0\\ ',
    'General;-General',
    '###\\ ###\\ ##0',
    'GENERAL',
    '0;-0;" - "',
  ])('%s: digits and nothing more', (code) => expect(numberKind(code)).toBe('plain'));

  it.each([
    'm/d/yy',
    'dd/mm/yyyy',
    '[$-421]dd\\ mmmm\\ yyyy;@',
    'mmm-yy',
    'mmmm',
    'd-mmm',
    'yyyy-mm-dd h:mm',
    'dd"/"mm"/"yy',
    'yyyy',
    'dddd, d mmmm yyyy',
    'mmmm\\ d\\,\\ yyyy',
    'yyyy-mm-dd hh:mm AM/PM',
  ])('%s: a calendar day', (code) => expect(numberKind(code)).toBe('date'));

  it.each([
    '0%',
    '0.00%',
    '"Rp"#,##0',
    '[$Rp-421]\\ #,##0',
    'Rp#,##0',
    '#,##0\\ "jiwa"',
    '$#,##0',
    '€ 0.00',
    '#,##0,',
    '0.0,,"jt"',
    'h:mm',
    'h:mm AM/PM',
    '[h]:mm:ss',
    'mm:ss',
    '¤#,##0',
    '0\\°',
  ])('%s: a mark that changes the meaning', (code) => expect(numberKind(code)).toBe('marked'));

  it('numbered formats are what Excel shows for them', () => {
    expect(numberKind(builtInFormat(9))).toBe('marked');
    expect(numberKind(builtInFormat(14))).toBe('date');
    expect(numberKind(builtInFormat(31))).toBe('date');
    expect(numberKind(builtInFormat(38))).toBe('plain');
    expect(numberKind(builtInFormat(44))).toBe('marked');
    expect(builtInFormat(0)).toBe('General');
  });
});
