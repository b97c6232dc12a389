// Turns an inspection into the JSON document that `inspect --json` prints.
import type { TableColumn } from '../../model/table.js';
import type { ExcludedRow, InspectedTable, Inspection } from '../../pipelines/inspect.js';
import { turnedDocument } from './turned-document.js';

/** With `cells` the typed cells of every row are in it, without them only counts and reasons. */
export function inspectionDocument(inspection: Inspection, cells: boolean): object {
  return { ...inspection, tables: inspection.tables.map((table) => tableDocument(table, cells)) };
}

function tableDocument(table: InspectedTable, cells: boolean): object {
  const { layout } = table;
  return {
    sheet: layout.sheet,
    title: layout.title,
    titleRows: layout.titleRows,
    headerRows: layout.headerRows,
    firstDataRow: layout.firstDataRow,
    lastDataRow: table.lastDataRow,
    dataRows: table.dataRows,
    unit: layout.unit,
    periods: layout.periods,
    areas: layout.areas,
    columns: layout.columns.map(columnDocument),
    excluded: table.excluded.map((row) => excludedDocument(row, cells)),
    ...(cells ? { values: table.values } : {}),
    ...(layout.transposed === true ? turnedDocument(table, cells) : {}),
  };
}

function columnDocument(column: TableColumn): object {
  const { col, name, path, type, unit, locale, evidence, section } = column;
  return { col, name, path, type, unit, locale, evidence, ...(section === true ? { section } : {}) };
}

function excludedDocument(row: ExcludedRow, cells: boolean): object {
  const { cells: typed, ...rest } = row;
  return cells ? { ...rest, cells: typed } : rest;
}
