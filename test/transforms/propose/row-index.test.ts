import { expect, it } from 'vitest';
import { rowIndexer } from '../../../transforms/propose/row-index.js';

it('counts the combinations of any columns, whatever the case and the sheet they stand on', () => {
  const index = rowIndexer([1, 2, 4]);
  for (let i = 0; i < 6000; i++) index.add([`A${i % 3}`, i % 4, 'unseen', i % 2 === 0 ? 'x' : ' X '], 0);
  expect(index.rows).toBe(6000);
  expect(index.count([])).toBe(1);
  expect(index.count([1])).toBe(3);
  expect(index.count([1, 2])).toBe(12);
  expect(index.count([2, 4])).toBe(4);
  index.add(['A0', 0, null, 'x'], 1);
  expect(index.count([1, 2])).toBe(13);
});

it('takes no two of many texts for one', () => {
  const index = rowIndexer([1]);
  for (let i = 0; i < 100_000; i++) index.add([`${i}`], 0);
  expect(index.count([1])).toBe(100_000);
});
