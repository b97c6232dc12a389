// The rows of a table → one decision per column on how its numbers and dates are written, from everything that speaks for it.
import type { Cell } from '../model/cell.js';
import type { GridRow } from '../model/grid.js';
import type { RememberedColumn } from '../model/layout-memory.js';
import { addressIn } from '../model/place.js';
import type { AsideRow, Layout, SortedRows } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
import { inOrder } from './in-order.js';
import { type Wholes, type WholeTally, wholeTally } from './lost-thousands.js';
import { localeBySize } from './remap/locale-by-size.js';
import { type SumRule, sumRules } from './sum-rules.js';
import { columnsOf } from './typed-row.js';
import { type SumTally, sumTally, type TotalTally, totalTally } from './values/arithmetic.js';
import { type DateOrder, dateOrderTally } from './values/date.js';
import { type LocaleDecision, type LocaleHints, type LocaleTally, localeTally } from './values/locale.js';
import { type MissingSigns, missingSigns } from './values/missing.js';
import type { Written } from './values/number-shape.js';

/** By column of the sheet. */
export interface Decisions {
  readonly locales: ReadonlyMap<number, LocaleDecision>;
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
  /** Of columns that count: what is usual in them. */
  readonly wholes: ReadonlyMap<number, Wholes>;
}

export interface SurveyHints {
  /** The delimiter of a text file. */
  readonly delimiter?: string | null;
}

export type Remembered = ReadonlyMap<number, Pick<RememberedColumn, 'locale' | 'profile'>>;

export interface Survey {
  /** Batches in the order of the rows; the first thousands are usually enough. */
  add(rows: SortedRows): void;
  /** `remembered`: by column, what the last accepted file held; it speaks only where the sheet itself does not. */
  decide(remembered?: Remembered): Decisions;
  /** False while the sheet's own cells leave some column open, whatever else speaks: the rest of the sheet may tell. */
  settled(): boolean;
}

/** Throws ConfigError SD_CONFIG_RULE. */
export function survey(binding: Binding, hints: SurveyHints = {}): Survey {
  const numbers = columnsOf(binding, 'number').map(
    (column): Surveyed => ({
      column,
      tally: localeTally(),
      sums: sumTally(),
      totals: totalTally(),
      wholes: wholeTally(column, binding),
      cells: [],
    }),
  );
  const dates = columnsOf(binding, 'period').map((column) => ({ column, tally: dateOrderTally() }));
  const rules = sumRules(
    binding,
    numbers.map(({ column }) => column),
  );
  const sumsOf = new Map(numbers.map(({ column, sums }) => [column.col, sums] as const));
  const signs = missingSigns(binding.dataset.missing);
  const localesBy = (more: SurveyHints, remembered: Remembered): Decisions['locales'] =>
    new Map(
      numbers.map((each) => {
        const { col } = each.column;
        return [col, decideColumn(each, numbers, { ...more, signs, remembered: remembered.get(col) })];
      }),
    );
  const addTotals = ({ reason, cells }: AsideRow): void => {
    if (reason !== 'total' && reason !== 'subtotal') return;
    for (const { column, totals } of numbers) totals.total(cells[column.col - 1] ?? null);
  };
  return {
    add(rows) {
      inOrder(rows, addTotals, (row) => {
        for (const each of numbers) addFigure(each, row, binding.layout);
        for (const { column, tally } of dates) tally.add(cellOf(row, column));
        for (const rule of rules) addSum(rule, row, sumsOf);
      });
    },
    decide: (remembered = new Map()) => ({
      locales: localesBy(hints, remembered),
      wholes: new Map(
        numbers.flatMap(({ column, wholes }) => {
          const usual = wholes.decide();
          return usual === undefined ? [] : [[column.col, usual] as const];
        }),
      ),
      dateOrders: new Map(
        dates.flatMap(({ column, tally }) => {
          const order = tally.decide();
          return order === null ? [] : [[column.col, order] as const];
        }),
      ),
    }),
    settled: () => [...localesBy({}, new Map()).values()].every(({ locale }) => locale !== 'ambiguous'),
  };
}

interface Surveyed {
  readonly column: ReturnType<typeof columnsOf<'number'>>[number];
  readonly tally: LocaleTally;
  readonly sums: SumTally;
  readonly totals: TotalTally;
  readonly wholes: WholeTally;
  /** The first cells, for how large they are in either locale. */
  readonly cells: Cell[];
}

const sampled = 500;

function addFigure({ column, tally, totals, wholes, cells }: Surveyed, row: GridRow, layout: Layout): void {
  const cell = cellOf(row, column);
  tally.add(cell, () => addressIn(layout, row.row, column.col));
  totals.add(cell);
  wholes.add(figureOf(cell));
  if (cells.length < sampled) cells.push(cell);
}

/** By the digits alone: a text that reads in two ways is left to the locale. */
function figureOf(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string')
    return /^-?\d+(?:[.,]\d{1,2})?$/.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN;
  return typeof cell === 'object' && cell?.kind === 'number' && !cell.format.includes('%')
    ? cell.value
    : Number.NaN;
}

interface ColumnHints extends SurveyHints {
  readonly signs: MissingSigns;
  readonly remembered: Pick<RememberedColumn, 'locale' | 'profile'> | undefined;
}

function decideColumn(
  each: Surveyed,
  all: readonly Surveyed[],
  { delimiter = null, signs, remembered }: ColumnHints,
): LocaleDecision {
  const { spec } = each.column;
  const certain = decideAlone(each);
  if (certain.locale !== 'ambiguous' || certain.contradictory) return certain;
  if (spec.locale !== undefined)
    return {
      locale: spec.locale,
      evidence: [...certain.evidence, 'the contract says so'],
      contradictory: false,
    };
  const others = new Set(all.map((other) => decideAlone(other).locale));
  const table = others.has('id') === others.has('en') ? null : others.has('id') ? 'id' : 'en';
  const profile = remembered?.profile ?? null;
  const size = profile && localeBySize(profile, each.cells, spec.factor, signs);
  return each.tally.decide({ ...proofs(each), table, size, delimiter, remembered: written(remembered) });
}

/** By its own cells and sums. */
function decideAlone(each: Surveyed): LocaleDecision {
  return each.tally.decide(proofs(each));
}

function proofs({ column, sums, totals }: Surveyed): LocaleHints {
  return { integer: column.spec.integer === true, arithmetic: sums.decide(), total: totals.decide() };
}

function written(remembered: ColumnHints['remembered']): Written | null {
  const locale = remembered?.locale;
  return locale === 'id' || locale === 'en' ? locale : null;
}

/** A sum that holds in one locale only speaks for every column in it. */
function addSum({ parts, whole }: SumRule, row: GridRow, sumsOf: ReadonlyMap<number, SumTally>): void {
  const cells = parts.map((column) => cellOf(row, column));
  const result = cellOf(row, whole);
  if (![...cells, result].some((cell) => typeof cell === 'string' && /[.,]/.test(cell))) return;
  for (const column of [...parts, whole]) sumsOf.get(column.col)?.add(cells, result);
}

function cellOf(row: GridRow, column: BoundColumn): Cell {
  return row.cells[column.col - 1] ?? null;
}
