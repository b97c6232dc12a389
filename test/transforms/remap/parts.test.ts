import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileCells } from '../../../transforms/remap/column-profile.js';
import { headingLikeness } from '../../../transforms/remap/heading-likeness.js';
import { type Candidate, pairColumns } from '../../../transforms/remap/pair-columns.js';
import { scaleBetween } from '../../../transforms/remap/scale.js';
import { templateOf } from '../../../transforms/remap/template.js';
import { factorBetween } from '../../../transforms/remap/unit-factor.js';
import { breakdowns } from '../given.js';

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

describe('the size of a column', () => {
  it('is a thousandfold where all its quartiles are, and is not compared for a handful of numbers', () => {
    const before = profileCells([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(scaleBetween(before, profileCells([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000]))).toBe(1000);
    expect(scaleBetween(before, profileCells([1, 2, 3, 4, 5, 6, 7, 90_000]))).toBe(1);
    expect(scaleBetween(before, profileCells([1000, 2000]))).toBeNull();
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

  it('names a unit whose factor is known, or none', () => {
    expect(factorBetween('ribu jiwa', 'jiwa')).toBe(1000);
    expect(factorBetween('juta ton', 'ribu ton')).toBe(1000);
    expect(factorBetween('ton', 'jiwa')).toBeNull();
  });
});
