// Numbers and letters that a template gives to its columns.
import { describe, expect, it } from 'vitest';
import { seen } from './sheets.js';

const sectors = ['A. Pertanian', 'B. Pertambangan', 'C. Industri', 'D. Listrik', 'E. Air'];
const quarters = sectors.map((name, i) => [
  name,
  null,
  ...Array.from({ length: 8 }, (_, k) => 1052.25 + 131.4 * i + 17.3 * k),
]);

describe('a row that numbers its columns', () => {
  it('is known when "(1)" became -1, one column has none and the count starts anew', () => {
    const table = seen([
      ['Kategori', 'Uraian', 2023, null, null, null, 2024],
      [null, null, 'I', 'II', 'III', 'IV', 'I', 'II', 'III', 'IV'],
      [],
      [-1, -2, -3, -4, -5, null, -7, -8, -9, -10, -7, -8].slice(0, 10),
      [],
      ...quarters,
    ]);
    expect(table.header).toEqual([1, 2]);
    expect(table.aside.numbering).toEqual([4]);
    expect(table.data).toEqual([6, 7, 8, 9, 10]);
  });

  it('may name the columns of another sheet in letters above the heading', () => {
    const table = seen([
      ['TABEL 1. PDRB ATAS DASAR HARGA BERLAKU (JUTA RUPIAH)'],
      [null, null, 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P'],
      [
        'Kategori',
        'Uraian',
        'I 2023',
        'II 2023',
        'III 2023',
        'IV 2023',
        'I 2024',
        'II 2024',
        'III 2024',
        'IV 2024',
      ],
      ...quarters,
    ]);
    expect(table.header).toEqual([3]);
    expect(table.names[2]).toBe('I 2023');
  });

  it('is a heading when its letters begin with A, as grades and groups do', () => {
    const table = seen([
      ['Sekolah', 'A', 'B', 'C', 'D', 'E', 'F', 'G'],
      ['Sekolah', 'Baik', 'Cukup', 'Kurang', 'Rusak', 'Lain', 'Baru', 'Lama'],
      ...sectors.map((name, i) => [name, 11 + i, 23 + i, 35 + i, 47 + i, 58 + i, 69 + i, 71 + i]),
    ]);
    expect(table.header).toEqual([1, 2]);
  });
});
