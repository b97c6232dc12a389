import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import type { NumberLocale } from '../../../model/table.js';
import { missingSigns } from '../../../transforms/values/missing.js';
import { plainInteger, readNumber } from '../../../transforms/values/number.js';
import { plainDecimal } from '../../../transforms/values/plain-decimal.js';
import { printNumber } from '../../../transforms/values/print-number.js';

const signs = missingSigns();
const read = (cell: Cell, locale: NumberLocale = 'ambiguous') => readNumber(cell, locale, signs);
const value = (cell: Cell, locale?: NumberLocale) => {
  const reading = read(cell, locale);
  return reading.kind === 'number'
    ? reading.value
    : reading.kind === 'unreadable'
      ? reading.why
      : reading.kind;
};

describe('a number as an Indonesian office writes it', () => {
  it.each<[string, number]>([
    ['0', 0],
    [' 42 ', 42],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['0,5', 0.5],
    ['*-0,6', -0.6],
    ['64191⁽²⁾', 64191],
    ['0.123', 0.123],
    ['.5', 0.5],
    ['12,5', 12.5],
    ['1234,567', 1234.567],
    ['Rp 1.000.000,00', 1000000],
    ['Rp.1.234.000', 1234000],
    ['Rp1,5 juta', 1500000],
    ['2 ribu', 2000],
    ['3,2 miliar', 3.2e9],
    ['1,1 milyar', 1.1e9],
    ['Rp 5.000.000,-', 5000000],
    ['12,5 %', 12.5],
    ['12,5 persen', 12.5],
    ['(1.234,5)', -1234.5],
    ['1 234', 1234],
    ['1\u00a0234\u202f567,8', 1234567.8],
    ["1'234.5", 1234.5],
    ['1234-', -1234],
    ['-5', -5],
    ['\u22125,5', -5.5],
    ['+7', 7],
    ['Rp -5.000.000', -5000000],
    ['1.234,5*', 1234.5],
    ['7 hari', 7],
    ['45 m2', 45],
    ['12 1)', 12],
    ['98,6²', 98.6],
    ['5 m²', 5],
    ['1.234,00-', -1234],
    ['Rp1.000,-', 1000],
    ['1.500.-', 1500],
    ['Rp 1.000', 1000],
    ['Rp3,2 M', 3.2e9],
    ['Rp 1,5 T', 1.5e12],
    ['33.3333333333333333', 33.333333333333336],
    ['\uff11\uff12', 12],
    ['-0', 0],
    ['1.3577E7', 13577000],
    ['2,5e-05', 0.000025],
    ['1e-05', 0.00001],
    ['-1.8E+03', -1800],
    ['2\u2009691,8', 2691.8],
  ])('%j is %d', (text, number) => {
    expect(value(text)).toBe(number);
  });

  it.each<[string, string]>([
    ['½', 'fraction'],
    ['1 ½', 'fraction'],
    ['1.234.56', 'malformed'],
    ['1,2,3', 'malformed'],
    ['1 23', 'malformed'],
    ['12.', 'not-a-number'],
    ['--5', 'malformed'],
    ['(-5)', 'malformed'],
    ['1e5', 'not-a-number'],
    ['12 Juli 2024', 'not-a-number'],
    ['15-19', 'not-a-number'],
    ['<5', 'not-a-number'],
    ['±5', 'not-a-number'],
    ['1/2', 'not-a-number'],
    ['12:30', 'not-a-number'],
    ['Jl. Raya 5', 'not-a-number'],
    ['12 permata', 'unknown-unit'],
    ['3672011234567890', 'digits'],
    ['1E2', 'not-a-number'],
    ['#REF!', 'formula-error'],
    ['007', 'leading-zero'],
    ['081234567890', 'leading-zero'],
    ['021 555 123', 'leading-zero'],
    ['08.30', 'leading-zero'],
    ['+6281234567890', 'not-a-number'],
    ['0812-3456-7890', 'not-a-number'],
    ['(0254) 391234', 'not-a-number'],
    ['3672 0112 3456 0001', 'malformed'],
    ['4.1.01', 'malformed'],
    ['36.72.01.1001', 'malformed'],
    ['192.168.1.1', 'malformed'],
    ['12.05.2024', 'malformed'],
    ['2019/2020', 'not-a-number'],
    ['0x1F', 'not-a-number'],
    ['XII', 'not-a-number'],
    ['10²', 'not-a-number'],
    ['5 -', 'not-a-number'],
    ['1A', 'unknown-unit'],
    ['3,2 M', 'unknown-unit'],
    ['Rp 5.000/kg', 'unknown-unit'],
    ['Rp 5 kg', 'unknown-unit'],
    ['#DIV/0!', 'formula-error'],
    ['abc', 'not-a-number'],
  ])('%j is no number: %s', (text, why) => {
    expect(value(text)).toBe(why);
  });

  it('holds a lone "1.234" until its column decides', () => {
    expect(read('1.234')).toEqual({ kind: 'ambiguous', id: 1234, en: 1.234, grouped: 'id' });
    expect(read('16,420 Ton')).toEqual({ kind: 'ambiguous', id: 16.42, en: 16420, grouped: 'en' });
    expect(value('1.234', 'id')).toBe(1234);
    expect(value('1.234', 'en')).toBe(1.234);
  });

  it('holds what contradicts its column', () => {
    expect(value('12.5', 'id')).toBe('contradicts');
    expect(value('12,5', 'en')).toBe('contradicts');
  });

  it('keeps a number cell 1.875 apart from the text "1.875"', () => {
    expect(value(1.875, 'id')).toBe(1.875);
    expect(value('1.875', 'id')).toBe(1875);
  });

  it('reads a percent cell as the sheet shows it', () => {
    expect(read({ kind: 'number', value: 0.0465, format: '0.00%' })).toMatchObject({
      value: 4.65,
      unit: 'persen',
    });
    expect(value({ kind: 'number', value: 1500, format: '"Rp"#,##0' })).toBe(1500);
    expect(value({ kind: 'number', value: 3, format: '0" %"' })).toBe(3);
  });

  it('reads flags and units that ride on a number', () => {
    expect(read('5 m²¹')).toMatchObject({ value: 5, unit: 'm2' });
    expect(read('Rp3,2 M')).toMatchObject({ unit: 'rupiah', written: 'id' });
    expect(read('5,6 r')).toMatchObject({ value: 5.6, flag: 'revised' });
    expect(read('12 e')).toMatchObject({ value: 12, flag: 'estimate' });
    expect(read('12**')).toMatchObject({ value: 12, flag: 'very-provisional' });
    expect(read('10 %*')).toMatchObject({ value: 10, flag: 'provisional', unit: 'persen' });
  });

  it.each<[Cell, string]>([
    [true, 'not-a-number'],
    [Number.NaN, 'not-a-number'],
    [{ kind: 'number', value: Number.POSITIVE_INFINITY, format: '0' }, 'not-a-number'],
    [{ kind: 'date', iso: '2024-01-15' }, 'date'],
    [{ kind: 'error', text: '#N/A' }, 'formula-error'],
  ])('a cell %j holds none: %s', (cell, why) => {
    expect(value(cell)).toBe(why);
  });
});

describe('a sign that stands for a number', () => {
  it.each<[Cell, string]>([
    ['-', 'missing'],
    ['–', 'missing'],
    ['...', 'missing'],
    ['…', 'missing'],
    ['n.a', 'missing'],
    ['#N/A', 'missing'],
    ['NULL', 'missing'],
    ['tt', 'missing'],
    ['(X)', 'missing'],
    ['(NA)', 'missing'],
    ['(D)', 'suppressed'],
    ['(Z)', 'negligible'],
    ['NA', 'suppressed'],
    ['~0', 'negligible'],
    ['Nihil', 'nil'],
  ])('%j is %s', (cell, flag) => {
    expect(read(cell)).toEqual({ kind: 'missing', flag, blank: false });
  });

  it('is a blank when nothing stands there', () => {
    for (const cell of [null, '', ' \u00a0 '])
      expect(read(cell)).toMatchObject({ kind: 'missing', blank: true });
  });

  it('means what the dataset says it means', () => {
    const own = missingSigns({ '-': 'zero', x: 'suppressed', '#REF!': 'missing' });
    expect(readNumber('–', 'id', own)).toMatchObject({ kind: 'number', value: 0 });
    expect(readNumber('X', 'id', own)).toMatchObject({ kind: 'missing', flag: 'suppressed' });
    expect(readNumber({ kind: 'error', text: '#REF!' }, 'id', own)).toMatchObject({ kind: 'missing' });
  });
});

describe('printing a number and reading it back', () => {
  const numbers = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 })
    .map((n) => Number(n.toPrecision(15)) + 0);

  it.each(['id', 'en'] as const)('is the identity in %s', (locale) => {
    fc.assert(
      fc.property(numbers, (n) => {
        if (Math.abs(n) < 1e-9 && n !== 0) return;
        expect(value(printNumber(n, locale), locale)).toBe(n === 0 ? 0 : n);
      }),
    );
  });

  it('never reads a text in a locale it was not printed in as another number', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const reading = read(printNumber(n, 'id'));
        if (reading.kind === 'number') expect(reading.value).toBeCloseTo(n, 10);
        else expect(reading.kind === 'ambiguous' ? reading.id : n).toBe(n);
      }),
    );
  });
});

describe('no text becomes a number that a person would not read there', () => {
  it('every digit of the number stands in the text, in order, and nothing else does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,- %()Rpeabr/') }), (text) => {
        const reading = read(text);
        if (reading.kind !== 'number') return;
        const digits = text
          .replace(/(?<=\d.*) \d\)\s*$/, '')
          .replace(/\D/g, '')
          .replace(/^0+|0+$/g, '');
        // A program's notation moves the decimal sign, and the tail of a binary fraction is rounded.
        fc.pre(!/e/.test(text) && digits.length <= 15);
        const printed = printNumber(Math.abs(reading.value), 'id')
          .replace(/\D/g, '')
          .replace(/^0+|0+$/g, '');
        expect(printed).toBe(digits);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what names, orders or dates something', () => {
  const digits = (least: number, most: number) =>
    fc.array(fc.nat({ max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''));
  const two = (least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'));
  const years = fc.integer({ min: 1900, max: 2100 }).map(String);
  const texts = fc.oneof(
    fc
      .tuple(two(1, 31), two(1, 12), years, fc.constantFrom('/', '-', '.'))
      .map(([d, m, y, by]) => [d, m, y].join(by)),
    fc.tuple(years, two(1, 12), two(1, 31)).map((parts) => parts.join('-')),
    fc.tuple(two(0, 9), two(0, 59), fc.constantFrom('.', ':')).map(([h, m, by]) => h + by + m),
    fc.tuple(digits(8, 11), fc.constantFrom('0', '08', '+62')).map(([rest, first]) => first + rest),
    digits(15, 15).map((rest) => `3${rest}`),
    fc.tuple(digits(1, 1), digits(1, 1), digits(2, 2), digits(2, 2)).map((parts) => parts.join('.')),
    fc.tuple(two(11, 94), two(1, 79), two(1, 40), digits(4, 4)).map((parts) => parts.join('.')),
    fc
      .tuple(fc.nat({ max: 255 }), fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 255 }))
      .map((parts) => parts.join('.')),
    fc
      .tuple(fc.nat(), fc.nat(), fc.constantFrom('/', '-', ':', ' - ', ' s.d. ', 'x', '+', '^'))
      .map(([a, b, by]) => a + by + b),
    fc
      .tuple(fc.constantFrom('<', '>', '≤', '±', '± ', '#', 'No. ', 'v', '~', 'ke-', '0x'), fc.nat())
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.nat(),
        fc.constantFrom('A', 'F', 'E5', 'e5', '½', '?', '+', '"', "'", '°', ' M', 'th', '/A', ' RW'),
      )
      .map((parts) => parts.join('')),
  );

  it('is no number, whatever its digits are and however the column is written', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<NumberLocale>('id', 'en', 'none', 'ambiguous'), (text, locale) => {
        expect(['number', 'ambiguous']).not.toContain(read(text, locale).kind);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the quick readers', () => {
  it('agree with the careful one on plain digits', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999_999 }), (n) => {
        expect(plainInteger(String(n))).toBe(n);
      }),
    );
    for (const text of ['', '12a', '-1', '007', '00', '1234567890123456'])
      expect(plainInteger(text)).toBe(-1);
  });

  it('agree with the careful one on plain decimals', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), fc.nat({ max: 99_999 }), (whole, part) => {
        const text = `${whole}.${part}`;
        expect(plainDecimal(text, 'en')).toBe(Number(text));
        expect(plainDecimal(text.replace('.', ','), 'id')).toBe(Number(text));
        expect(plainDecimal(text, 'id')).toBeNaN();
        expect(plainDecimal(text, 'none')).toBeNaN();
      }),
    );
    for (const text of ['.5', '5.', '1.2.3', '1,5', '12', '08.30', '00.5'])
      expect(plainDecimal(text, 'en')).toBeNaN();
  });
});

it('prints numbers large and small without an exponent', () => {
  expect(printNumber(1e21, 'id')).toBe('1.000.000.000.000.000.000.000');
  expect(printNumber(1.5e-7, 'en')).toBe('0.00000015');
  expect(printNumber(-1234.5, 'id')).toBe('-1.234,5');
});
