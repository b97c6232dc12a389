import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumTally, totalTally } from '../../../transforms/values/arithmetic.js';
import { decideLocale, localeTally } from '../../../transforms/values/locale.js';
import { printNumber } from '../../../transforms/values/print-number.js';

const locale = (cells: Parameters<typeof decideLocale>[0], hints?: Parameters<typeof decideLocale>[1]) =>
  decideLocale(cells, hints).locale;

describe('the locale of a column', () => {
  it('is decided by any cell that reads in one way only', () => {
    expect(locale(['1.234', '1.234,5'])).toBe('id');
    expect(locale(['1.234', '0,5'])).toBe('id');
    expect(locale(['1.234', '1.234.567'])).toBe('id');
    expect(locale(['1,234', '12.5'])).toBe('en');
  });

  it('is none where no separator occurs, and number cells say nothing', () => {
    expect(locale(['12', '-', null, 1.875, 'Jumlah'])).toBe('none');
  });

  it('stays ambiguous where nothing tells', () => {
    expect(locale(['1.234', '2.345', '12'])).toBe('ambiguous');
    expect(locale(['1.234', '2,345'])).toBe('ambiguous');
  });

  it('names the cells that spoke for it', () => {
    const tally = localeTally();
    tally.add('1.234', () => 'C4');
    tally.add('1.234,5', () => 'C5');
    expect(tally.decide().evidence.join()).toContain('C5 "1.234,5"');
  });

  it('takes the majority of a contradictory column and says so', () => {
    expect(decideLocale(['1,5', '2,5', '3.5'])).toMatchObject({ locale: 'id', contradictory: true });
    expect(decideLocale(['1,5', '3.5'])).toMatchObject({ locale: 'ambiguous', contradictory: true });
  });

  it('reads grouping where hundreds stand plain and thousands separated', () => {
    expect(locale(['875', '1.234', '950', '2.010', '1.111'])).toBe('id');
    expect(locale(['875', '1.234', '950', '2.010', '1111', '1.300'])).toBe('ambiguous');
  });

  it('takes other evidence in order: whole numbers, sums, the table, the delimiter, the last file', () => {
    expect(locale(['1.234'], { integer: true, delimiter: ',' })).toBe('id');
    expect(locale(['1.234'], { arithmetic: 'en', table: 'id' })).toBe('en');
    expect(locale(['1.234'], { total: 'en', table: 'id' })).toBe('en');
    expect(locale(['1.234'], { size: 'en', delimiter: ';' })).toBe('en');
    expect(locale(['1.234'], { table: 'id', delimiter: ',' })).toBe('id');
    expect(locale(['1.234'], { delimiter: ',' })).toBe('en');
    expect(locale(['1.234'], { delimiter: ';' })).toBe('id');
    expect(locale(['1.234'], { delimiter: '\t', remembered: 'id' })).toBe('id');
    expect(locale(['1.234', '1,234'], { integer: true })).toBe('ambiguous');
    expect(locale(['1.234'], { arithmetic: 'en', total: 'id', delimiter: ',' })).toBe('ambiguous');
  });
});

describe('sums that ought to hold', () => {
  const prove = (...sums: readonly (readonly [string[], string])[]) => {
    const tally = sumTally();
    for (const [parts, whole] of sums) tally.add(parts, whole);
    return tally.decide();
  };

  it('prove the locale in which they hold', () => {
    expect(prove([['999', '1.234'], '2.233'])).toBe('id');
    expect(prove([['1', '1.500'], '2.5'])).toBe('en');
  });

  it('say nothing where they hold in both, in neither, or in turns', () => {
    expect(prove([['1.111', '1.234'], '2.345'])).toBeNull();
    expect(prove([['1.111', '1.234'], '9.999'])).toBeNull();
    expect(prove([['999', '1.234'], '2.233'], [['1', '1.500'], '2.5'])).toBeNull();
    expect(prove([['999', 'x'], '2.233'])).toBeNull();
  });

  it('count a missing sign as nothing', () => {
    expect(prove([['999', '-', '1.234'], '2.233'])).toBe('id');
  });
});

describe('a column and its totals', () => {
  const prove = (cells: readonly (string | readonly [total: string])[]) => {
    const tally = totalTally();
    for (const cell of cells) {
      if (typeof cell === 'string') tally.add(cell);
      else tally.total(cell[0]);
    }
    return tally.decide();
  };

  it('prove the locale in which the total is the sum of the rows above it, or below', () => {
    expect(prove(['999', '1.234', ['2.233']])).toBe('id');
    expect(prove(['1', '1.500', ['2.5']])).toBe('en');
    expect(prove([['2.233'], '999', '1.234'])).toBe('id');
  });

  it('prove it by the subtotal of a block', () => {
    expect(prove(['5', ['5'], '999', '1.234', ['2.233']])).toBe('id');
  });

  it('say nothing where the total holds in both locales, in neither, or where a row cannot be read', () => {
    expect(prove(['1.111', '1.234', ['2.345']])).toBeNull();
    expect(prove(['1.111', '1.234', ['9.999']])).toBeNull();
    expect(prove(['999', 'banyak', '1.234', ['2.233']])).toBeNull();
    expect(prove(['0', '0', ['0']])).toBeNull();
  });

  it('asked before the last row they are asked again after it', () => {
    const tally = totalTally();
    tally.total('2.233');
    tally.add('999');
    expect(tally.decide()).toBeNull();
    tally.add('1.234');
    expect(tally.decide()).toBe('id');
  });
});

const figures = fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 4, maxLength: 40 });

describe('whole numbers printed with groups', () => {
  it('are never proved to be decimals by their own total', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom('id' as const, 'en' as const), (values, written) => {
        const tally = totalTally();
        for (const value of values) tally.add(printNumber(value, written));
        tally.total(
          printNumber(
            values.reduce((sum, value) => sum + value, 0),
            written,
          ),
        );
        expect(tally.decide() ?? written).toBe(written);
      }),
    );
  });
});
