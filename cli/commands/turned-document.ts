// A table whose records stand side by side → the part of the inspection's document that gives its places in the sheet.
import type { InspectedTable, TypedCell } from '../../pipelines/inspect.js';

/** `values` holds the fields: one a row of the sheet, a cell for each column that is a record. */
export function turnedDocument(
  { layout, values, lastDataRow, excluded }: InspectedTable,
  cells: boolean,
): object {
  const columns = layout.columns.map(({ col: row, name, path, type, unit, locale, evidence }) => ({
    ...{ row, name, path, type, unit, locale, evidence },
  }));
  const aside = excluded.map(({ row: col, reason, text }) => ({ col, reason, text }));
  const fields = columns.map(({ row }) => ({
    row,
    cells: Object.fromEntries(
      values.map((record): [number, TypedCell] => [record.row, record.cells[row] ?? null]),
    ),
  }));
  return {
    orientation: 'records are columns',
    headerRows: [],
    headerColumns: layout.headerRows,
    firstDataColumn: layout.firstDataRow,
    lastDataColumn: lastDataRow,
    firstDataRow: columns[0]?.row ?? null,
    lastDataRow: columns.at(-1)?.row ?? null,
    columns,
    excluded: [...(layout.beside ?? []), ...aside],
    ...(cells ? { values: fields } : {}),
  };
}
