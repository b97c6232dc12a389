// Turns headings and data cells into the columns of a table: name, unit, type, locale, and what spoke for them.
import type { Cell } from '../../model/cell.js';
import { addressIn } from '../../model/place.js';
import type { ColumnType, TableColumn } from '../../model/table.js';
import type { LocaleDecision } from '../values/locale.js';
import { readPeriodCell } from '../values/period.js';
import type { Kind } from './kind.js';
import { isMeantFor } from './table-unit.js';
import { unitInHeadings, unitInTitle } from './unit.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { collapse } from './words.js';

export interface ColumnContext {
  readonly paths: ReadonlyMap<number, readonly string[]>;
  readonly locales: ReadonlyMap<number, LocaleDecision>;
  readonly units: ViewRow | null;
  readonly tableUnit: string | null;
  /** What was written beside headings, by column. */
  readonly remarks: ReadonlyMap<number, string>;
  /** Columns of figures: those that a unit over the whole table is meant for. */
  readonly figures: readonly number[];
  /** The rows are columns of the sheet. */
  readonly turned: boolean;
}

const sampleSize = 500;
const codeHeading =
  /^(?:kode|code|nik|nip|npwp|no\.?\s*(?:telp|hp|kk|rekening)|id)\b|\bcode\b|_code$|^kode_|_kode$/i;
const periodHeading =
  /^(?:tahun|year|periode|period|bulan|month|triwulan|kuartal|quarter|semester|tanggal|tgl|date)\b/i;
const areaHeading =
  /\b(?:kecamatan|kapanewon|kemantren|distrik|kelurahan|desa|kalurahan|nagari|gampong|kabupaten|kota|provinsi|province|wilayah|daerah|region|state|kab\/kota)\b/i;
/** A name that begins with the level of its area. */
export const areaName =
  /^(?:kec(?:amatan)?|kap(?:anewon)?|kemantren|distrik|kel(?:urahan)?|kal(?:urahan)?|kab(?:upaten)?|kota|desa|nagari|gampong|prov(?:insi)?)\b[. ]/i;

export function describeColumn(col: number, rows: readonly ViewRow[], context: ColumnContext): TableColumn {
  const path = context.paths.get(col) ?? [];
  const typed = typeOf(col, path, rows, context.turned);
  const locale = localeOf(typed.type, context.locales.get(col));
  const sparse = path.length === 0 && isSparse(col, rows) ? { sparse: true } : {};
  return {
    col,
    path,
    name: path.join(' | '),
    ...sparse,
    unit: typed.type === 'number' ? unitOf(col, path, rows, context) : unitInRow(context.units, col),
    type: typed.type,
    locale: locale.locale,
    evidence: [...typed.evidence, ...locale.evidence],
  };
}

/** Fewer than half of the rows hold anything there. */
function isSparse(col: number, rows: readonly ViewRow[]): boolean {
  return rows.filter((row) => kindAt(row, col) !== 'blank').length < 0.5 * rows.length;
}

function localeOf(
  type: ColumnType,
  decision: LocaleDecision | undefined,
): Pick<TableColumn, 'locale' | 'evidence'> {
  const decided = type === 'number' ? decision : undefined;
  return { locale: decided?.locale ?? 'none', evidence: decided?.evidence ?? [] };
}

interface Typed {
  readonly type: ColumnType;
  readonly evidence: readonly string[];
}

function typeOf(col: number, path: readonly string[], rows: readonly ViewRow[], turned: boolean): Typed {
  const counts = countKinds(col, rows);
  const failed = counts.get('error') ?? 0;
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0) - failed;
  if (areReferences(col, rows)) return { type: 'text', evidence: ['references to footnotes'] };
  if (total === 0 && failed === 0) return { type: 'empty', evidence: [] };
  const heading = path.at(-1) ?? '';
  const share = (...kinds: Kind[]) => kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0) / total;
  const figures = (counts.get('number') ?? 0) + (counts.get('year') ?? 0);
  const filled = rows
    .slice(0, sampleSize)
    .filter((row) => kindAt(row, col) !== 'blank')
    .map(({ row }) => addressIn({ transposed: turned }, row, col));
  if (total === 0)
    return { type: 'number', evidence: [`formulas without a result in ${witnesses(filled, failed)}`] };
  const says = (type: ColumnType, what: string): Typed => ({
    type,
    evidence: [`${what} in ${witnesses(filled, type === 'number' ? figures : total)}`],
  });
  if (share('number', 'year') >= 0.5) return numeric(col, heading, rows, share, says);
  if (share('date') >= 0.5 && codeHeading.test(heading) && isText(col, rows)) return says('text', 'codes');
  if (share('date') >= 0.5 && isClock(col, rows)) return says('text', 'times of day');
  if (share('date') >= 0.5) return isDays(col, rows) ? says('date', 'days') : says('period', 'periods');
  if (share('boolean') >= 0.5) return says('boolean', 'true or false');
  return wordy(col, path, rows, says);
}

/** "34 cells, B2 to B36": where the cells stand that spoke, the first and the last that are filled. */
function witnesses(filled: readonly string[], count: number): string {
  const [first = '', last = first] = [filled[0], filled.at(-1)];
  if (filled.length < 2) return first;
  const share = count < filled.length ? `${count} of ${filled.length} cells` : `${filled.length} cells`;
  return `${share}, ${first} to ${last}`;
}

type Says = (type: ColumnType, what: string) => Typed;

function numeric(
  col: number,
  heading: string,
  rows: readonly ViewRow[],
  share: (...kinds: Kind[]) => number,
  says: Says,
): Typed {
  if (share('code') > 0 || (codeHeading.test(heading) && isText(col, rows))) return says('text', 'codes');
  const plain = heading.trim();
  if (share('year') >= 0.8 && (periodHeading.test(plain) || plain === '')) return says('period', 'years');
  if (isPartOfYear(col, plain, rows)) return says('period', 'parts of a year');
  return says('number', 'numbers');
}

/** Months from 1 to 12, quarters to 4, semesters to 2, under such a heading. */
function isPartOfYear(col: number, heading: string, rows: readonly ViewRow[]): boolean {
  const word = /^(?:(bulan|month)|(triwulan|quarter|kuartal)|(semester))$/i.exec(heading);
  if (word === null) return false;
  const most = word[1] !== undefined ? 12 : word[2] !== undefined ? 4 : 2;
  return filledCells(col, rows).every((cell) => Number(cell) >= 1 && Number(cell) <= most);
}

function wordy(col: number, path: readonly string[], rows: readonly ViewRow[], says: Says): Typed {
  const texts = filledCells(col, rows).filter((cell) => typeof cell === 'string');
  const periods = texts.filter((cell) => ['period', 'part'].includes(readPeriodCell(cell).kind)).length;
  if (periods >= 0.8 * texts.length && texts.length > 0) return says('period', 'periods');
  const named = texts.filter((cell) => areaName.test(cell.trim())).length;
  if (named >= 0.5 * texts.length && texts.length > 0) return says('area', 'names that begin with a level');
  const heading = path.find((text) => areaHeading.test(text.replace(/_/g, ' ')));
  const isCode = path.some((text) => codeHeading.test(text));
  if (heading !== undefined && !isCode && !/^(?:no|jumlah|luas)\b/i.test(heading))
    return { type: 'area', evidence: [`heading "${collapse(heading)}"`] };
  return says('text', 'text');
}

/** "(b)" in one row and "(3)" in another refer to footnotes; "(b)" alone in a column of figures is a sign. */
function areReferences(col: number, rows: readonly ViewRow[]): boolean {
  const texts = rows
    .slice(0, sampleSize)
    .flatMap((row) => (kindAt(row, col) === 'blank' ? [] : [textAt(row, col)]));
  const isMark = (text: string) => /^\s*(?:\(\w{1,2}\)[\s,]*)+$/.test(text);
  return texts.every(isMark) && new Set(texts.filter((text) => /[a-z]/i.test(text))).size > 1;
}

function countKinds(col: number, rows: readonly ViewRow[]): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const row of rows.slice(0, sampleSize)) {
    const kind = kindAt(row, col);
    if (kind !== 'blank' && kind !== 'missing') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function filledCells(col: number, rows: readonly ViewRow[]): Cell[] {
  return rows
    .slice(0, sampleSize)
    .filter((row) => !['blank', 'missing'].includes(kindAt(row, col)))
    .map((row) => row.cells[col - 1] ?? null);
}

function isText(col: number, rows: readonly ViewRow[]): boolean {
  return rows.some((row) => typeof row.cells[col - 1] === 'string');
}

function isClock(col: number, rows: readonly ViewRow[]): boolean {
  return rows.some((row) => kindAt(row, col) === 'date' && /^\s*\d{1,2}:\d{2}/.test(textAt(row, col)));
}

/** Month names with a year ("Jan-24") are periods; anything with a day is a date. */
function isDays(col: number, rows: readonly ViewRow[]): boolean {
  return !rows.some((row) => kindAt(row, col) === 'date' && /^[a-z]/i.test(textAt(row, col).trim()));
}

function unitOf(
  col: number,
  path: readonly string[],
  rows: readonly ViewRow[],
  context: ColumnContext,
): string | null {
  return (
    unitInRow(context.units, col) ??
    unitInHeadings(path) ??
    unitInFormat(col, rows) ??
    unitInTitle(context.remarks.get(col) ?? '') ??
    (context.figures.includes(col) && context.tableUnit !== null && isMeantFor(context.tableUnit, path)
      ? context.tableUnit
      : null)
  );
}

function unitInRow(units: ViewRow | null, col: number): string | null {
  const text = units === null ? '' : collapse(textAt(units, col));
  return text === '' ? null : text.replace(/^[([]\s*|\s*[)\]]$/g, '');
}

function unitInFormat(col: number, rows: readonly ViewRow[]): string | null {
  for (const row of rows.slice(0, 20)) {
    const cell = row.cells[col - 1];
    if (typeof cell === 'string' && /%\s*$/.test(cell)) return '%';
    if (typeof cell === 'string' && /^\s*rp\b/i.test(cell)) return 'Rp';
    if (typeof cell !== 'object' || cell?.kind !== 'number') continue;
    if (cell.format.includes('%')) return '%';
    if (/\bRp\b/i.test(cell.format)) return 'Rp';
  }
  return null;
}
