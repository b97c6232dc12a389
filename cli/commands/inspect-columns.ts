// The columns of a table → what each is taken for, and which cells spoke for it.
import { columnLetters } from '../../model/cell.js';
import type { Layout, TableColumn } from '../../model/table.js';
import { ink, textTable } from '../terminal.js';
import { fitted, textWidth } from '../text-width.js';

/** Columns that say the same under one heading are told by the first two and the last of them. */
const longRun = 6;
/** Beyond as many lines the columns are counted: nobody reads thousands, and --json has them all. */
const mostLines = 60;
const longestName = 44;
const shortestWhy = 24;

export function columnLines({ columns, transposed = false }: Layout, width: number): readonly string[] {
  const columnRow = (column: TableColumn) => cellsOf(column, transposed);
  const rows = briefly(runs(columns).flatMap(told)).map((line) =>
    typeof line === 'number' ? ['⋮', `${line} more`] : columnRow(line),
  );
  const narrow = rows.map((row) => row.slice(0, -1));
  const taken = narrow[0]?.map((_, i) => Math.max(...narrow.map((row) => (row[i] ?? '').length)) + 2) ?? [];
  const room = Math.max(shortestWhy, width - taken.reduce((sum, each) => sum + each, 0) - 4);
  return textTable(
    ['', 'column', 'type', 'unit', 'numbers', 'why'],
    rows.map((row) => row.map((cell, i) => (i === 5 ? fitted(cell, room) : cell))),
  );
}

/** A column, or how many are left out. */
type Line = TableColumn | number;

function told(run: readonly TableColumn[]): readonly Line[] {
  const [first, second, ...more] = run;
  const last = more.at(-1);
  if (run.length < longRun || first === undefined || second === undefined || last === undefined) return run;
  return [first, second, more.length - 1, last];
}

function briefly(lines: readonly Line[]): readonly Line[] {
  const last = lines.at(-1);
  if (lines.length <= mostLines || last === undefined) return lines;
  const left = lines.slice(mostLines - 2, -1);
  const count = left.reduce<number>((sum, line) => sum + (typeof line === 'number' ? line : 1), 0);
  return [...lines.slice(0, mostLines - 2), count, last];
}

function runs(columns: readonly TableColumn[]): readonly (readonly TableColumn[])[] {
  const found: TableColumn[][] = [];
  for (const column of columns) {
    const run = found.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && kind(before) === kind(column)) run.push(column);
    else found.push([column]);
  }
  return found;
}

function kind({ type, unit, locale, section, path }: TableColumn): string {
  return JSON.stringify([type, unit, locale, section, path.length]);
}

/** Of a heading with many levels the innermost tell the column from its neighbours. */
function shortName(path: readonly string[], most: number): string {
  const name = path.join(' | ');
  if (textWidth(name) <= most) return name;
  for (let from = 1; from < path.length; from++) {
    const inner = `… | ${path.slice(from).join(' | ')}`;
    if (textWidth(inner) <= most) return inner;
  }
  return fitted(name, most);
}

/** Where records stand side by side, what is a column here is a row of the sheet. */
function cellsOf(column: TableColumn, transposed: boolean): string[] {
  const { locale, section, col, path, type, unit, evidence } = column;
  const written = { id: '1.234,56', en: '1,234.56', none: '', ambiguous: ink('red', 'unclear') }[locale];
  return [
    section === true ? '§' : transposed ? String(col) : columnLetters(col),
    shortName(path, longestName),
    type,
    unit ?? '',
    written,
    evidence.join('; '),
  ];
}
