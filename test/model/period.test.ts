import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayPeriod,
  type PeriodType,
  parsePeriodCode,
  periodAt,
  periodCode,
  periodEnd,
  periodId,
  periodPart,
  periodStart,
  periodsBetween,
  periodType,
  periodYear,
  shiftPeriod,
} from '../../model/period.js';

const parts: Readonly<Record<PeriodType, number>> = { Y: 1, S: 2, Q: 4, M: 12, A: 1, D: 365 };
const anyPeriod = fc
  .tuple(
    fc.constantFrom<PeriodType>('Y', 'S', 'Q', 'M', 'A', 'D'),
    fc.integer({ min: 1950, max: 2099 }),
    fc.nat(),
  )
  .map(([type, year, n]) => periodId(type, year, (n % parts[type]) + 1) ?? 0);

test('a period written as a code reads back as the same period', () => {
  fc.assert(fc.property(anyPeriod, (id) => parsePeriodCode(periodCode(id)) === id));
});

test('the period after the period before is the period itself, and periods leave no gap', () => {
  fc.assert(
    fc.property(anyPeriod, (id) => {
      const next = shiftPeriod(id, 1);
      const dayAfter = new Date(`${periodEnd(id)}T00:00:00Z`);
      dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
      return shiftPeriod(next, -1) === id && periodStart(next) === dayAfter.toISOString().slice(0, 10);
    }),
  );
});

test('the first and the last day of a period lie in it', () => {
  fc.assert(
    fc.property(
      anyPeriod,
      (id) =>
        periodAt(periodType(id), periodStart(id)) === id && periodAt(periodType(id), periodEnd(id)) === id,
    ),
  );
});

test.each([
  ['2024', 2024000, '2024-01-01', '2024-12-31'],
  ['2024-S2', 2024102, '2024-07-01', '2024-12-31'],
  ['2024-Q3', 2024203, '2024-07-01', '2024-09-30'],
  ['2024-02', 2024302, '2024-02-01', '2024-02-29'],
  ['2024/2025', 2024400, '2024-07-01', '2025-06-30'],
  ['2024-08-17', 2024730, '2024-08-17', '2024-08-17'],
])('%s is %i, from %s to %s', (code, id, start, end) => {
  expect(parsePeriodCode(code)).toBe(id);
  expect([periodStart(id), periodEnd(id)]).toEqual([start, end]);
});

test.each(['', '24', '2024-13', '2024-Q5', '2024-S3', '2024/2026', '2023-02-29', '2024-1', '1800'])(
  '"%s" is no period',
  (code) => {
    expect(parsePeriodCode(code)).toBeUndefined();
  },
);

test('a leap year has a day more', () => {
  expect(periodId('D', 2024, 366)).toBeDefined();
  expect(periodId('D', 2023, 366)).toBeUndefined();
  expect(dayPeriod(2023, 2, 29)).toBeUndefined();
});

test('months are counted across the turn of the year', () => {
  const months = periodsBetween(2023311, 2024302);
  expect(months.map(periodCode)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
  expect(months.map(periodPart)).toEqual([11, 12, 1, 2]);
  expect(months.map(periodYear)).toEqual([2023, 2023, 2024, 2024]);
});
