import { expect, it } from 'vitest';
import { type Counting, figuresOf } from '../../../transforms/propose/figures.js';

it.each<[string, readonly number[], Counting, readonly number[]]>([
  ['of three digits, whatever is measured', [942, 612, 577, 1.693, 288, 301], 'unknown', [1.693]],
  ['of two digits among things', [2500, 1750, 2.5, 2640, 1.75, 2710], 'things', [2.5, 1.75]],
  ['of two digits where nothing says what they are', [310, 290, 1.12, 305, 299], 'unknown', [1.12]],
  ['of quantities, which have parts', [310, 290, 1.12, 305, 299], 'quantities', []],
  ['not far below the others', [310, 290, 112.5, 305, 299], 'things', []],
  ['where the least whole number is as small', [310, 2, 1.12, 305, 299], 'unknown', []],
  ['that are half of all', [2500, 2.5, 1750, 1.75], 'things', []],
])('fractions %s', (_, cells, counting, lost) => {
  const figures = figuresOf(cells, { locale: 'none' }, counting);
  expect(figures.lost).toEqual(lost);
  expect(figures.whole).toBe(lost.length > 0);
});
