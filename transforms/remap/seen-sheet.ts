// A bound table and the rows that were looked at → the sheet as it is remembered and compared.
import type { Cell } from '../../model/cell.js';
import { sectionHeading } from '../../model/column.js';
import type { GridRow } from '../../model/grid.js';
import type { ColumnProfile, RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';
import type { TableColumn } from '../../model/table.js';
import type { Binding, BoundColumn } from '../binding.js';
import { isNumbering } from '../heading.js';
import type { Decisions } from '../survey.js';
import { missingSigns } from '../values/missing.js';
import { profileCells } from './column-profile.js';

/** Free columns beyond these are not profiled: nobody renames hundreds of columns at once. */
const mostFree = 100;

/** `data` are rows as `sortRows` gives them. Every column of the table in each role that it has, then the free ones. */
export function seenSheet(
  binding: Binding,
  number: number,
  data: readonly GridRow[],
  decisions: Decisions,
): RememberedSheet {
  const { layout } = binding;
  const columns = new Map(layout.columns.map((column) => [column.col, column]));
  const bound = binding.columns.flatMap((each) => {
    const column = columns.get(each.col);
    return column === undefined ? [] : [boundColumn(binding, each, column, data, decisions)];
  });
  const taken = new Set(binding.columns.map(({ col }) => col));
  const free = layout.columns
    .filter((column) => !taken.has(column.col) && column.type !== 'empty' && !isNumbering(column))
    .map((column, i): RememberedColumn => {
      const profile = i < mostFree ? freeProfile(column, data) : null;
      return { ...structure(binding, column), name: null, key: '', profile };
    });
  const seen = {
    number,
    sheet: layout.sheet,
    headerRows: [...layout.headerRows],
    columns: [...bound, ...free],
  };
  return layout.transposed === true ? { ...seen, transposed: true } : seen;
}

/** Of columns that nobody asked for only that they were there: what they hold may be personal. */
export function keptSheet(sheet: RememberedSheet): RememberedSheet {
  const columns = sheet.columns.map((column) =>
    column.name === null ? { ...column, profile: null } : column,
  );
  return { ...sheet, columns };
}

function structure({ layout }: Binding, column: TableColumn) {
  const { col, name, type, locale, section = false } = column;
  const heading = section ? sectionHeading : name;
  return { col, heading, unit: column.unit ?? (type === 'number' ? layout.unit : null), type, locale };
}

function boundColumn(
  binding: Binding,
  { spec, name, captured }: BoundColumn,
  column: TableColumn,
  data: readonly GridRow[],
  decisions: Decisions,
): RememberedColumn {
  const locale = decisions.locales.get(column.col)?.locale ?? column.locale;
  const options = {
    locale,
    factor: spec.type === 'number' ? spec.factor : 1,
    signs: missingSigns(binding.dataset.missing),
    texts: spec.type === 'area' || spec.type === 'choice' || spec.type === 'variable',
  };
  const profile = spec.personal ? null : profileCells(cellsOf(column, data), options);
  return { ...structure(binding, column), locale, name, key: captured.key, profile };
}

function freeProfile(column: TableColumn, data: readonly GridRow[]): ColumnProfile {
  const { locale } = column;
  return profileCells(cellsOf(column, data), { locale, factor: 1, signs: missingSigns(), texts: true });
}

function cellsOf({ col }: TableColumn, data: readonly GridRow[]): readonly Cell[] {
  return data.map(({ cells }) => cells[col - 1] ?? null);
}
