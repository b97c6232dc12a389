// Turns an inspection into what a person reads in the terminal: a picture of each table, its columns, and problems.

import type { AsideReason } from '../../model/books.js';
import { cellAddress } from '../../model/cell.js';
import { periodCode } from '../../model/period.js';
import type { Layout, Surrounding } from '../../model/table.js';
import type { InspectedTable, Inspection } from '../../pipelines/inspect.js';
import { ink } from '../terminal.js';
import { fitted } from '../text-width.js';
import { columnLines } from './inspect-columns.js';
import { regionLines } from './inspect-regions.js';

/** `width`: columns of the terminal; of a page when left out. */
export function inspectionPicture(inspection: Inspection, width = 120): readonly string[] {
  const { file, format, encoding, delimiter, tables, comments, problems } = inspection;
  const kind = [
    format,
    encoding,
    delimiter === undefined ? undefined : `delimiter ${JSON.stringify(delimiter)}`,
  ];
  return [
    `${ink('bold', file)}  ${ink('dim', kind.filter((part) => part !== undefined).join(', '))}`,
    ...(tables.length > 1 ? contents(tables, width) : []),
    ...tables.flatMap((table, i) => ['', ...tablePicture(table, i + 1, tables.length, width)]),
    ...(tables.length === 0 && problems.length === 0 ? ['', 'No table was seen in it.'] : []),
    ...commentLines(comments),
    ...(problems.length === 0 ? [] : ['', ink('bold', 'Problems')]),
    ...problems.flatMap(({ code, message, hint }) => [
      `${ink('orange', code)}  ${message}`,
      ...(hint === null ? [] : [`    ${ink('dim', hint)}`]),
    ]),
  ];
}

/** What there is, before the pictures of ten tables roll by. */
function contents(tables: readonly InspectedTable[], width: number): string[] {
  return tables.map((table, i) => {
    const { layout, dataRows } = table;
    const place = layout.sheet === null ? '' : `"${layout.sheet}" `;
    const line = `  ${i + 1}  ${place}${rowsOf(table)}: ${dataRows} × ${layout.columns.length}  ${layout.title}`;
    return fitted(line.trimEnd(), width);
  });
}

function rowsOf({ layout, lastDataRow }: InspectedTable): string {
  return `rows ${layout.headerRows[0] ?? layout.firstDataRow}–${lastDataRow ?? layout.firstDataRow}`;
}

const shownComments = 20;

function commentLines(comments: Inspection['comments']): string[] {
  if (comments.length === 0) return [];
  const lines = comments.slice(0, shownComments).map(({ sheet, row, col, text }) => {
    const cell = `${sheet === null ? '' : `${sheet}!`}${cellAddress(row, col)}`;
    return `  ${cell}  ${ink('cyan', text.replace(/\s+/g, ' '))}`;
  });
  const more = comments.length - shownComments;
  return ['', ink('bold', 'Comments'), ...lines, ...(more > 0 ? [ink('dim', `  and ${more} more`)] : [])];
}

function tablePicture(table: InspectedTable, number: number, of: number, width: number): string[] {
  const { layout } = table;
  const name = [
    of > 1 ? `Table ${number}` : 'Table',
    layout.sheet === null ? '' : `on sheet "${layout.sheet}"`,
  ];
  const sideways = layout.transposed === true ? ' (its records stand side by side)' : '';
  return [
    `${ink('bold', name.join(' ').trim())}: ${table.dataRows} rows of data, ${layout.columns.length} columns${sideways}`,
    ...surroundings(layout, width),
    ...setAside(table),
    '',
    ...regionLines(table, width),
    '',
    ...columnLines(layout, width),
  ];
}

function surroundings(layout: Layout, width: number): string[] {
  const areas = [...new Set(layout.areas.map(({ value }) => value.name))];
  const lines: readonly (readonly [string, string])[] = [
    ['title', layout.title],
    ['period', periods(layout.periods)],
    ['area', areas.join(', ')],
    ['unit', layout.unit ?? ''],
  ];
  return lines.flatMap(([what, text]) =>
    text === '' ? [] : [`  ${ink('dim', what.padEnd(10))}${ink('cyan', fitted(text, width - 12))}`],
  );
}

/** "2024-Q2 (title, file)": each period with the places that name it. */
function periods(found: readonly Surrounding<number>[]): string {
  const places = new Map<number, Set<string>>();
  for (const { value, from } of found) places.set(value, (places.get(value) ?? new Set()).add(from));
  return [...places].map(([id, from]) => `${periodCode(id)} (${[...from].join(', ')})`).join(', ');
}

/** Every row that is no data, by its reason. */
function setAside({ excluded }: InspectedTable): string[] {
  const counts = new Map<AsideReason, number>();
  for (const { reason } of excluded) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const told = [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ');
  return told === '' ? [] : [`  ${ink('dim', 'set aside')} ${told}`];
}
