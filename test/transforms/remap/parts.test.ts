import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileCells } from '../../../transforms/remap/column-profile.js';
import { meansAnother } from '../../../transforms/remap/column-ways.js';
import { headingLikeness, meansSame } from '../../../transforms/remap/heading-likeness.js';
import { type Candidate, pairColumns } from '../../../transforms/remap/pair-columns.js';
import { rowSums } from '../../../transforms/remap/row-sums.js';
import { scaleBetween } from '../../../transforms/remap/scale.js';
import { sumEvidence } from '../../../transforms/remap/sum-evidence.js';
import { templateOf } from '../../../transforms/remap/template.js';
import { factorBetween } from '../../../transforms/remap/unit-factor.js';
import { breakdowns, dataset } from '../given.js';

const candidate = fc.record({
  lost: fc.nat(4),
  found: fc.nat(4),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('columns that were renamed', () => {
  it('are each one column only, whatever the candidates', () => {
    fc.assert(
      fc.property(fc.array(candidate), (candidates) => {
        const { pairs } = pairColumns(candidates);
        expect(new Set(pairs.map(({ lost }) => lost)).size).toBe(pairs.length);
        expect(new Set(pairs.map(({ found }) => found)).size).toBe(pairs.length);
      }),
    );
  });

  it('are left to a person where two are nearly as likely', () => {
    const [a, b] = [
      { lost: 0, found: 0, score: 0.8 },
      { lost: 0, found: 1, score: 0.75 },
    ] satisfies [Candidate, Candidate];
    expect(pairColumns([a, b])).toEqual({ pairs: [], rivals: [a, b] });
  });
});

describe('the sums of a contract', () => {
  const entry = dataset(
    ['A', 'B', 'C'].map((heading) => ({ heading, type: 'number' as const })),
    { rules: [{ rule: 'a + b = c' }] },
  );
  const column = (col: number, name: string | null = null) => ({
    ...{ col, heading: `K${col}`, unit: null, type: 'number' as const, locale: 'none' as const },
    ...{ name, key: '', profile: null },
  });
  const data = [1, 2, 3, 4, 5].map((n) => ({ row: n, cells: [7 * n, n, 3 * n, 4 * n] }));
  const columns = [column(1), column(2), column(3), column(4)];

  it('tell which new column is the whole, and leave the parts to other evidence', () => {
    const tells = sumEvidence(entry, [], ['a', 'b', 'c'], columns, rowSums(data, columns));
    expect(tells('c', 4)).toMatchObject({ holds: true });
    expect(tells('c', 3)).toMatchObject({ holds: false });
    expect(tells('a', 2)).toMatchObject({ holds: true });
    expect(tells('b', 2)).toMatchObject({ holds: true });
  });

  it('settle a part where the other part and the whole are known', () => {
    const bound = [column(2, 'a'), column(4, 'c')];
    const free = [column(1), column(3)];
    const tells = sumEvidence(entry, bound, ['b'], free, rowSums(data, [...bound, ...free]));
    expect([tells('b', 3)?.says, tells('b', 1)?.holds]).toEqual([
      'With it, "a + b = c" holds in 5 of 5 rows.',
      false,
    ]);
  });

  it('say nothing where they hold with no column, or where there are too few rows', () => {
    const two = data.slice(0, 2);
    const tells = sumEvidence(entry, [], ['a', 'b', 'c'], columns, rowSums(two, columns));
    expect(tells('c', 4)).toBeUndefined();
    const others = [column(1), column(2), column(3)];
    expect(sumEvidence(entry, [], ['c'], others, rowSums(data, others))('c', 1)).toBeUndefined();
  });
});

describe('the size of a column', () => {
  it('is a thousandfold where all its quartiles are, and is not compared for a handful of numbers', () => {
    const before = profileCells([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(scaleBetween(before, profileCells([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000]))).toBe(1000);
    expect(scaleBetween(before, profileCells([1, 2, 3, 4, 5, 6, 7, 90_000]))).toBe(1);
    expect(scaleBetween(before, profileCells([100, 200, 300, 400, 500, 600, 700, 800]))).toBe(100);
    expect(scaleBetween(before, profileCells([1000, 2000]))).toBeNull();
  });

  const grown = (base: readonly number[], factors: readonly number[]) =>
    scaleBetween(profileCells(base), profileCells(base.map((value, i) => value * (factors[i] ?? 1))));
  const spreadFactors = [3, 12, 5, 9, 4, 11, 6, 10, 7, 8, 3.5, 11.5];

  it('is tenfold where every figure is, and each nearly the same', () => {
    const figures = fc.array(fc.integer({ min: 50, max: 90_000 }), { minLength: 8, maxLength: 40 });
    const nearly = fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(figures, nearly, (base, off) => {
        expect(
          grown(
            base,
            off.map((each) => 10 * each),
          ),
        ).toBe(10);
        expect(
          grown(
            base,
            off.map((each) => each / 10),
          ),
        ).toBe(0.1);
      }),
    );
    expect(grown([10, 20, 30, 40, 50], [10, 10, 10, 10, 10])).toBeNull();
  });

  it('is no unit at all where figures grew by three to twelve, whichever grew most', () => {
    const bases = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 12, maxLength: 12 });
    const factors = fc.shuffledSubarray(spreadFactors, { minLength: 12 });
    fc.assert(
      fc.property(bases, factors, (base, each) => {
        expect([null, 1]).toContain(grown(base, each));
      }),
    );
  });

  it('counts blanks and signs apart from numbers and texts', () => {
    expect(profileCells([1, null, '-', 'Cibeber', 'CIBEBER'])).toMatchObject({
      cells: 5,
      blank: 2,
      numbers: 1,
      texts: ['cibeber'],
    });
  });
});

describe('a heading', () => {
  it('is made into one with placeholders by what they catch', () => {
    expect(templateOf('Hasil Panen 2024', ['year'], breakdowns)).toBe('Hasil Panen {year}');
    expect(templateOf('Balita | Pria', ['jenis_kelamin'], breakdowns)).toBe('Balita | {jenis_kelamin}');
    expect(templateOf('Hasil Panen', ['year'], breakdowns)).toBeUndefined();
  });

  it('is like another that shares its letters or its words', () => {
    expect(headingLikeness('Perempuan', 'Perempaun')).toBeGreaterThan(0.7);
    expect(headingLikeness('Jumlah Penduduk', 'Penduduk')).toBeGreaterThan(0.6);
    expect(headingLikeness('Laki-laki', 'Wanita')).toBeLessThan(0.4);
  });

  it('is like another that says the same in other words or another language', () => {
    for (const [one, other] of [
      ['Laki-laki', 'Pria'],
      ['Perempuan', 'Female'],
      ['Jumlah', 'L+P'],
      ['Jumlah', 'Jumlah/Total'],
      ['Luas (km2)', 'Area (sq.km)'],
      ['Kepadatan Penduduk', 'Population Density'],
    ] as const)
      expect([one, other, meansSame(one, other)]).toEqual([one, other, true]);
    expect(meansSame('Laki-laki', 'Female')).toBe(false);
    expect(meansSame('(jiwa)', '(ton)')).toBe(false);
  });

  it('means another column where it says what that one is called, or its choice of an axis', () => {
    const entry = dataset([
      { heading: 'Balita A', type: 'number', variable: 'a', breakdown: { jenis_kelamin: 'L' } },
      { heading: 'Balita B', type: 'number', variable: 'a', breakdown: { jenis_kelamin: 'P' } },
    ]);
    expect(meansAnother(entry, 'balita_a', 'Wanita', breakdowns)).toBe(true);
    expect(meansAnother(entry, 'balita_b', 'Wanita', breakdowns)).toBe(false);
    expect(meansAnother(entry, 'balita_a', 'Pria', breakdowns)).toBe(false);
    expect(meansAnother(entry, 'balita_a', 'Rujukan', breakdowns)).toBe(false);
  });

  it('names a unit whose factor is known, or none', () => {
    expect(factorBetween('ribu jiwa', 'jiwa')).toBe(1000);
    expect(factorBetween('juta ton', 'ribu ton')).toBe(1000);
    expect(factorBetween('ha', 'km2')).toBe(0.01);
    expect(factorBetween('ribu ton', 'kg')).toBe(1e6);
    expect(factorBetween('ton', 'jiwa')).toBeNull();
    expect(factorBetween('ton', 'm3')).toBeNull();
  });
});
