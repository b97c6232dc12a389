// Prices that read in two ways until one sees how many of them there are.
import { describe, expect, it } from 'vitest';
import { groupingOfRoundFigures } from '../../../transforms/values/round-figures.js';
import { see } from '../layout/sheets.js';

const prices = Array.from({ length: 14 }, (_, i) => `${13 + i},${i % 2 === 0 ? '850' : '400'}`);

describe('many round figures with three digits behind their separator', () => {
  it('are thousands', () => {
    expect(groupingOfRoundFigures(prices)).toBe('en');
    expect(groupingOfRoundFigures(prices.map((price) => price.replace(',', '.')))).toBe('id');
  });

  it('prove nothing when they are few, when one is not round, or when both separators occur', () => {
    expect(groupingOfRoundFigures(prices.slice(0, 6))).toBeNull();
    expect(groupingOfRoundFigures([...prices, '12,345'])).toBeNull();
    expect(groupingOfRoundFigures([...prices, '12.350'])).toBeNull();
    expect(groupingOfRoundFigures(Array.from({ length: 40 }, () => '12,500'))).toBeNull();
  });

  it('decide every column of their table', () => {
    const [layout] = see([
      ['Pasar', 'Jan 2024', 'Feb 2024', 'Mar 2024'],
      ...['Kranggot', 'Blok F', 'Merak', 'Ciwandan', 'Anyar'].map((name, i) => [
        name,
        `${13 + i},850`,
        `${14 + i},950`,
        `${15 + i},100`,
      ]),
    ]);
    expect(layout?.columns.slice(1).map((column) => column.locale)).toEqual(['en', 'en', 'en']);
  });
});
