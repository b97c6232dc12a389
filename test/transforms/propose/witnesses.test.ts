import { expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import type { ColumnType, TableColumn } from '../../../model/table.js';
import { witnesses } from '../../../transforms/propose/witnesses.js';

function column(col: number, type: ColumnType): TableColumn {
  return { col, type, path: [`k${col}`], name: `k${col}`, unit: null, locale: 'none', evidence: [] };
}
const row = (n: number, ...cells: readonly Cell[]) => ({ row: n, cells });

it('keeps the rows that show a new word, the least and the greatest figure, and nothing that is known', () => {
  const kept = witnesses([column(1, 'text'), column(2, 'number')]);
  kept.know(Array.from({ length: 300 }, (_, i) => row(i, 'a', i)));
  kept.add([row(300, 'a', 5), row(301, 'A ', 5), row(302, 'b', 5), row(303, 'a', 900), row(304, 'a', 950)]);
  expect(kept.take().map((each) => each.row)).toEqual([302, 304]);
  expect(witnesses([column(1, 'number')]).take()).toEqual([]);
});

it('stays bounded where every row is new, and still shows the last extreme', () => {
  const kept = witnesses([column(1, 'text'), column(2, 'number')]);
  kept.know([row(0, 'w', 0)]);
  for (let i = 1; i <= 50_000; i++) kept.add([row(i, `w${i}`, i)]);
  const rows = kept.take().map((each) => each.row);
  expect(rows.length).toBeLessThan(1100);
  expect(rows.at(-1)).toBe(50_000);
});

it('shows the first word among figures, however far down it stands', () => {
  const kept = witnesses([column(1, 'number')]);
  kept.know(Array.from({ length: 2000 }, (_, i) => row(i, i)));
  kept.add([row(2001, 17), row(2002, 'belum lapor'), row(2003, 1.5), row(2004, null)]);
  expect(kept.take().map((each) => each.row)).toEqual([2002, 2003, 2004]);
});
