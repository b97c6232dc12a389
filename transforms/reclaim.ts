// Rows set aside as totals whose label is an area that the contract asks for ("INDONESIA") → data again.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { ColumnOf } from '../model/column.js';
import type { AsideRow, SortedRows } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
import { columnsOf } from './typed-row.js';
import type { AreaResolver } from './values/area.js';

/**
 * To a person who does not know the contract the country below its provinces is their total; a contract whose area
 * column holds countries wants it as a row of its own. Rows keep their order.
 */
export function reclaim(binding: Binding, resolver: AreaResolver): (sorted: SortedRows) => SortedRows {
  const columns = columnsOf(binding, 'area');
  const wanted = (row: AsideRow): boolean =>
    (row.reason === 'total' || row.reason === 'subtotal') &&
    columns.length > 0 &&
    columns.every((column) => namesArea(column, row.cells[column.col - 1] ?? null, resolver));
  return (sorted) => {
    const back = sorted.aside.filter(wanted);
    if (back.length === 0) return sorted;
    const data = [...sorted.data, ...back.map(({ row, cells }) => ({ row, cells }))];
    return {
      data: data.sort((a, b) => a.row - b.row),
      aside: sorted.aside.filter((row) => !back.includes(row)),
    };
  };
}

function namesArea({ spec }: BoundColumn<ColumnOf<'area'>>, cell: Cell, resolver: AreaResolver): boolean {
  if (isBlank(cell)) return false;
  const { kind } = resolver.resolve(cellText(cell), { levels: [spec.level].flat(), by: spec.by });
  return kind === 'area' || kind === 'ambiguous';
}
