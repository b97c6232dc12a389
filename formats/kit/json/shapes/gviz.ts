// An answer of Google's visualization API (a shared sheet) → its labels, then a row of cells for each of its rows.
import type { Cell } from '../../../../model/cell.js';
import { numberKind } from '../../number-format.js';
import { styledNumber } from '../../styled-number.js';
import { isObject } from '../is-object.js';
import { makeCell } from '../made-cell.js';

type Members = Readonly<Record<string, unknown>>;

interface Column {
  readonly label: string;
  readonly type: string;
  readonly pattern: string;
}

/** undefined for any other document. A sheet whose headings Google did not find has them in its first row. */
export function gvizRows(document: Members): Iterable<readonly Cell[]> | undefined {
  const table = tableOf(document);
  if (table === undefined) return undefined;
  const columns = table.cols.map(columnOf);
  const labels = columns.map(({ label }) => label || null);
  const rows = function* (): Generator<readonly Cell[]> {
    if (labels.some((label) => label !== null)) yield labels;
    for (const row of table.rows) if (isObject(row)) yield cellsOf(row.c, columns);
  };
  return { [Symbol.iterator]: rows };
}

/** Why there is no table, as the answer says it; undefined where it has one or is of another kind. */
export function gvizFailure(document: Members): string | undefined {
  if (document.status !== 'error' || !Array.isArray(document.errors)) return undefined;
  return sayings(document.errors) || 'error';
}

/** "data_truncated": the sheet had more rows than the answer gives. */
export function gvizCut(document: Members): string | undefined {
  if (tableOf(document) === undefined || !Array.isArray(document.warnings)) return undefined;
  const said = sayings(document.warnings);
  return /truncat/i.test(said) ? `warnings = ${said}` : undefined;
}

function sayings(list: readonly unknown[]): string {
  const said = list
    .filter(isObject)
    .flatMap(({ reason, detailed_message: detail, message }) => [reason, detail ?? message]);
  return said
    .filter((each) => typeof each === 'string')
    .join(': ')
    .slice(0, 200);
}

function tableOf({
  table,
}: Members): { readonly cols: readonly Members[]; readonly rows: readonly unknown[] } | undefined {
  if (!isObject(table) || !Array.isArray(table.cols) || !Array.isArray(table.rows)) return undefined;
  const cols = table.cols.filter(isObject);
  return cols.length === table.cols.length && cols.every(({ type }) => typeof type === 'string')
    ? { cols, rows: table.rows }
    : undefined;
}

function columnOf({ label, type, pattern }: Members): Column {
  return {
    label: typeof label === 'string' ? label.trim() : '',
    type: String(type),
    pattern: typeof pattern === 'string' ? pattern : '',
  };
}

function cellsOf(cells: unknown, columns: readonly Column[]): readonly Cell[] {
  const list = Array.isArray(cells) ? cells : [];
  return columns.map((column, i) => (isObject(list[i]) ? cellOf(list[i], column) : null));
}

/** `v` is the value, `f` the text by which the sheet shows it: a date by number is read by the former, a time of day by the latter. */
function cellOf({ v, f }: Members, { type, pattern }: Column): Cell {
  if (v === null || v === undefined) return null;
  if (type === 'date' || type === 'datetime') return dateOf(String(v)) ?? String(f ?? v);
  if (typeof v === 'number')
    return makeCell(
      styledNumber(
        v,
        { kind: pattern.includes('%') ? 'marked' : numberKind(pattern), format: pattern },
        false,
      ),
    );
  if (typeof v === 'boolean') return v;
  if (Array.isArray(v))
    return typeof f === 'string'
      ? f
      : v
          .map((part) => String(part).padStart(2, '0'))
          .slice(0, 3)
          .join(':');
  return typeof v === 'string' && v !== '' ? v : null;
}

const moment =
  /^Date\((-?\d{1,5}), ?(\d{1,2})(?:, ?(\d{1,2}))?(?:, ?(\d{1,2}), ?(\d{1,2})(?:, ?(\d{1,2})(?:, ?\d{1,3})?)?)?\)$/;

/** Months are counted from 0. */
function dateOf(text: string): Cell | undefined {
  const match = moment.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const date = new Date(Date.UTC(year, month, day, hour, minute, second));
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month || date.getUTCDate() !== day)
    return undefined;
  const iso = date.toISOString();
  const clock = iso.slice(11, 19);
  return makeCell({
    kind: 'date',
    iso: clock === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${clock}`,
  });
}
