// The merged ranges of a sheet → those that give one figure to several rows, or to several columns of figures.
import type { Merge } from '../model/grid.js';
import { addressIn, type Turnable } from '../model/place.js';
import type { Layout } from '../model/table.js';
import type { Finding } from './finding.js';

interface Columns {
  /** Columns of figures. */
  readonly values: readonly number[];
  /** Columns that name the rows. */
  readonly keys: readonly number[];
}

/**
 * A figure over several rows belongs to none of them, unless all that names the rows is merged over the same ones: then
 * they are one. Rows of the heading are left out.
 */
export function sharedFigures(
  { headerRows, firstDataRow }: Pick<Layout, 'headerRows' | 'firstDataRow'>,
  merges: readonly Merge[],
  { values, keys }: Columns,
): readonly Merge[] {
  const from = Math.max(firstDataRow - 1, ...headerRows);
  const below = merges.filter(({ top }) => top > from);
  const holds = (merge: Merge, col: number) => merge.left <= col && col <= merge.right;
  const isOneRow = (merge: Merge) =>
    keys.length > 0 &&
    keys.every((key) =>
      below.some((other) => holds(other, key) && other.top <= merge.top && other.bottom >= merge.bottom),
    );
  return below.filter((merge) => {
    const over = values.filter((col) => holds(merge, col)).length;
    if (over === 0 || keys.some((key) => holds(merge, key))) return false;
    return over > 1 || (merge.bottom > merge.top && !isOneRow(merge));
  });
}

/** The range that holds a cell, by its row and column; undefined for most cells. */
export function mergeFinder(merges: readonly Merge[]): (row: number, col: number) => Merge | undefined {
  if (merges.length === 0) return () => undefined;
  const first = Math.min(...merges.map(({ top }) => top));
  const last = Math.max(...merges.map(({ bottom }) => bottom));
  return (row, col) =>
    row < first || row > last
      ? undefined
      : merges.find(
          (merge) => merge.top <= row && row <= merge.bottom && merge.left <= col && col <= merge.right,
        );
}

export function mergedFinding(layout: Turnable, merge: Merge): Finding {
  return {
    code: 'merged-figure',
    says: `berisi satu angka untuk ${rangeOf(layout, merge)} yang digabung (merge); tidak jelas milik baris yang mana`,
    mend: 'Pisahkan sel itu (unmerge), lalu isi angka setiap baris; kosongkan atau tulis "..." bila tidak ada.',
  };
}

/** "D4:D5" */
export function rangeOf(layout: Turnable, { top, left, bottom, right }: Merge): string {
  const [from, to] = [addressIn(layout, top, left), addressIn(layout, bottom, right)];
  return `${from}:${to}`;
}
