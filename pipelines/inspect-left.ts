// The sorted rows of a table → what a contract would hold or leave of them: rows, merged figures, cells and tables.
import { addressIn, lineIn } from '../model/place.js';
import type { Layout, SortedRows } from '../model/table.js';
import { extraCells } from '../transforms/extra-cells.js';
import { leftRows } from '../transforms/left-rows.js';
import { rangeOf, sharedFigures } from '../transforms/merged-figures.js';
import { isFarTable } from '../transforms/other-tables.js';
import type { Problem } from './inspect-problems.js';
import type { SheetTable } from './sheet-tables.js';

export interface Leavings {
  /** Batches of one table in the order of its rows. */
  add(rows: SortedRows): void;
  problems(): readonly Problem[];
}

const mostNamed = 10;

export function leavings({ layout, merges }: Pick<SheetTable, 'layout' | 'merges'>): Leavings {
  const { plan } = layout;
  const [values, stub] = [plan?.values ?? [], plan?.stub ?? []];
  const labels = [...stub, ...(plan?.texts ?? [])].filter((col) => !values.includes(col));
  const left = leftRows(layout, { values, labels });
  const extra = extraCells(layout);
  const slid: number[] = [];
  let far: number | undefined;
  return {
    add({ data, aside }) {
      left.add(aside);
      for (const row of data) if (slid.length <= mostNamed && extra(row) !== undefined) slid.push(row.row);
      far ??= aside.find((row) => isFarTable(row, layout))?.row;
    },
    problems: () => [
      ...notTaken(
        layout,
        left.issues().flatMap(({ row }) => row ?? []),
      ),
      ...merged(layout, sharedRanges(layout, merges, values, stub)),
      ...beyond(layout, slid),
      ...(far === undefined ? [] : [tableBelow(layout, far)]),
    ],
  };
}

function sharedRanges(
  layout: Layout,
  merges: SheetTable['merges'],
  values: readonly number[],
  keys: readonly number[],
): readonly string[] {
  if (values.length === 0) return [];
  const last = layout.lastDataRow ?? Number.POSITIVE_INFINITY;
  const ranges = sharedFigures(layout, merges, { values, keys });
  return ranges.filter(({ top }) => top <= last).map((merge) => rangeOf(layout, merge));
}

/** Every table of a sheet but the first: a contract takes one of them unless it says otherwise. */
export function secondTables(layouts: readonly Layout[]): readonly Problem[] {
  const [, ...others] = layouts.filter(({ plan }) => (plan?.values.length ?? 0) > 0);
  return others.flatMap((layout) => {
    const [row = layout.firstDataRow] = layout.headerRows;
    const at = layout.transposed === true ? '' : ` at ${addressIn(layout, row, layout.plan?.left ?? 1)}`;
    return {
      code: 'second-table',
      message: `${on(layout)}another table begins${at}.`,
      hint: 'A contract takes the table with its headings; "tables: all" takes every one that has them, each with the period of its own title.',
    };
  });
}

function notTaken(layout: Layout, rows: readonly number[]): readonly Problem[] {
  if (rows.length === 0) return [];
  return [
    {
      code: 'row-not-taken',
      message: `${on(layout)}${linesOf(layout, rows)} figures and ${rows.length > 1 ? 'were' : 'was'} put aside, though no word there says total.`,
      hint: 'Write "Jumlah" where it is a total; a contract takes the row where it knows the name.',
    },
  ];
}

function merged(layout: Layout, ranges: readonly string[]): readonly Problem[] {
  if (ranges.length === 0) return [];
  const rest = ranges.length > mostNamed ? `, … (${ranges.length})` : '';
  return [
    {
      code: 'merged-figure',
      message: `${on(layout)}one figure stands for all cells of ${ranges.slice(0, mostNamed).join(', ')}${rest}; it belongs to none of them.`,
      hint: 'Have the cells parted and each figure written; a contract holds the first row until then.',
    },
  ];
}

function beyond(layout: Layout, rows: readonly number[]): readonly Problem[] {
  if (rows.length === 0) return [];
  return [
    {
      code: 'extra-cells',
      message: `${on(layout)}${linesOf(layout, rows)} cells under no heading; what stands before them may have slid.`,
      hint: 'Have thousands typed without a separator, or the text quoted; give columns that hold data a heading.',
    },
  ];
}

function tableBelow(layout: Layout, row: number): Problem {
  return {
    code: 'second-table',
    message: `${on(layout)}another table begins in row ${row}, too far below to be seen apart.`,
    hint: 'Have it sent on a sheet of its own, or as another file.',
  };
}

/** "rows 5, 9 hold" */
function linesOf(layout: Layout, rows: readonly number[]): string {
  const way = { transposed: layout.transposed !== true };
  const named = rows.slice(0, mostNamed).map((row) => lineIn(way, row, ['', '']).trim());
  const what = layout.transposed === true ? 'column' : 'row';
  const rest = rows.length > mostNamed ? ' …' : '';
  return `${what}${rows.length > 1 ? 's' : ''} ${named.join(', ')}${rest} ${rows.length > 1 ? 'hold' : 'holds'}`;
}

function on({ sheet }: Layout): string {
  return sheet === null ? '' : `Sheet "${sheet}": `;
}
