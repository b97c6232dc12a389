// Rows typed by hand → what layout tests ask about them.
import type { AsideReason } from '../../../model/books.js';
import type { Cell } from '../../../model/cell.js';
import type { Comment, GridRow, Merge } from '../../../model/grid.js';
import type { Layout, LayoutGuide } from '../../../model/table.js';
import { sorter } from '../../../transforms/layout/sort-rows.js';
import { understand } from '../../../transforms/layout/understand.js';

export interface Extra {
  readonly merges?: readonly Merge[];
  readonly bold?: readonly number[];
  readonly hidden?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly comments?: readonly Comment[];
  readonly sheet?: string | null;
  readonly fileName?: string;
  readonly complete?: boolean;
  readonly guide?: LayoutGuide;
}

/** One array a row, from row 1; [] is a blank row. */
export function gridOf(rows: readonly (readonly Cell[])[], extra: Extra = {}): GridRow[] {
  return rows.map((cells, i) => ({
    row: i + 1,
    cells,
    ...(extra.bold?.includes(i + 1) ? { bold: true } : {}),
    ...(extra.hidden?.includes(i + 1) ? { hidden: true } : {}),
  }));
}

export function see(rows: readonly (readonly Cell[])[], extra: Extra = {}): readonly Layout[] {
  return understand(
    gridOf(rows, extra),
    {
      sheet: extra.sheet === undefined ? 'Sheet1' : extra.sheet,
      fileName: extra.fileName ?? 'berkas.xlsx',
      merges: extra.merges ?? [],
      hiddenColumns: extra.hiddenColumns ?? [],
      comments: extra.comments ?? [],
      complete: extra.complete ?? true,
    },
    extra.guide,
  );
}

export interface Seen {
  readonly header: readonly number[];
  readonly data: readonly number[];
  readonly aside: Readonly<Partial<Record<AsideReason, readonly number[]>>>;
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What became of every row, for the first table unless another is asked for. */
export function seen(rows: readonly (readonly Cell[])[], extra: Extra = {}, at = 0): Seen {
  const layout = see(rows, extra)[at];
  if (layout === undefined) throw new Error('no table was seen');
  const sorted = sorter(layout)(gridOf(rows, extra));
  const aside: Partial<Record<AsideReason, number[]>> = {};
  for (const { row, reason } of sorted.aside) aside[reason] = [...(aside[reason] ?? []), row];
  return {
    header: layout.headerRows,
    data: sorted.data.map((row) => row.row),
    aside,
    names: layout.columns.map((column) => column.name),
    rows: sorted.data.map((row) => row.cells),
  };
}

/** "B2:D2" → a merged range. */
export function merge(range: string): Merge {
  const [from = '', to = from] = range.split(':');
  const at = (address: string) => ({
    col: address.charCodeAt(0) - 64,
    row: Number(address.slice(1)),
  });
  return { top: at(from).row, left: at(from).col, bottom: at(to).row, right: at(to).col };
}
