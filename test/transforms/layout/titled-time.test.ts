import { expect, it } from 'vitest';
import { tellsOtherPeriod } from '../../../transforms/layout/titled-time.js';

it.each<[string, readonly string[], boolean]>([
  ['Produksi ikan menurut kecamatan tahun 2023', ['Produksi ikan menurut kecamatan tahun 2022'], true],
  ['LAPORAN RETRIBUSI PASAR TRIWULAN II TAHUN 2024', ['LAPORAN RETRIBUSI PASAR TRIWULAN I TAHUN 2024'], true],
  [
    'Kunjungan puskesmas bulan Februari 2024',
    ['Dinas Contoh', 'Kunjungan puskesmas bulan Januari 2024'],
    true,
  ],
  ['Produksi ikan menurut kecamatan tahun 2022', ['Produksi ikan menurut kecamatan tahun 2022'], false],
  ['Produksi ikan menurut kecamatan tahun 2023', ['Produksi ikan menurut kecamatan'], false],
  ['Tahun 2023', ['Produksi ikan menurut kecamatan tahun 2022'], false],
  ['Keadaan per 31 Desember 2023', ['Produksi ikan menurut kecamatan tahun 2022'], false],
  ['Perikanan laut', ['Produksi ikan menurut kecamatan tahun 2022'], false],
])('%s below %j', (text, above, other) => {
  expect(tellsOtherPeriod(text, above)).toBe(other);
});
