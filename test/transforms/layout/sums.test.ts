// Rows that add up others, wherever they stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSums } from '../../../transforms/layout/sums.js';
import { seen } from './sheets.js';

const find = (values: readonly (readonly number[])[]) =>
  findSums(
    values.map((row) => ({ values: row })),
    new Set(),
  );

describe('a row that adds up all the others', () => {
  it('is found wherever it stands among them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1001, max: 99_999 }), fc.integer({ min: 1001, max: 99_999 })), {
          minLength: 5,
          maxLength: 30,
        }),
        fc.nat(),
        (parts, place) => {
          const total = [0, 1].map((col) => parts.reduce((sum, part) => sum + (part[col] ?? 0), 0));
          fc.pre(total.every((figure) => figure % 10 !== 0));
          const at = place % (parts.length + 1);
          expect(find([...parts.slice(0, at), total, ...parts.slice(at)]).get(at)?.whole).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is the country in its place in the alphabet, though its parts were rounded one by one', () => {
    const parts = Array.from({ length: 34 }, (_, i) => [2120.4 + 97.3 * i, 2201.7 + 83.9 * i]);
    const total = [0, 1].map((col) => parts.reduce((sum, part) => sum + (part[col] ?? 0), 0));
    const table = seen([
      ['Provinsi', 'Laki-laki', 'Perempuan'],
      ...parts.slice(0, 8).map((part, i) => [`A${i} Provinsi`, ...part]),
      ['INDONESIA', Number((total[0] ?? 0).toFixed(1)) + 0.3, Number((total[1] ?? 0).toFixed(1))],
      ...parts.slice(8).map((part, i) => [`J${i} Provinsi`, ...part]),
    ]);
    expect(table.aside.total).toEqual([10]);
    expect(table.data).toHaveLength(34);
  });

  it('is not the country among countries', () => {
    const table = seen([
      ['Negara', 'Penduduk'],
      ['Filipina', 11412.5],
      ['Indonesia', 27021.7],
      ['Malaysia', 3357.3],
      ['Thailand', 7160.1],
      ['Vietnam', 9818.6],
    ]);
    expect(table.data).toHaveLength(5);
  });

  it('is not the country in a list of countries and years', () => {
    const table = seen([
      ['Negara', 'Tahun', 'Nilai'],
      ['Indonesia', '2022', 1.3],
      ['Indonesia', '2023', 1.4],
      ['Malaysia', '2022', 2.3],
      ['Malaysia', '2023', 2.4],
    ]);
    expect(table.data).toHaveLength(4);
  });

  it('is found under a heading that speaks of a labour force or a level of education, which are counted', () => {
    for (const heading of ['Jumlah Angkatan Kerja (Jiwa)', 'Penduduk menurut Tingkat Pendidikan']) {
      const table = seen([
        ['Wilayah', heading, null],
        [null, 'Februari', 'Agustus'],
        ['Perkotaan', 116719, 120433],
        ['Perdesaan', 105058, 102758],
        ['Perkotaan & Perdesaan', 221777, 223191],
      ]);
      expect(table.aside.total).toEqual([5]);
    }
  });
});
