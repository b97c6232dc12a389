import { expect, test } from 'vitest';
import { momentOption } from '../../cli/moment-option.js';
import { momentOf } from '../../pipelines/local-time.js';

const wib = 'Asia/Jakarta';

// Worked by hand: WIB is 7 and WIT 9 hours ahead of UTC.
test.each([
  ['2026-01-31', wib, '2026-01-31T16:59:59.999Z'],
  ['2026-01-31', 'Asia/Jayapura', '2026-01-31T14:59:59.999Z'],
  ['2026-01-31', 'UTC', '2026-01-31T23:59:59.999Z'],
  ['2026-01-31T12:00:00+07:00', wib, '2026-01-31T05:00:00.000Z'],
  ['2026-01-31T12:00Z', wib, '2026-01-31T12:00:00.000Z'],
  ['2026-01-31 12:00:00.123456+00', wib, '2026-01-31T12:00:00.123Z'],
  ['2026-01-31 12:00:00.1+0530', wib, '2026-01-31T06:30:00.100Z'],
  ['2026-01-31 12:00:00', wib, '2026-01-31T05:00:00.000Z'],
  ['2026-01-31T12:00', 'Asia/Makassar', '2026-01-31T04:00:00.000Z'],
])('%s in %s is %s', (text, timezone, moment) => {
  expect(momentOf(momentOption(text), timezone).toISOString()).toBe(moment);
});

test.each(['2026-02-31', '2026-02-31 10:00', '2026-13-01', '31-01-2026', '2026-01-31T25:00', 'kemarin', ''])(
  '"%s" is refused',
  (text) => expect(() => momentOption(text)).toThrow('is no date'),
);

test('a clock that is put forward or back leaves a moment of one of its two offsets', () => {
  expect(momentOf({ local: '2026-03-29T02:30:00.000' }, 'Europe/Amsterdam').toISOString()).toMatch(
    /T0[01]:30/,
  );
  expect(momentOf({ local: '2026-10-25T02:30:00.000' }, 'Europe/Amsterdam').toISOString()).toMatch(
    /T0[01]:30/,
  );
});
