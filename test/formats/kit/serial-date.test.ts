import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialDate } from '../../../formats/kit/serial-date.js';

describe('the day number of a spreadsheet', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [36526, false, '2000-01-01'],
    [35064, true, '2000-01-01'],
    [0, true, '1904-01-01'],
    [45523.75, false, '2024-08-19T18:00:00'],
    [45523.9999999, false, '2024-08-20'],
    [2958465, false, '9999-12-31'],
  ])('%d (from 1904: %s) is %s', (serial, from1904, iso) => expect(serialDate(serial, from1904)).toBe(iso));

  it.each([0, -1, 0.4, 60, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('%d is no day', (serial) =>
    expect(serialDate(serial, false)).toBeUndefined(),
  );

  it('a day later is one number more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const [day, next] = [serialDate(serial, false), serialDate(serial + 1, false)];
        expect(Date.parse(next ?? '') - Date.parse(day ?? '')).toBe(86_400_000);
      }),
    );
  });
});
