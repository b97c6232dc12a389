import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../samples/draw.js';
import { rupiah, typed } from '../../samples/indonesian.js';
import { totalRow } from '../../samples/letterhead.js';
import { allocate, chance, part } from '../../samples/random.js';

describe('a drawn sheet', () => {
  const columns = ['No', 'Penduduk | L', 'Penduduk | P'];

  it('merges a group over its headings and a lone heading down to the last header row', () => {
    const sheet = draw({ titles: ['Judul'], columns, rows: [[1, 2, 3]] });
    expect(sheet.rows.slice(2, 5)).toEqual([
      ['No', 'Penduduk', null],
      [null, 'L', 'P'],
      [1, 2, 3],
    ]);
    expect(sheet.merges).toContainEqual({ top: 3, bottom: 3, left: 2, right: 3 });
    expect(sheet.merges).toContainEqual({ top: 3, bottom: 4, left: 1, right: 1 });
  });

  it('leaves an empty column between every two when it is drawn with gaps', () => {
    const sheet = draw({ titles: ['Judul'], columns, gaps: true, numbered: true, rows: [[1, 2, 3]] });
    expect(sheet.rows[4]).toEqual(['(1)', null, '(2)', null, '(3)']);
    expect(sheet.merges).toContainEqual({ top: 3, bottom: 3, left: 3, right: 5 });
  });

  it('merges equal neighbours below each other and leaves the first', () => {
    const rows = [
      ['Cibeber', 1],
      ['Cibeber', 2],
      ['Jombang', 3],
    ];
    const sheet = draw({ titles: [], columns: ['Kecamatan', 'n'], rows, mergeDown: 0 });
    expect(sheet.rows.slice(2, 5)).toEqual([
      ['Cibeber', 1],
      [null, 2],
      ['Jombang', 3],
    ]);
    expect(sheet.merges).toEqual([{ top: 3, bottom: 4, left: 1, right: 1 }]);
  });
});

describe('made-up figures', () => {
  it('add up to the total they were spread from, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (total, each) => {
        expect(allocate(total, each).reduce((a, b) => a + b, 0)).toBe(total);
      }),
    );
  });

  it('are the same for the same key and never more than the whole', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(100_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (key, whole, rate) => {
          expect(chance(key)).toBe(chance(key));
          expect(part(key, whole, rate, 0.5)).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });

  it('are typed as an Indonesian office types them', () => {
    expect([typed(1234567), typed(1234.5, 2), typed(12, 1), rupiah(1_250_000)]).toEqual([
      '1.234.567',
      '1.234,50',
      '12,0',
      'Rp 1.250.000,00',
    ]);
  });

  it('have a total row that skips the label columns', () => {
    const rows = [
      [1, 'a', 2.5],
      [2, 'b', '-'],
    ];
    expect(totalRow(rows, 1, 2, 'Jumlah')).toEqual([null, 'Jumlah', 2.5]);
  });
});
