import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresOf } from '../../../transforms/propose/figures.js';
import type { MeasureGroup } from '../../../transforms/propose/measure-group.js';
import { sumRules } from '../../../transforms/propose/sum-rules.js';

function group(heading: string, values: readonly number[]): MeasureGroup {
  const figures = figuresOf(values, { locale: 'none' });
  return {
    heading,
    stem: [heading],
    columns: [],
    pieces: [{}],
    dates: undefined,
    places: false,
    figures,
    byPeriod: new Map([['{}', values]]),
  };
}

function told(...groups: readonly MeasureGroup[]): readonly string[] {
  return sumRules(groups, []).map(
    ({ parts, whole }) => `${parts.map(({ heading }) => heading).join('+')}=${whole.heading}`,
  );
}

it('a column that is the sum of its neighbours in every row is told', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 4,
  });
  fc.assert(
    fc.property(rows, (pairs) => {
      const [a, b] = [
        group(
          'a',
          pairs.map(([one]) => one),
        ),
        group(
          'b',
          pairs.map(([, other]) => other),
        ),
      ];
      expect(
        told(
          a,
          b,
          group(
            'c',
            pairs.map(([one, other]) => one + other),
          ),
        ),
      ).toContain('a+b=c');
    }),
  );
});

it('one row that differs refutes it, and a row without a figure says nothing', () => {
  const parts = [group('a', [1, 2, 3, 4]), group('b', [5, 5, 5, 5])];
  expect(told(...parts, group('c', [6, 7, 8, 10]))).toEqual([]);
  expect(told(...parts, group('c', [6, 7, 8, Number.NaN]))).toEqual(['a+b=c']);
});

it('fewer than three rows prove nothing', () => {
  expect(told(group('a', [1, 2]), group('b', [3, 4]), group('c', [4, 6]))).toEqual([]);
});

it('what was rounded keeps a tolerance', () => {
  const [rule] = sumRules(
    [group('a', [1.04, 2.04, 3.01]), group('b', [1.04, 2.04, 3.01]), group('c', [2.09, 4.08, 6.02])],
    [],
  );
  expect(rule).toMatchObject({ tolerance: 0.015, rows: 3 });
});
