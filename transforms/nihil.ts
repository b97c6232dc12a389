// A row of a register in which nothing stands but NIHIL → the cell that says so, and what of the row it speaks of.
import { type Cell, cellText, isBlank } from '../model/cell.js';
import type { Dataset } from '../model/dataset.js';
import type { GridRow } from '../model/grid.js';
import type { Binding, BoundColumn } from './binding.js';
import { nounsOf, saysNone } from './values/none.js';

export interface NihilRow {
  readonly col: number;
  /** The row names its own area, or period; else the table's are meant. */
  readonly area: boolean;
  readonly period: boolean;
  /** It may as well be a record whose figures are nil. */
  readonly unclear: boolean;
}

type Kind = 'area' | 'period' | 'choice' | 'number' | 'aside' | 'other';

const kinds: Readonly<Partial<Record<string, Kind>>> = {
  area: 'area',
  period: 'period',
  year: 'period',
  month: 'period',
  quarter: 'period',
  semester: 'period',
  choice: 'choice',
  number: 'number',
  yesno: 'number',
  ignore: 'aside',
};

/** Undefined for a row that says anything else; always where rows are no records. */
export function nihilReader(binding: Binding): (row: GridRow) => NihilRow | undefined {
  if (binding.dataset.records === undefined) return () => undefined;
  const nouns = nounsOfDataset(binding.dataset);
  const columns = ordered(binding);
  const words = columns.some(({ kind }) => kind === 'other' || kind === 'aside');
  return ({ cells }) => {
    const seen = { said: 0, area: false, period: false, choice: false, inFigures: true };
    for (const { col, kind } of columns) {
      const cell = cells[col - 1] ?? null;
      if (isEmpty(cell)) continue;
      if (typeof cell === 'string' && saysNone(cell, nouns)) {
        seen.said ||= col;
        if (kind !== 'number') seen.inFigures = false;
      } else if (kind === 'area' || kind === 'choice') seen[kind] = true;
      else if (kind === 'period' && !isDay(cell)) seen.period = true;
      else if (kind !== 'aside' || !isNumbering(cell)) return undefined;
    }
    if (seen.said === 0 || (seen.choice && seen.inFigures)) return undefined;
    const unclear = seen.choice || (seen.area && seen.inFigures && !words);
    return { col: seen.said, area: seen.area, period: seen.period, unclear };
  };
}

/** What most often tells a record apart comes first, so that a usual row is left at its first cell. */
function ordered({ columns, layout }: Binding): readonly { readonly col: number; readonly kind: Kind }[] {
  const kindOf = (col: number): Kind => {
    const roles = columns
      .filter((column: BoundColumn) => column.col === col)
      .map(({ spec }) => kinds[spec.type] ?? 'other');
    return roles.find((kind) => kind !== 'aside') ?? 'aside';
  };
  const order: readonly Kind[] = ['other', 'number', 'choice', 'aside', 'area', 'period'];
  return layout.columns
    .filter(({ section }) => section !== true)
    .map(({ col }) => ({ col, kind: kindOf(col) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The first cell that says so in the rows of a sheet that holds no record: beside, above or below its headings. */
export function nihilAmong(
  rows: readonly GridRow[],
  dataset: Dataset,
): { readonly row: number; readonly col: number; readonly text: string } | undefined {
  const nouns = nounsOfDataset(dataset);
  for (const { row, cells } of rows)
    for (const [i, cell] of cells.entries())
      if (typeof cell === 'string' && saysNone(cell, nouns)) return { row, col: i + 1, text: cell.trim() };
  return undefined;
}

/** True where no row is one of a table: a letter says NIHIL, and beside it stand but its title, period and signature. */
export function holdsNoTable(rows: readonly GridRow[]): boolean {
  const filled = rows.map(({ cells }) => cells.filter((cell) => !isBlank(cell)));
  return filled.every(
    (cells) => cells.length <= 3 && cells.filter((cell) => typeof cell === 'number').length <= 1,
  );
}

function nounsOfDataset({ title, variables }: Dataset): ReadonlySet<string> {
  return nounsOf([title, ...Object.values(variables).map((variable) => variable.title)]);
}

function isEmpty(cell: Cell): boolean {
  return isBlank(cell) || (typeof cell === 'string' && /^[\s\-–—.…]+$/.test(cell));
}

function isNumbering(cell: Cell): boolean {
  return /^\d{1,4}[.)]?$/.test(cellText(cell).trim());
}

/** A month may be kept as its first day; any other day is that of a record. */
function isDay(cell: Cell): boolean {
  const text = cellText(cell).trim();
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return !/^\d{4}-\d{2}-01(?:$|T00:00)/.test(text);
  return /^\d{1,2}[\s./-]+(?:\d{1,2}[./-]|\p{L}{3,})/u.test(text);
}
