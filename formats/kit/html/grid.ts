// The rows and cells of one HTML table in reading order → rows of a grid, every span at its place.
import type { Cell } from '../../../model/cell.js';
import type { GridRow, Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import type { HtmlCell } from './text.js';

export interface TableGrid {
  openRow(attributes: Readonly<Record<string, string>>): void;
  cell(cell: HtmlCell): void;
  closeRow(): void;
  column(attributes: Readonly<Record<string, string>>): void;
  end(): void;
}

interface GridListener {
  row(row: GridRow): void;
  merge(merge: Merge): void;
  hiddenColumn(col: number): void;
}

/** Throws a plain Error beyond the columns a sheet can have. */
export function tableGrid(listener: GridListener): TableGrid {
  /** For each column the rows that a span from above still covers. */
  const covered: number[] = [];
  let row = 0;
  let inRow = false;
  let hidden = false;
  let bold = true;
  let cells: Cell[] = [];
  let col = 0;
  let declared = 0;

  function openRow(attributes: Readonly<Record<string, string>>): void {
    closeRow();
    row += 1;
    inRow = true;
    hidden = isHidden(attributes);
    bold = true;
    cells = [];
    col = 0;
  }

  function place({ value, bold: cellBold, columns, rows }: HtmlCell): void {
    if (!inRow) openRow({});
    while ((covered[col] ?? 0) > 0) passCovered();
    if (col + columns > limits.columns) throw new Error(`a table has more than ${limits.columns} columns`);
    if (columns > 1 || rows > 1)
      listener.merge({ top: row, left: col + 1, bottom: row + rows - 1, right: col + columns });
    for (let at = col; at < col + columns; at += 1) covered[at] = rows - 1;
    if (value !== null) {
      while (cells.length < col) cells.push(null);
      cells.push(value);
      bold = bold && cellBold;
    }
    col += columns;
  }

  function passCovered(): void {
    covered[col] = (covered[col] ?? 0) - 1;
    col += 1;
  }

  function closeRow(): void {
    if (!inRow) return;
    inRow = false;
    for (; col < covered.length; col += 1) covered[col] = Math.max(0, (covered[col] ?? 0) - 1);
    if (cells.length > 0) listener.row({ row, cells, ...(hidden && { hidden }), ...(bold && { bold }) });
  }

  function column(attributes: Readonly<Record<string, string>>): void {
    const last = declared + Math.min(Math.max(Number(attributes.span ?? 1) || 1, 1), 1000);
    for (; declared < last; declared += 1)
      if (isHidden(attributes) && declared < limits.columns) listener.hiddenColumn(declared + 1);
  }

  return { openRow, cell: place, closeRow, column, end: closeRow };
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return attributes.hidden !== undefined || /display:\s*none/i.test(attributes.style ?? '');
}
