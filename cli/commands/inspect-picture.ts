// Turns an inspection into what a person reads in the terminal: a picture of each sheet, its columns, and problems.
import { columnLetters } from '../../model/cell.js';
import type { Layout, TableColumn } from '../../model/table.js';
import type { InspectedTable, Inspection, TypedCell, TypedRow } from '../../pipelines/inspect.js';
import { type Ink, ink, textTable } from '../terminal.js';

const shownCells = 8;
const cellWidth = 18;

export function inspectionPicture(inspection: Inspection): readonly string[] {
  const { file, format, encoding, delimiter, tables, problems } = inspection;
  const kind = [
    format,
    encoding,
    delimiter === undefined ? undefined : `delimiter ${JSON.stringify(delimiter)}`,
  ];
  return [
    `${ink('bold', file)}  ${ink('dim', kind.filter((part) => part !== undefined).join(', '))}`,
    ...tables.flatMap((table, i) => ['', ...tablePicture(table, i + 1, tables.length)]),
    ...(tables.length === 0 && problems.length === 0 ? ['', 'No table was seen in it.'] : []),
    ...(problems.length === 0 ? [] : ['', ink('bold', 'Problems')]),
    ...problems.flatMap(({ code, message, hint }) => [
      `${ink('orange', code)}  ${message}`,
      ...(hint === null ? [] : [`    ${ink('dim', hint)}`]),
    ]),
  ];
}

function tablePicture(table: InspectedTable, number: number, of: number): string[] {
  const { layout } = table;
  const name = [
    of > 1 ? `Table ${number}` : 'Table',
    layout.sheet === null ? '' : `on sheet "${layout.sheet}"`,
  ];
  return [
    `${ink('bold', name.join(' ').trim())}: ${table.dataRows} rows of data, ${layout.columns.length} columns${layout.transposed === true ? ' (its records stand side by side)' : ''}`,
    ...surroundings(table),
    ...regionLines(table),
    '',
    ...textTable(
      ['', 'column', 'type', 'unit', 'numbers', 'why'],
      layout.columns.map((column) => columnLine(column, layout)),
    ),
  ];
}

function surroundings({ layout }: InspectedTable): string[] {
  const periods = [...new Set(layout.periods.map(({ from, text }) => `${from} "${text}"`))];
  const areas = [...new Set(layout.areas.map(({ value }) => value.name))];
  return [
    ...(layout.title === '' ? [] : [`  title   ${ink('cyan', layout.title)}`]),
    ...(periods.length === 0 ? [] : [`  period  ${periods.slice(0, 3).join(', ')}`]),
    ...(areas.length === 0 ? [] : [`  area    ${areas.join(', ')}`]),
    ...(layout.unit === null ? [] : [`  unit    ${layout.unit}`]),
  ];
}

const inks: Readonly<Record<string, Ink>> = {
  title: 'cyan',
  header: 'bold',
  unit: 'bold',
  numbering: 'dim',
  section: 'cyan',
  total: 'orange',
  subtotal: 'orange',
  derived: 'orange',
  data: 'green',
};

interface PictureRow extends TypedRow {
  readonly role: string;
}

/** The rows in their order, each with its role in front; a run of rows that is too long is told by its length. */
function regionLines(table: InspectedTable): string[] {
  const rows: PictureRow[] = [
    ...table.values.map((row) => ({ ...row, role: 'data' })),
    ...table.excluded.filter((row) => row.reason !== 'blank').map((row) => ({ ...row, role: row.reason })),
  ].sort((a, b) => a.row - b.row);
  const lines: string[] = [];
  let last = 0;
  for (const [i, row] of rows.entries()) {
    const sameRole =
      rows[i - 2]?.role === row.role && rows[i - 1]?.role === row.role && rows[i + 1]?.role === row.role;
    if (sameRole && rows[i - 3]?.role === row.role && rows[i - 4]?.role === row.role) continue;
    if (last > 0 && row.row > last + 1) lines.push(ink('dim', '      ⋮'));
    lines.push(regionLine(row, table.layout));
    last = row.row;
  }
  return lines;
}

function regionLine(row: PictureRow, { columns, transposed }: Layout): string {
  const cells = columns.slice(0, shownCells).map(({ col }) => shorten(row.cells[col] ?? null));
  const colour = inks[row.role] ?? 'dim';
  const line = transposed === true ? columnLetters(row.row) : String(row.row);
  const place = `${line.padStart(6)}  ${row.role.padEnd(12)}`;
  return `${ink('dim', place)} ${ink(colour, cells.join(' │ ').trimEnd())}`;
}

function shorten(cell: TypedCell): string {
  const text = cell === null ? '' : String(cell).replace(/\s+/g, ' ');
  return (text.length > cellWidth ? `${text.slice(0, cellWidth - 1)}…` : text).padEnd(cellWidth);
}

function columnLine(column: TableColumn, { transposed }: Layout): string[] {
  const line = transposed === true ? String(column.col) : columnLetters(column.col);
  const place = column.section === true ? '§' : line;
  const locale = { id: '1.234,56', en: '1,234.56', none: '', ambiguous: ink('red', 'unclear') }[
    column.locale
  ];
  const why = column.evidence.join('; ');
  return [
    place,
    column.name,
    column.type,
    column.unit ?? '',
    locale,
    why.length > 80 ? `${why.slice(0, 79)}…` : why,
  ];
}
