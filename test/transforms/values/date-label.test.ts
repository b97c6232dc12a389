// Ranges of ages that a spreadsheet took for days.
import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { areRanges, isDay, labelOfDate } from '../../../transforms/values/date-label.js';

const ages = ['0-4', '10-14', '15-19', '20-24', '65+'];
const day = (iso: string): Cell => ({ kind: 'date', iso });

it.each<[Cell, string]>([
  [day('2024-09-05'), '5-9'],
  [day('2024-05-09'), '5-9'],
  ['05-Sep', '5-9'],
  ['Sep-05', '5-9'],
  ['5 Sep', '5-9'],
])('%j among ages was %s', (cell, label) => expect(labelOfDate(cell, ages)).toBe(label));

it('takes a month with its year for a range, and one that is listed before any other', () => {
  expect(labelOfDate(day('2014-10-01'), ['0-4', '5-9', '15-19'])).toBe('10-14');
  expect(labelOfDate(day('2024-04-01'), ['1-4', '5-9', '10-14'])).toBe('1-4');
});

it('says nothing among other labels, or of other cells', () => {
  expect(labelOfDate(day('2024-09-05'), ['Negeri', 'Swasta'])).toBeUndefined();
  expect(labelOfDate('5 orang', ages)).toBeUndefined();
  expect([day('2024-09-05'), '05-Sep', '5-9', 12].map(isDay)).toEqual([true, true, false, false]);
  expect([areRanges(ages), areRanges(['A', 'B'])]).toEqual([true, false]);
});
