import { expect, it } from 'vitest';
import { pathKeys } from '../../../transforms/propose/path-keys.js';

const keysOf = (...paths: readonly (readonly string[])[]) => [...pathKeys(paths).values()];

it('says a label by itself where it stands once, and by its parents where it does not', () => {
  expect(keysOf(['1. Guru', 'a. Jumlah guru'], ['2. Siswa', 'a. Jumlah siswa'])).toEqual([
    'Jumlah guru',
    'Jumlah siswa',
  ]);
  expect(keysOf(['1. Guru', 'a. Honorer'], ['2. Tenaga lain', 'a. Honorer'])).toEqual([
    'Guru | Honorer',
    'Tenaga lain | Honorer',
  ]);
});

it('goes up as far as it takes', () => {
  expect(keysOf(['SD', 'Guru', 'Tetap'], ['SMP', 'Guru', 'Tetap'], ['SMP', 'Staf', 'Tetap'])).toEqual([
    'SD | Guru | Tetap',
    'SMP | Guru | Tetap',
    'Staf | Tetap',
  ]);
});

it('never says "Laki-laki" or "Jumlah" alone', () => {
  expect(keysOf(['Kelahiran', 'Laki-laki'], ['Kematian'], ['Pindah', 'Jumlah'])).toEqual([
    'Kelahiran | Laki-laki',
    'Kematian',
    'Pindah | Jumlah',
  ]);
});

it('keeps the numbers where nothing else parts two labels', () => {
  expect(keysOf(['1. Lainnya'], ['2. Lainnya'])).toEqual(['1. Lainnya', '2. Lainnya']);
});
