import { expect, it } from 'vitest';
import { fitted, padded, textWidth } from '../../cli/text-width.js';

it.each([
  ['Kecamatan', 9],
  ['\u001b[1mtebal\u001b[22m', 5],
  ['人口', 4],
  ['Jumlah 🙂', 9],
  ['👨‍👩‍👧', 2],
  ['e\u0301cole', 5],
])('%j takes %i columns of a terminal', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

it('a text is cut between letters and never wider than there is room', () => {
  expect(fitted('Kelurahan', 9)).toBe('Kelurahan');
  expect(fitted('Kelurahan', 5)).toBe('Kelu…');
  expect(fitted('人口統計', 4)).toBe('人…');
});

it('blanks stand in front of numbers and behind words', () => {
  expect([padded('12', 4, 'left'), padded('人', 4)]).toEqual(['  12', '人  ']);
});

it('a text of a hundred thousand letters costs what its beginning costs', () => {
  const started = Date.now();
  const text = '統'.repeat(100_000);
  expect(fitted(text, 5)).toBe('統統…');
  expect(textWidth(text)).toBeGreaterThan(2000);
  expect(Date.now() - started).toBeLessThan(1000);
});
