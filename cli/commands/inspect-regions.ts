// The rows of a table → its picture: the cells under their letters, each row with its role, as wide as the terminal.
import { columnLetters } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import type { InspectedTable, TypedCell, TypedRow } from '../../pipelines/inspect.js';
import { type Ink, ink } from '../terminal.js';
import { fitted, padded, textWidth } from '../text-width.js';

interface PictureRow extends TypedRow {
  readonly role: string;
  /** The one text of a row that holds nothing else, such as a title or a note. */
  readonly alone?: string;
}

/** A column of the picture; `null` stands for those that there is no room for. */
interface Lane {
  readonly col: number | null;
  readonly width: number;
  readonly right: boolean;
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
const widest = 24;
const narrowest = 4;
/** Row number, role and the blanks behind them. */
const margin = 21;
const gap = 2;
/** Rows of one role that are shown on either side of those left out. */
const shownRows = 3;

export function regionLines(table: InspectedTable, width: number): string[] {
  const { transposed = false } = table.layout;
  const rows = rowsOf(table);
  const lanes = lanesOf(table.layout.columns, rows, width - margin);
  const head = lanes.map(({ col, width: each, right }) =>
    padded(col === null ? '' : place(col, !transposed), each, right ? 'left' : 'right'),
  );
  const lines = [`${' '.repeat(margin)}${ink('dim', head.join(' '.repeat(gap)).trimEnd())}`];
  let last = 0;
  for (const [i, row] of rows.entries()) {
    if (isWithin(rows, i)) continue;
    if (last > 0 && row.row > last + 1) lines.push(ink('dim', '     ⋮'));
    lines.push(rowLine(row, place(row.row, transposed), lanes, width));
    last = row.row;
  }
  return lines;
}

/** The letter of a column of the sheet, or the number of a row. */
function place(line: number, letters: boolean): string {
  return letters ? columnLetters(line) : String(line);
}

function rowsOf({ values, excluded }: InspectedTable): readonly PictureRow[] {
  const aside = excluded
    .filter(({ reason }) => reason !== 'blank')
    .map((row): PictureRow => {
      const filled = Object.values(row.cells).filter((cell) => cell !== null && cell !== '').length;
      const summed = ['total', 'subtotal', 'derived', 'header', 'numbering', 'unit'].includes(row.reason);
      return { ...row, role: row.reason, ...(filled > 1 || summed ? {} : { alone: row.text }) };
    });
  return [...values.map((row) => ({ ...row, role: 'data' })), ...aside].sort((a, b) => a.row - b.row);
}

/** True in the middle of a run of rows of one role. */
function isWithin(rows: readonly PictureRow[], i: number): boolean {
  const role = rows[i]?.role;
  for (let near = 1; near <= shownRows; near++) if (rows[i - near]?.role !== role) return false;
  return rows[i + 1]?.role === role;
}

function rowLine(row: PictureRow, at: string, lanes: readonly Lane[], width: number): string {
  const front = ink('dim', `${at.padStart(6)}  ${fitted(row.role, 12).padEnd(13)}`);
  const colour = inks[row.role] ?? 'dim';
  if (row.alone !== undefined)
    return `${front}${ink(colour, fitted(row.alone.replace(/\s+/g, ' '), width - margin))}`;
  const cells = lanes.map(({ col, width: each, right }) => {
    const text = col === null ? '…' : shown(row.cells[col] ?? null);
    return padded(fitted(text, each), each, right ? 'left' : 'right');
  });
  return `${front}${ink(colour, cells.join(' '.repeat(gap)).trimEnd())}`;
}

/** The dust that binary fractions leave is no part of a number. */
function shown(cell: TypedCell): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
  return cell === null ? '' : String(cell).replace(/\s+/g, ' ').trim();
}

/** As many columns as there is room for, from the left; the last one is kept, for it often holds the sum. */
function lanesOf(
  columns: readonly TableColumn[],
  rows: readonly PictureRow[],
  room: number,
): readonly Lane[] {
  const most = Math.floor((room + gap) / (narrowest + gap)) + 1;
  const lanes = columns.slice(0, most).map((column) => laneOf(column, rows));
  if (columns.length <= most && widthOf(lanes) <= room) return lanes;
  const narrow = lanes.map(narrowed);
  if (columns.length <= most && widthOf(narrow) <= room) return narrow;
  const end = columns.slice(-1).map((column) => narrowed(laneOf(column, rows)));
  const between: Lane = { col: null, width: 1, right: false };
  for (let kept = Math.min(narrow.length, columns.length - 2); kept > 0; kept--) {
    const some = [...narrow.slice(0, kept), between, ...end];
    if (widthOf(some) <= room) return some;
  }
  return narrow.slice(0, 1);
}

function widthOf(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { width }) => sum + width + gap, -gap);
}

function narrowed(lane: Lane): Lane {
  return { ...lane, width: Math.min(lane.width, lane.right ? 12 : 16) };
}

function laneOf({ col, type }: TableColumn, rows: readonly PictureRow[]): Lane {
  const own = rows
    .filter(({ alone }) => alone === undefined)
    .map(({ cells }) => textWidth(shown(cells[col] ?? null)));
  const width = Math.max(narrowest, columnLetters(col).length, ...own);
  return { col, width: Math.min(widest, width), right: type === 'number' };
}
