import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, Figure, PlacedFigure } from '../../../model/figure.js';
import type { Issue } from '../../../model/issue.js';
import {
  codes,
  doubtsOf,
  evidenceOf,
  type Honest,
  honest,
  lastYear,
  randomly,
  year,
} from './honest-table.js';

/** Large enough figures for a mistake to be one, small enough a scatter for it to be seen. */
const telling: fc.Arbitrary<Honest> = fc.record({
  seed: fc.integer(),
  areas: fc.integer({ min: 10, max: 43 }),
  measures: fc.integer({ min: 2, max: 5 }),
  years: fc.integer({ min: 2, max: 5 }),
  noise: fc.constantFrom(0.01, 0.05),
  growth: fc.constantFrom(-0.1, 0, 0.03, 0.5),
  zeros: fc.constantFrom(0, 0.1),
  size: fc.constantFrom(2000, 50_000, 3_000_000),
  decimals: fc.constantFrom(0, 2),
});

const change = <F extends Figure>(figures: readonly F[], by: (figure: F) => number | null): readonly F[] =>
  figures.map((figure) => ({ ...figure, value: by(figure) }));
const inOrder = (issues: readonly Issue[]) => issues.map(({ code, row, col }) => `${code} ${row} ${col}`);

describe('whatever an honest agency sends', () => {
  it('is hardly ever doubted: fewer than one table in a hundred', () => {
    const tables = fc.sample(honest, { numRuns: 1000, seed: 7 });
    const doubted = tables.filter((table) => doubtsOf(evidenceOf(table)).length > 0);
    expect(doubted.length).toBeLessThan(tables.length / 100);
  });
});

describe('the doubts of a table', () => {
  /** A table with a slip, a missing area and two columns that agree. */
  const spoiled = fc.tuple(telling, fc.nat()).map(([table, at]): Evidence => {
    const { delivered, accepted } = evidenceOf(table);
    const first = new Map(delivered.filter(({ col }) => col === 3).map((each) => [each.row, each.value]));
    const copied = change(delivered, ({ col, row, value }) => (col === 4 ? (first.get(row) ?? null) : value));
    const slipped = copied.map((each, i) =>
      i === at % copied.length && each.value !== null ? { ...each, value: each.value * 1000 } : each,
    );
    return { delivered: slipped.filter(({ row }) => row !== 6), accepted };
  });

  it('do not depend on the order of its rows', () => {
    fc.assert(
      fc.property(spoiled, fc.integer(), ({ delivered, accepted }, seed) => {
        const draw = randomly(seed);
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((each) => ({ each, at: draw() }))
            .sort((a, b) => a.at - b.at)
            .map(({ each }) => each);
        const told = doubtsOf({ delivered: shuffled(delivered), accepted: shuffled(accepted) });
        expect(told).toEqual(doubtsOf({ delivered, accepted }));
      }),
    );
  });

  it('do not depend on the unit that all its figures are in', () => {
    const factors = fc.constantFrom(0.001, 0.25, 0.37, 2, 3, 12, 1000, 1_000_000);
    fc.assert(
      fc.property(spoiled, factors, ({ delivered, accepted }, factor) => {
        const scale = ({ value }: Figure) =>
          value === null ? null : Number((value * factor).toPrecision(15));
        const scaled = { delivered: change(delivered, scale), accepted: change(accepted, scale) };
        expect(inOrder(doubtsOf(scaled))).toEqual(inOrder(doubtsOf({ delivered, accepted })));
      }),
    );
  });
});

describe('a mistake in an honest table', () => {
  /** Chance can hide a mistake in the scatter of few figures: it is found in 99 of 100 tables. */
  const mistaken = (wrong: (evidence: Evidence, at: number) => Evidence | undefined, code: string) => {
    const tables = fc.sample(fc.tuple(telling, fc.nat()), { numRuns: 500, seed: 7 });
    const spoiled = tables.flatMap(([table, at]) => wrong(evidenceOf(table), at) ?? []);
    const found = spoiled.filter((evidence) => codes(doubtsOf(evidence)).includes(code));
    expect(spoiled.length).toBeGreaterThan(300);
    expect(found.length / spoiled.length).toBeGreaterThanOrEqual(0.99);
  };

  it('is found when a column is copied', () => {
    mistaken(({ delivered, accepted }) => {
      const first = new Map(delivered.filter(({ col }) => col === 3).map((each) => [each.row, each.value]));
      return {
        delivered: change(delivered, ({ col, row, value }) => (col === 4 ? (first.get(row) ?? null) : value)),
        accepted,
      };
    }, 'column-copied');
  });

  it('is found when two columns stand under the headings of each other', () => {
    mistaken(({ delivered, accepted }) => {
      const turned = (col: number | null) => (col === 3 ? 4 : col === 4 ? 3 : col);
      const place = (row: number, col: number | null) => `${row} ${col}`;
      const values = new Map(delivered.map(({ row, col, value }) => [place(row, col), value]));
      const counted = ({ row }: PlacedFigure) =>
        [3, 4].every((col) => (values.get(place(row, col)) ?? 0) > 0);
      if (delivered.filter((each) => each.col === 3 && counted(each)).length < 8) return undefined;
      const swapped = change(delivered, ({ row, col }) => values.get(place(row, turned(col))) ?? null);
      return { delivered: swapped, accepted };
    }, 'columns-swapped');
  });

  it('is found when a year is copied', () => {
    mistaken(({ delivered, accepted }) => {
      const key = ({ variable, area }: Figure) => `${variable} ${area}`;
      const last = accepted.filter(({ period }) => period === year(lastYear - 1));
      const before = new Map(last.map((each) => [key(each), each.value]));
      return { delivered: change(delivered, (each) => before.get(key(each)) ?? null), accepted };
    }, 'period-repeated');
  });

  for (const times of [10, 100, 1000, 0.1, 0.001])
    it(`is found when a figure is ${times} times what it should be`, () => {
      mistaken(({ delivered, accepted }, at) => {
        const wrong = delivered[at % delivered.length] as PlacedFigure;
        if (!wrong.value || Math.abs(wrong.value) * Math.min(times, 1) < 20) return undefined;
        const slip = Number((wrong.value * times).toPrecision(12));
        return { delivered: change(delivered, (each) => (each === wrong ? slip : each.value)), accepted };
      }, 'figure-slipped');
    });

  it('is found when areas are missing, or stand in two rows', () => {
    mistaken(
      ({ delivered, accepted }, at) => ({
        delivered: delivered.filter(({ row }) => row !== 5 + (at % 10)),
        accepted,
      }),
      'areas-missing',
    );
    mistaken(
      ({ delivered, accepted }, at) => ({
        delivered: delivered.map((each) =>
          each.row === 5 + (at % 10) && each.col === 4 ? { ...each, row: 100 } : each,
        ),
        accepted,
      }),
      'area-split',
    );
  });
});
