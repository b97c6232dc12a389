import { expect, it } from 'vitest';
import { isUnitPhrase } from '../../lexicon/unit-words.js';

it.each([
  'jiwa/km2',
  'kw/ha',
  'ribu ton',
  'per 1.000 penduduk',
  'm3/detik',
  'Rp/kg',
  'Rp. (000)',
  'eksemplar',
  '%',
])('takes "%s" for a unit', (text) => {
  expect(isUnitPhrase(text)).toBe(true);
});

it.each([
  'P2',
  'DATA CONTOH - bukan data resmi',
  'sementara',
  'SD',
  'Cibeber',
  'angka sementara',
  '',
  '2010=100',
  'laki-laki',
])('takes "%s" for no unit', (text) => {
  expect(isUnitPhrase(text)).toBe(false);
});
