import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observation } from '../../model/observation.js';
import { copyLine } from '../../warehouse/copy-line.js';
import { observation } from './two-kecamatan.js';

const keys = {
  variables: new Map([['balita', 7]]),
  areas: new Map([['36.72.01', 11]]),
  breakdowns: new Map([['', 0]]),
};

test('a fact becomes one line of keys, place, value and text', () => {
  expect(copyLine(observation({ rawText: '100,0' }), keys)).toBe(
    '7\t11\t2024301\t0\t5\t1\t1\t3\t100\t\\N\t100,0\n',
  );
  const counted = observation({ value: null, flag: 'missing', col: null, sourceRows: 12 });
  expect(copyLine(counted, keys)).toBe('7\t11\t2024301\t0\t5\t12\t1\t\\N\t\\N\tmissing\t\\N\n');
});

test('text of any kind stays in its line and its column', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (rawText) => {
      const line = copyLine(observation({ rawText }), keys);
      expect(line.slice(0, -1).split('\t')).toHaveLength(11);
      expect(line.slice(0, -1)).not.toMatch(/[\n\r]/);
    }),
  );
});

test.each<[string, Partial<Observation>, string]>([
  [
    'variable',
    { variable: 'lansia' },
    'The variable "lansia" (sheet 1, row 5, column 3) has no key in the warehouse.',
  ],
  ['area', { area: '99' }, 'The area "99" (sheet 1, row 5, column 3) has no key in the warehouse.'],
  [
    'breakdown',
    { breakdown: 'x=1', col: null },
    'The breakdown "x=1" (sheet 1, row 5, column –) has no key in the warehouse.',
  ],
])('a fact of an unknown %s is told with its cell', (_kind, given, message) => {
  expect(() => copyLine(observation(given), keys)).toThrow(
    expect.objectContaining({ code: 'SD_STAGE_UNKNOWN_KEY', message }),
  );
});

test('a value that is no figure is never stored', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => copyLine(observation({ value }), keys)).toThrow(
      expect.objectContaining({ code: 'SD_STAGE_NOT_A_NUMBER' }),
    );
});
