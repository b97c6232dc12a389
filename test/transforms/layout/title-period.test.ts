// Which titles say another period than those above them.
import { expect, it } from 'vitest';
import { saysOtherPeriod } from '../../../transforms/layout/title-period.js';

const above = ['dinas kesehatan', 'data balita menurut kelurahan tahun 2024'];

it.each([
  ['Data Balita Menurut Kelurahan Tahun 2023', above, true],
  ['Data Balita Menurut Kelurahan Tahun 2024', above, false],
  ['Kunjungan Pasien Bulan Februari 2024', ['kunjungan pasien bulan januari 2024'], true],
  ['Kunjungan Pasien Bulan Januari 2024', ['kunjungan pasien bulan januari 2024'], false],
  ['Retribusi Pasar Triwulan II Tahun 2024', ['retribusi pasar triwulan i tahun 2024'], true],
  ['Retribusi Pasar Triwulan I Tahun 2024', ['retribusi pasar triwulan i tahun 2024'], false],
  ['Retribusi Pasar Semester 2 2024', ['retribusi pasar semester 1 2024'], true],
  ['Tahun 2023', above, false],
  ['Keadaan Bulan Mei Tahun 2023', above, false],
  ['Data Balita Menurut Kelurahan', above, false],
  ['Data Balita Menurut Kelurahan Tahun 2023', ['dinas kesehatan'], false],
])('%s', (title, known, other) => expect(saysOtherPeriod(title, known)).toBe(other));
