// The content of an OpenDocument spreadsheet, as XML → its sheets, rows, merged ranges and hidden columns in order.
import type { Cell } from '../../../model/cell.js';
import type { GridRow, Merge } from '../../../model/grid.js';
import { limits } from '../limits.js';
import { attribute, decodeText, type XmlHandler } from '../xml.js';
import { readCell } from './cell.js';
import { odsStyles } from './styles.js';

export interface OdsListener {
  sheet?(name: string, hidden: boolean): void;
  hiddenColumn?(col: number): void;
  merge?(merge: Merge): void;
  /** `times` rows alike, beginning with `row`. */
  row?(row: GridRow, times: number): void;
}

/** Text in these is no text of the cell: comments and drawings. */
const aside = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'g', 'tracked-changes']);

/** Throws a plain Error for a sheet that is larger than a sheet can be. */
export function odsWalker(listener: OdsListener): XmlHandler {
  const styles = odsStyles();
  let inTable = false;
  let asideDepth = 0;
  let columnStyles: (string | undefined)[] = [];
  let columns = 0;
  let nextRow = 1;
  let rowTag = '';
  let cells: Cell[] = [];
  let bold = true;
  let col = 0;
  let cellTag = '';
  let text = '';
  let paragraphs = 0;
  let reading = false;

  function openTable(tag: string): void {
    const name = attribute(tag, 'table:name') || 'Sheet';
    inTable = !name.startsWith("'file:");
    columnStyles = [];
    columns = 0;
    nextRow = 1;
    if (inTable) listener.sheet?.(name, !styles.find(attribute(tag, 'table:style-name')).display);
  }

  function column(tag: string): void {
    const hidden = isCollapsed(tag);
    const style = attribute(tag, 'table:default-cell-style-name');
    for (let left = repeated(tag, 'columns'); left > 0 && columns < limits.columns; left -= 1) {
      columnStyles[columns] = style;
      columns += 1;
      if (hidden) listener.hiddenColumn?.(columns);
    }
  }

  function openRow(tag: string): void {
    rowTag = tag;
    cells = [];
    bold = true;
    col = 0;
  }

  function openCell(tag: string): void {
    cellTag = tag;
    text = '';
    paragraphs = 0;
  }

  function closeCell(covered: boolean): void {
    const times = repeated(cellTag, 'columns');
    const style = styles.find(attribute(cellTag, 'table:style-name') ?? columnStyles[col]);
    const cell = covered ? null : readCell(cellTag, text, style.format);
    if (!covered) merged();
    if (cell !== null) {
      if (col + times > limits.columns) throw new Error(`a row has more than ${limits.columns} columns`);
      while (cells.length < col) cells.push(null);
      for (let left = times; left > 0; left -= 1) cells.push(cell);
      bold = bold && style.bold;
    }
    col += times;
  }

  function merged(): void {
    const right = col + Number(attribute(cellTag, 'table:number-columns-spanned') ?? 1);
    const bottom = nextRow - 1 + Number(attribute(cellTag, 'table:number-rows-spanned') ?? 1);
    if (right > col + 1 || bottom > nextRow) listener.merge?.({ top: nextRow, left: col + 1, bottom, right });
  }

  function closeRow(): void {
    const times = repeated(rowTag, 'rows');
    if (cells.length > 0) {
      if (nextRow + times - 1 > limits.rows) throw new Error(`a sheet has more than ${limits.rows} rows`);
      const hidden = isCollapsed(rowTag);
      listener.row?.({ row: nextRow, cells, ...(hidden && { hidden }), ...(bold && { bold }) }, times);
    }
    nextRow += times;
  }

  function openInline(name: string, tag: string): void {
    if (name === 'p') {
      if (paragraphs > 0) text += '\n';
      paragraphs += 1;
      reading = true;
    } else if (name === 's') text += ' '.repeat(Math.min(Number(attribute(tag, 'text:c') ?? 1), 1000));
    else if (name === 'tab') text += '\t';
    else if (name === 'line-break') text += '\n';
  }

  return {
    open(name, tag) {
      if (aside.has(name)) asideDepth += 1;
      if (asideDepth > 0) return;
      if (name === 'table') openTable(tag);
      else if (!inTable) styles.open(name, tag);
      else if (name === 'table-cell' || name === 'covered-table-cell') openCell(tag);
      else if (name === 'table-row') openRow(tag);
      else if (name === 'table-column') column(tag);
      else openInline(name, tag);
    },
    text(raw) {
      if (asideDepth > 0) return;
      if (!inTable) styles.text(raw);
      else if (reading && text.length < limits.cell) text += decodeText(raw);
    },
    close(name) {
      if (aside.has(name)) asideDepth -= 1;
      else if (asideDepth > 0) return;
      else if (name === 'table') inTable = false;
      else if (!inTable) styles.close(name);
      else if (name === 'p') reading = false;
      else if (name === 'table-cell') closeCell(false);
      else if (name === 'covered-table-cell') closeCell(true);
      else if (name === 'table-row') closeRow();
    },
  };
}

function repeated(tag: string, what: 'rows' | 'columns'): number {
  const times = Number(attribute(tag, `table:number-${what}-repeated`) ?? 1);
  return Math.max(times, 1) || 1;
}

function isCollapsed(tag: string): boolean {
  const visibility = attribute(tag, 'table:visibility');
  return visibility === 'collapse' || visibility === 'filter';
}
