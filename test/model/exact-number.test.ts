import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNumber, parseExactly, withExactNumbers } from '../../model/exact-number.js';

describe('a number that a machine wrote', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['999999999999999', 999999999999999],
    ['0.30000000000000004', 0.30000000000000004],
    ['0.1234567890123456789', 0.12345678901234568],
    ['1.5E3', 1500],
    ['0e5', 0],
    ['-0', -0],
  ])('%s is the number', (text, value) => {
    expect(exactNumber(text)).toBe(value);
  });
  it.each([
    '1000000000000000',
    '9007199254740993',
    '-12345678901234567.5',
    '1e400',
    '1e-400',
    '2.5e-320',
    '1e20',
    'dua',
  ])('%s stays its text', (text) => {
    expect(exactNumber(text)).toBe(text);
  });
});

describe('JSON with numbers that no number can hold', () => {
  it('has them as text, wherever they stand, and texts of digits as they were', () => {
    const text =
      '[12345678901234567,{"a 1e-400":"1234567890123456","b\\"1e400":-9007199254740993 ,"c":[1e-400,1]}]';
    expect(parseExactly(text)).toEqual([
      '12345678901234567',
      { 'a 1e-400': '1234567890123456', 'b"1e400': '-9007199254740993', c: ['1e-400', 1] },
    ]);
  });
  it('is the same JSON where all can be held', () => {
    const value = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(value, fc.boolean(), (document, pretty) => {
        const text = JSON.stringify(document, undefined, pretty ? 1 : undefined);
        expect(JSON.parse(withExactNumbers(text), revived)).toEqual(JSON.parse(text, revived));
      }),
      { numRuns: 1000 },
    );
  });
  it('is no JSON where it was none', () => {
    for (const text of [
      '[1e',
      '12345678901234567x',
      '"1234567890123456',
      '{"a":12345678901234567',
      '[ece3e3]',
      '[.5e3.5e3]',
      '[--1e5]',
    ])
      expect(() => parseExactly(text)).toThrow(SyntaxError);
  });
});

/** Texts that are such numbers are taken for them on both sides. */
function revived(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : value;
}
