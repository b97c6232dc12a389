import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelReader } from '../../transforms/row-label.js';

const units: Readonly<Record<string, string>> = {
  penduduk: 'jiwa',
  miskin: 'ribu jiwa',
  garis: 'rupiah per kapita per bulan',
  umur: 'tahun',
};
const map = {
  'Jumlah Penduduk': 'penduduk',
  '2. Jumlah Penduduk Miskin (ribu jiwa)': 'miskin',
  'Garis Kemiskinan': 'garis',
  'Umur Harapan Hidup': 'umur',
  'a. Laki-laki': 'l_lahir',
  'b. Laki-laki': 'l_mati',
  'PDRB atas dasar*': 'pdrb',
};
const unitOf = (variable: string) => units[variable];
const tells = (text: string) => /^(?:Kota Serang|September 2014)$/.test(text);
const read = labelReader(map, { unitOf, tells });

describe('a row label', () => {
  it.each([
    ['JUMLAH  PENDUDUK', 'penduduk'],
    ['1. Jumlah Penduduk', 'penduduk'],
    ['- Jumlah Penduduk', 'penduduk'],
    ['(3) Jumlah Penduduk *)', 'penduduk'],
    ['Jumlah Penduduk²', 'penduduk'],
    ['Jumlah Penduduk 2)', 'penduduk'],
    ['Jumlah Penduduk (orang)', 'penduduk'],
    ['Jumlah Penduduk [jiwa] **', 'penduduk'],
    ['4. Jumlah Penduduk Miskin', 'miskin'],
    ['Garis Kemiskinan(Rupiah/Kapita/Bulan)', 'garis'],
    ['a. Laki-laki', 'l_lahir'],
    ['PDRB atas dasar harga berlaku', 'pdrb'],
  ])('"%s" is whole, however it is numbered, marked and measured', (text, variable) => {
    expect(read(text)).toEqual({ variable });
  });

  it.each([
    'Jumlah Penduduk Lansia',
    'Jumlah Penduduk Miskin Ekstrem',
    'Jumlah',
    'Penduduk',
    'Umur Harapan Hidup (Laki-laki)',
    'Laki-laki',
    'c. Laki-laki',
    'Jumlah Penduduk Kota Cilegon',
    '',
    ' . ',
  ])('"%s" is nobody, for it only begins alike or fits two', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('tells another unit of the same thing, and does not take its figures as they are', () => {
    expect(read('Jumlah Penduduk (ribu jiwa)')).toEqual({ variable: 'penduduk', otherUnit: 'ribu jiwa' });
    expect(read('Jumlah Penduduk Miskin (jiwa)')).toEqual({ variable: 'miskin', otherUnit: 'jiwa' });
  });

  it('may be followed by the area or the period that the same column tells', () => {
    expect(read('Jumlah Penduduk Miskin Kota Serang')).toEqual({ variable: 'miskin' });
    expect(read('Garis Kemiskinan(Rupiah/Kapita/Bulan) September 2014')).toEqual({ variable: 'garis' });
  });

  it('is told apart by its section where the contract names it, and is nobody under another', () => {
    const sections = labelReader(
      { 'A. KELAHIRAN | Laki-laki': 'lahir_l', 'B. KEMATIAN | Laki-laki (jiwa)': 'mati_l', Puskesmas: 'pkm' },
      { unitOf: () => undefined, tells: () => false },
    );
    expect(sections('Laki-laki', 'A. KELAHIRAN')).toEqual({ variable: 'lahir_l' });
    expect(sections('1) Laki-Laki', 'II. Kematian')).toEqual({ variable: 'mati_l' });
    expect(sections('Laki-laki', 'C. PERKAWINAN')).toBeUndefined();
    expect(sections('Laki-laki')).toBeUndefined();
    expect(sections('Puskesmas', 'D. SARANA')).toEqual({ variable: 'pkm' });
  });

  it('is never another than one of the map, and the keys of a map are always found', () => {
    const words = fc.array(fc.constantFrom('Jumlah', 'Penduduk', 'Miskin', 'Lansia', 'Bayi'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(
          words.map((each) => each.join(' ')),
          { minLength: 1 },
        ),
        words,
        (keys, text) => {
          const own = Object.fromEntries(keys.map((key, i) => [key, `v${i}`]));
          const reader = labelReader(own, { unitOf: () => undefined, tells: () => false });
          for (const key of keys) expect(reader(key)).toEqual({ variable: own[key] });
          const label = text.join(' ');
          expect(reader(label)?.variable).toBe(own[label]);
        },
      ),
    );
  });
});
