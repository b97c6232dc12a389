import { expect, it } from 'vitest';
import { isMeantFor } from '../../../transforms/layout/table-unit.js';

it.each<[string, readonly string[], boolean]>([
  ['juta rupiah', ['Jumlah Penerima'], false],
  ['Rp', ['Jumlah Koperasi'], false],
  ['Rp', ['Bantuan', 'Penerima'], true],
  ['rupiah', ['Belanja Pegawai'], true],
  ['rupiah', ['Nilai Pinjaman Anggota'], true],
  ['juta rupiah', ['Industri Pengolahan'], true],
  ['juta rupiah', ['2023'], true],
  ['ton', ['Jumlah Petani'], true],
  ['juta rupiah', ['Jumlah Pendamping'], false],
  ['juta rupiah', ['Banyaknya Bangunan'], false],
  ['juta rupiah', ['Jumlah Jembatan'], false],
  ['juta rupiah', ['Jumlah Hibah'], true],
  ['juta rupiah', ['Jumlah'], true],
])('a title in %s over %j', (unit, path, meant) => {
  expect(isMeantFor(unit, path)).toBe(meant);
});
