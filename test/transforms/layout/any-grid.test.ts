// Whatever stands on a sheet, nothing breaks and every row is accounted for.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { sortRows } from '../../../transforms/layout/sort-rows.js';
import { gridOf, see } from './sheets.js';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 3000 }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Jumlah',
      'No',
      'Kelurahan',
      'Cibeber',
      '(1)',
      '-',
      '1.234',
      '2024',
      'Sumber: x',
      'Catatan',
      ' ',
      'TW III',
      'a,b,c',
      '%',
      '(Ton)',
    ),
  },
  fc.string({ maxLength: 12 }),
  fc.boolean(),
  fc.constant<Cell>({ kind: 'date', iso: '2024-01-01' }),
  fc.constant<Cell>({ kind: 'error', text: '#REF!' }),
);
const rowsOf = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 25 });
const mergesOf = fc.array(
  fc.record({
    top: fc.integer({ min: 1, max: 20 }),
    left: fc.integer({ min: 1, max: 6 }),
    h: fc.nat(3),
    w: fc.nat(3),
  }),
  { maxLength: 5 },
);

it('gives every row of any grid exactly one place in each table', () => {
  fc.assert(
    fc.property(rowsOf, mergesOf, fc.boolean(), (rows, ranges, complete) => {
      const merges = ranges.map(({ top, left, h, w }) => ({ top, left, bottom: top + h, right: left + w }));
      for (const layout of see(rows, { merges, complete })) {
        const { data, aside } = sortRows(layout, gridOf(rows));
        const all = [...data, ...aside].map((row) => row.row).sort((a, b) => a - b);
        expect(all).toEqual(rows.map((_, i) => i + 1));
        expect(new Set(layout.columns.map((column) => column.col)).size).toBe(layout.columns.length);
      }
    }),
    { numRuns: 400 },
  );
});

it('sees the same in the same grid every time', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      expect(see(rows)).toEqual(see(rows));
    }),
    { numRuns: 50 },
  );
});
