import { describe, expect, it } from 'vitest';
import type { Layout, TableColumn } from '../../../model/table.js';
import { isPersonal, isResidentNumber } from '../../../transforms/propose/personal.js';

function personal(heading: string, ...cells: readonly (string | number | null)[]): boolean {
  const column: TableColumn = {
    col: 1,
    path: [heading],
    name: heading,
    unit: null,
    type: 'text',
    locale: 'none',
    evidence: [],
  };
  const data = cells.map((cell, i) => ({ row: i + 2, cells: [cell] }));
  return isPersonal(
    { layout: { columns: [column] } as unknown as Layout, data, aside: [], alike: [], sheets: 1 },
    column,
  );
}

describe('a column is personal', () => {
  it.each<[string, readonly (string | number)[]]>([
    ['NIK', ['3672010101900001', '3672015505850002']],
    ['Nomor', ['3672010101900001', '3672015505850002']],
    ['NIK', ['3672************', '3672************']],
    ['NIK', ['3,67201E+15', '3,67202E+15']],
    ['No. KTP', [3672010101900001, 3672015505850002]],
    ['NIP', ['19850101 201001 1 001', '19900202 201502 2 002']],
    ['NPWP', ['01.234.567.8-401.000']],
    ['No. Rekening', ['0123456789', '1234567890']],
    ['Kontak', ['0812-3456-7890', '+62 813 1111 2222']],
    ['Apa saja', ['081234567890', '081311112222']],
    ['Email', ['a@contoh.id', 'b@contoh.id']],
    ['Nama Penerima', ['Siti Aminah', 'Budi Santoso, S.E.']],
    ['Nama', ['Siti Aminah', 'Budi']],
    ['Alamat', ['Jl. Merdeka 1', 'Kp. Baru']],
    ['Tempat Lahir', ['Cilegon', 'Serang']],
  ])('under %j with %j', (heading, cells) => {
    expect(personal(heading, ...cells)).toBe(true);
  });

  it.each<[string, readonly (string | number)[]]>([
    ['Jumlah NIK aktif', [12000, 13000]],
    ['Wajib KTP-el', [1200, 1300]],
    ['Sudah rekam KTP', ['1.200', '1.300']],
    ['KTP-el', [1200, 1300]],
    ['NIK', [1200, 1300]],
    ['Kode Rekening', ['4', '4.1', '4.1.01']],
    ['Kode Rekening', ['410101001001', '410101001002']],
    ['HP', [120, 340]],
    ['Nama', ['SDN Bulakan 1', 'SMPN 3 Cilegon', 'Puskesmas Cibeber']],
    ['Nama Sekolah', ['SDN 1', 'SDN 2']],
    ['Anggaran', ['2000000000000000', '1500000000000000']],
    ['No. Objek', ['3672019901900001', '3672010199900000']],
    ['Tanggal Lahir', [120, 130]],
  ])('not under %j with %j', (heading, cells) => {
    expect(personal(heading, ...cells)).toBe(false);
  });

  it('goes by its heading alone while nothing stands in it', () => {
    expect(personal('NIK')).toBe(true);
    expect(personal('Jumlah NIK')).toBe(false);
  });
});

it('a NIK names an area, a day of birth and a serial', () => {
  expect(['3672010101900001', '3672017112990123', '1101014107850001'].map(isResidentNumber)).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    ['0072010101900001', '3672013201900001', '3672010113900001', '3672010101900000', '367201010190000'].map(
      isResidentNumber,
    ),
  ).toEqual([false, false, false, false, false]);
});
