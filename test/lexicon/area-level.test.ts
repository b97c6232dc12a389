import { expect, test } from 'vitest';
import { levelNamed, levelWord, liesIn, wordsOf } from '../../lexicon/area-level.js';

test.each([
  ['desa', 'kelurahan'],
  ['Kalurahan', 'kelurahan'],
  ['nagari', 'kelurahan'],
  ['gampong', 'kelurahan'],
  ['pekon', 'kelurahan'],
  ['dusun', 'kelurahan'],
  ['kampung', 'kelurahan'],
  ['desa/kelurahan', 'kelurahan'],
  ['Kap.', 'kecamatan'],
  ['kemantren', 'kecamatan'],
  ['distrik', 'kecamatan'],
  ['kabupaten', 'city'],
  ['kota', 'city'],
  ['provinsi', 'province'],
])('"%s" is the level %s of a contract', (word, level) => {
  expect(levelNamed(word)).toBe(level);
});

test('a word that is no level is none', () => {
  expect(levelNamed('puskesmas')).toBeUndefined();
});

test.each([
  ['kecamatan', '34.04.07', 'Kapanewon'],
  ['kecamatan', '34.71.01', 'Kemantren'],
  ['kecamatan', '36.72.01', 'Kecamatan'],
  ['kecamatan', '91.03.01', 'Distrik'],
  ['kelurahan', '34.04.07.2001', 'Kalurahan'],
  ['kelurahan', '34.71.01.1001', 'Kelurahan'],
  ['kelurahan', '11.06.01.2001', 'Gampong'],
  ['kelurahan', '11.17.01.2001', 'Kampung'],
  ['kelurahan', '13.06.01.2001', 'Nagari'],
  ['kelurahan', '13.09.01.2001', 'Desa'],
  ['kelurahan', '15.08.01.2001', 'Dusun'],
  ['kelurahan', '18.06.01.2001', 'Pekon'],
  ['kelurahan', '33.74.01.1001', 'Kelurahan'],
  ['kelurahan', '33.01.01.2001', 'Desa'],
  ['province', '34', 'Provinsi'],
  ['city', '34.04', ''],
] as const)('the %s %s is called %s', (level, code, word) => {
  expect(levelWord(level, code)).toBe(word);
});

test('what lies in a place is told by whole parts of the code', () => {
  expect(liesIn('15.08.01', ['15.08'])).toBe(true);
  expect(liesIn('15.081', ['15.08'])).toBe(false);
});

test('a word that is a level only in places is no pattern for headings', () => {
  expect(wordsOf('kelurahan')).toEqual(['kalurahan', 'kelurahan', 'gampong', 'nagari', 'desa']);
  expect(wordsOf('kecamatan')).toEqual(['kapanewon', 'kecamatan', 'kemantren', 'distrik']);
});
