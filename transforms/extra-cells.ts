// The cells of a data row that stand under no heading → the issue that returns the row.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { GridRow } from '../model/grid.js';
import type { Issue } from '../model/issue.js';
import { addressIn, lineIn, placeIn } from '../model/place.js';
import type { Layout } from '../model/table.js';
import { kindOf } from './layout/kind.js';

const mostNamed = 4;

/**
 * In a text file every cell beyond the headings: what stands before it may have slid there, as "5,333" typed without
 * quotes does. In a workbook figures alone, since remarks stand beside rows.
 */
export function extraCells(layout: Layout): (row: GridRow) => Issue | undefined {
  const { columns, delimited = false, plan } = layout;
  const known = new Set(columns.filter((column) => !isSparse(column)).map(({ col }) => col));
  const sparse = columns.filter(isSparse).map(({ col }) => col);
  const last = Math.max(plan?.right ?? 0, ...columns.map(({ col }) => col));
  const first = Math.min(last, ...sparse) + (sparse.length === 0 ? 1 : 0);
  const counts = (cell: Cell | undefined) =>
    delimited ? !isBlank(cell) : kindOf(cell) === 'number' || kindOf(cell) === 'year';
  const end = plan === undefined || !delimited ? last : Number.POSITIVE_INFINITY;
  if (sparse.length === 0 && end === last) return () => undefined;
  return (row) => {
    if (row.cells.length < first) return undefined;
    const extra: number[] = [];
    for (let col = first; col <= Math.min(row.cells.length, end); col++)
      if (!known.has(col) && counts(row.cells[col - 1])) extra.push(col);
    return extra.length === 0 ? undefined : extraIssue(layout, row, extra);
  };
}

function isSparse({ name, sparse }: Layout['columns'][number]): boolean {
  return name === '' && sparse === true;
}

function extraIssue(layout: Layout, { row, cells }: GridRow, extra: readonly number[]): Issue {
  const named = extra.slice(0, mostNamed).map(
    (col) =>
      `${addressIn(layout, row, col)} "${cellText(cells[col - 1])
        .trim()
        .slice(0, 30)}"`,
  );
  const rest = extra.length > named.length ? ' …' : '';
  return {
    code: 'extra-cells',
    severity: 'error',
    sheet: layout.sheet,
    ...placeIn(layout, row, null),
    text: '',
    message: `${lineOf(layout, row)} berisi lebih banyak isian daripada judul kolomnya: ${named.join(', ')}${rest} tidak punya judul, jadi isian lain di baris ini pun mungkin bergeser.`,
    mend: 'Tulis angka tanpa pemisah ribuan, atau apit isian yang memuat koma dengan tanda kutip; beri judul kolom yang memang berisi data.',
  };
}

/** "Baris 5", or "Kolom E" where the records stand side by side. */
function lineOf(layout: Layout, row: number): string {
  return layout.transposed === true ? lineIn({ transposed: false }, row, ['Kolom', 'Baris']) : `Baris ${row}`;
}
