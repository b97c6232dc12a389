import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Name } from '../../../model/column.js';
import { nameOf, namer, titleOf } from '../../../transforms/propose/names.js';

it('any text gives a name that a contract accepts, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = nameOf(text);
      expect(name === '' || Name.safeParse(name).success).toBe(true);
      expect(name.length).toBeLessThanOrEqual(48);
    }),
  );
});

it.each([
  ['Ayam Kampung (Ton)', 'ayam_kampung_ton'],
  ['% Kurang', 'persen_kurang'],
  ['2024', 'k_2024'],
  [
    'Laju Pertumbuhan Produk Domestik Bruto/Produk Domestik Regional',
    'laju_pertumbuhan_produk_domestik_bruto_produk',
  ],
])('%s is called %s', (text, name) => {
  expect(nameOf(text)).toBe(name);
});

it('a name that is taken gets a number', () => {
  const next = namer(['jumlah']);
  expect([next('jumlah'), next('jumlah'), next('siswa')]).toEqual(['jumlah_2', 'jumlah_3', 'siswa']);
});

it('a title has neither unit nor underscore', () => {
  expect(titleOf('produksi_padi_(Ton)')).toBe('Produksi padi');
  expect(titleOf('[Metode Baru] Harapan Lama Sekolah (Tahun)')).toBe('Harapan Lama Sekolah');
});
