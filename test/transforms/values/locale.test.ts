import { describe, expect, it } from 'vitest';
import { sumTally } from '../../../transforms/values/arithmetic.js';
import { decideLocale, localeTally } from '../../../transforms/values/locale.js';

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
    expect(locale(['1.234'], { table: 'id', delimiter: ',' })).toBe('id');
    expect(locale(['1.234'], { delimiter: ',' })).toBe('en');
    expect(locale(['1.234'], { delimiter: ';' })).toBe('id');
    expect(locale(['1.234'], { delimiter: '\t', remembered: 'id' })).toBe('id');
    expect(locale(['1.234', '1,234'], { integer: true })).toBe('ambiguous');
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
