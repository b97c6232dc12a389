import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agree, readUnit, scaleOf } from '../../../lexicon/unit.js';
import { readChoices } from '../../../transforms/values/choice.js';
import { editDistance, nearest } from '../../../transforms/values/distance.js';
import { readYesNo } from '../../../transforms/values/yes-no.js';

describe('a unit', () => {
  it('has one name however it is written', () => {
    expect(readUnit('Ribu Ton')).toEqual({ base: 'ton', scale: 1000 });
    expect(readUnit('juta rupiah')).toEqual({ base: 'rupiah', scale: 1e6 });
    expect(readUnit('Rupiah (juta)')).toEqual({ base: 'rupiah', scale: 1e6 });
    expect(readUnit('Rp. (000)')).toEqual({ base: 'rupiah', scale: 1000 });
    expect(readUnit('Rp x 1.000.000')).toEqual({ base: 'rupiah', scale: 1e6 });
    expect(readUnit('per 1.000 penduduk')).toBeUndefined();
    expect(readUnit('rupiah juta')).toEqual({ base: 'rupiah', scale: 1e6 });
    expect(readUnit('ribu')).toEqual({ base: '', scale: 1000 });
    expect(readUnit('ribu kucing')).toBeUndefined();
    expect(readUnit('%')).toEqual({ base: 'persen', scale: 1 });
  });
  it('sets the scale of a heading', () => {
    expect(scaleOf('dalam ribuan rupiah')).toBe(1000);
    expect(scaleOf('Jiwa (000)')).toBe(1000);
    expect(scaleOf('jiwa')).toBe(1);
  });
  it('contradicts another only where both are known', () => {
    expect(agree('orang', 'jiwa')).toBe(true);
    expect(agree('ton', 'kg')).toBe(false);
    expect(agree('permohonan', 'kg')).toBe(true);
  });
});

it.each<[Parameters<typeof readYesNo>[0], boolean | undefined]>([
  ['Ya', true],
  [' ADA ', true],
  ['√', true],
  ['v', true],
  [1, true],
  [true, true],
  ['Sudah', true],
  ['Tidak', false],
  ['tidak  ada', false],
  ['belum', false],
  [0, false],
  [false, false],
  ['mungkin', undefined],
  [2, undefined],
  [null, undefined],
])('%j answers %s', (cell, answer) => {
  expect(readYesNo(cell)).toBe(answer);
});

it('knows a choice by its code and by each way it is written', () => {
  const sex = readChoices({ L: ['Laki-laki', 'Pria'], P: ['Perempuan'] });
  expect(['laki - laki', 'PRIA', 'l', 'perempuan', 'L+P', 'Jumlah', 'x'].map(sex.read)).toEqual([
    'L',
    'L',
    'L',
    'P',
    'total',
    'total',
    undefined,
  ]);
  expect(sex.shown).toEqual(['Laki-laki', 'Perempuan']);
});

describe('the distance of two words', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('kecamatan', 'kecmaatan')).toBe(1);
    expect(editDistance('abc', 'abd')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });
  it('is the same both ways, and none only for the word itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
  it('is given up above the limit', () => {
    expect(editDistance('aaaaaa', 'bbbbbb', 2)).toBe(3);
    expect(editDistance('a', 'bbbbbb', 2)).toBe(3);
  });
  it('ranks what is near', () => {
    expect(nearest('jumlh', ['laki', 'jumlah', 'jumpa'], (x) => x, 2)).toEqual(['jumlah', 'jumpa']);
  });
});
