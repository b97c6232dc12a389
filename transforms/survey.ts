// The rows of a table → one decision per column on how its numbers and dates are written, from everything that speaks for it.
import type { Cell } from '../model/cell.js';
import type { GridRow } from '../model/grid.js';
import { addressIn } from '../model/place.js';
import { type ParsedRule, parseRule } from '../model/rule.js';
import type { SortedRows } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
import { columnsOf } from './typed-row.js';
import { type SumTally, sumTally } from './values/arithmetic.js';
import { type DateOrder, dateOrderTally } from './values/date.js';
import { type LocaleDecision, type LocaleTally, localeTally } from './values/locale.js';
import type { Written } from './values/number-shape.js';

/** By column of the sheet. */
export interface Decisions {
  readonly locales: ReadonlyMap<number, LocaleDecision>;
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
}

export interface SurveyHints {
  /** The delimiter of a text file. */
  readonly delimiter?: string | null;
}

export interface Survey {
  /** Batches in the order of the rows; the first thousands are usually enough. */
  add(rows: SortedRows): void;
  /** `remembered`: by column, how the last accepted file was written; it speaks only where nothing else does. */
  decide(remembered?: ReadonlyMap<number, Written>): Decisions;
  /** False while some column holds texts that read in two ways, whatever is remembered: the rest of the sheet may tell. */
  settled(): boolean;
}

/** Throws ConfigError SD_CONFIG_RULE. */
export function survey(binding: Binding, hints: SurveyHints = {}): Survey {
  const numbers = columnsOf(binding, 'number').map((column) => ({
    column,
    tally: localeTally(),
    sums: sumTally(),
  }));
  const dates = columnsOf(binding, 'period').map((column) => ({ column, tally: dateOrderTally() }));
  const rules = sumRules(
    binding,
    numbers.map(({ column }) => column),
  );
  const sumsOf = new Map(numbers.map(({ column, sums }) => [column.col, sums] as const));
  const decide = (remembered: ReadonlyMap<number, Written> = new Map()): Decisions => ({
    locales: new Map(
      numbers.map((each) => [each.column.col, decideColumn(each, { ...hints, remembered }, numbers)]),
    ),
    dateOrders: new Map(
      dates.flatMap(({ column, tally }) => {
        const order = tally.decide();
        return order === null ? [] : [[column.col, order] as const];
      }),
    ),
  });
  return {
    add({ data }) {
      for (const row of data) {
        for (const { column, tally } of numbers)
          tally.add(cellOf(row, column), () => addressIn(binding.layout, row.row, column.col));
        for (const { column, tally } of dates) tally.add(cellOf(row, column));
        for (const rule of rules) addSum(rule, row, sumsOf);
      }
    },
    decide,
    settled: () => [...decide().locales.values()].every(({ locale }) => locale !== 'ambiguous'),
  };
}

interface Surveyed {
  readonly column: ReturnType<typeof columnsOf<'number'>>[number];
  readonly tally: LocaleTally;
  readonly sums: SumTally;
}

function decideColumn(
  { column, tally, sums }: Surveyed,
  hints: SurveyHints & { readonly remembered: ReadonlyMap<number, Written> },
  all: readonly Surveyed[],
): LocaleDecision {
  const own = { integer: column.spec.integer, arithmetic: sums.decide() };
  const certain = tally.decide(own);
  if (certain.locale !== 'ambiguous' || certain.contradictory) return certain;
  if (column.spec.locale !== undefined)
    return {
      locale: column.spec.locale,
      evidence: [...certain.evidence, 'the contract says so'],
      contradictory: false,
    };
  const others = new Set(all.map((other) => other.tally.decide(ownOf(other)).locale));
  const table = others.has('id') === others.has('en') ? null : others.has('id') ? 'id' : 'en';
  const remembered = hints.remembered.get(column.col) ?? null;
  return tally.decide({ ...own, table, delimiter: hints.delimiter ?? null, remembered });
}

function ownOf({ column, sums }: Surveyed) {
  return { integer: column.spec.integer, arithmetic: sums.decide() };
}

interface SumRule {
  readonly parts: readonly BoundColumn[];
  readonly whole: BoundColumn;
}

/** Rules of the shape a + b = c, once for each period and breakdown that headings caught. */
function sumRules(binding: Binding, columns: readonly BoundColumn[]): readonly SumRule[] {
  const keys = [...new Set(columns.map((column) => column.captured.key))];
  return binding.dataset.rules.flatMap(({ rule }) => {
    const sides = sumSides(parseRule(rule));
    if (sides === undefined) return [];
    return keys.flatMap((key) => {
      const find = (name: string) => columns.find((each) => each.name === name && each.captured.key === key);
      const parts = sides.parts.map(find).filter((column) => column !== undefined);
      const whole = find(sides.whole);
      return whole === undefined || parts.length < sides.parts.length ? [] : [{ parts, whole }];
    });
  });
}

function sumSides({
  left,
  right,
  comparison,
}: ParsedRule): { parts: readonly string[]; whole: string } | undefined {
  const [parts, single] = right.length === 1 ? [left, right[0]] : [right, left[0]];
  const plain = [...left, ...right].every(({ times, column }) => times === 1 && column !== null);
  if (comparison !== '=' || !plain || single?.column == null || (left.length !== 1 && right.length !== 1))
    return undefined;
  return { parts: parts.flatMap(({ column }) => (column === null ? [] : [column])), whole: single.column };
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
