// The data rows and the sheet's own total rows → the findings of totals that disagree with the rows they sum.

import { measureKind } from '../lexicon/measure-kind.js';
import type { Area, AreaLevel } from '../model/area.js';
import type { Cell } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { addressIn, placeIn } from '../model/place.js';
import type { AsideRow } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
import { type HiddenSums, hiddenSums } from './hidden-sums.js';
import { type Holes, holesOf, type Span, wholeTable } from './holes.js';
import { impliedIssue } from './implied.js';
import type { Measured } from './typed-row.js';
import { printNumber } from './values/print-number.js';

/** Rows that cannot be summed with each other (parents and children, parts and wholes) go into different buckets. */
const levels: Readonly<Record<AreaLevel, number>> = {
  country: 0,
  province: 1,
  city: 2,
  kecamatan: 3,
  kelurahan: 4,
};
const levelCount = Object.keys(levels).length;
const buckets = 2 * levelCount;

/** `whole`: the row repeats what rows of its parts hold. */
export function bucketOf(level: AreaLevel, whole: boolean): number {
  return levels[level] + (whole ? levelCount : 0);
}

export interface Totals {
  /** The values of a row follow the measures; NaN is a cell without a number. */
  add(bucket: number, values: readonly number[], row: number, area: Area | null): void;
  /** A figure of this measure could not be read: its total tells nothing. */
  readonly spoil: (measure: number) => void;
  /** A figure that this measure must have is blank: its total cannot be judged, and may tell the figure. */
  readonly lack: (measure: number) => void;
  /** The values of a hidden row: no fact comes of it, but a total may count it. */
  hidden(values: readonly number[], row: number): void;
  /** A total row, where it stands among the rows: read by the measures, NaN where it holds no number. */
  total(row: AsideRow, values: readonly number[]): void;
  finish(): readonly Issue[];
}

interface TotalRow {
  readonly aside: AsideRow;
  readonly values: readonly number[];
  /** Sums of all rows above, by bucket × measure. */
  readonly above: Float64Array;
}

const rates =
  /persen|%|prosen|indeks|index|rasio|ratio|rata|median|\bper\b|\/|tahun|skor|nilai|poin|hari|jam|menit|µg|ppm|°/i;

/** True where the total row of a column holds the sum of its rows: said by the contract, or by unit and title. */
export function sumsUp({ spec, heading }: BoundColumn<Measured>, binding: Binding): boolean {
  if (spec.type !== 'number') return false;
  if (spec.total !== undefined) return spec.total === 'sum';
  const variable = spec.variable === undefined ? undefined : binding.dataset.variables[spec.variable];
  if (variable?.aggregation !== undefined) return variable.aggregation === 'sum';
  if (rates.test(heading)) return false;
  if (variable === undefined) return spec.integer === true;
  const { kind } = measureKind(variable.unit, variable.title);
  return kind !== 'rate' && kind !== 'price' && !rates.test(variable.unit);
}

export function totalsOf(
  binding: Binding,
  measures: readonly BoundColumn<Measured>[],
  siblings: (areas: readonly Area[]) => readonly Area[],
): Totals {
  const width = measures.length;
  const summed = measures.map((each) => sumsUp(each, binding));
  const sums = new Float64Array(buckets * width);
  const spoiled = new Set<number>();
  const lacking = new Set<number>();
  const rows: TotalRow[] = [];
  const hidden = hiddenSums(width);
  const holes = holesOf(siblings);
  return {
    add(bucket, values, row, area) {
      holes.met(bucket, area);
      const from = bucket * width;
      for (let i = 0; i < width; i++) {
        const value = values[i] ?? Number.NaN;
        if (Number.isNaN(value)) holes.blank(bucket, i, row, area);
        else sums[from + i] = (sums[from + i] ?? 0) + value;
      }
    },
    spoil: (measure) => spoiled.add(measure),
    lack: (measure) => lacking.add(measure),
    hidden: hidden.add,
    total: (aside, values) => rows.push({ aside, values, above: sums.slice() }),
    finish: () =>
      rows.flatMap((row, i) => {
        const read = (at: number) => summed[at] === true && !spoiled.has(at) && !Number.isNaN(row.values[at]);
        const places = measures.map((_, at) => at).filter(read);
        const judged = places.filter((at) => !lacking.has(at));
        const expected = nearest(binding, row, judged, expectations(rows, i, sums, width));
        if (expected === undefined) return [];
        return [
          ...judged.flatMap((at) => mismatches(binding, measures, row, at, { ...expected, hidden })),
          ...places.flatMap((at) => implied(binding, measures, row, at, { ...expected, hidden }, holes)),
        ];
      }),
  };
}

/** What a total row may be the sum of. */
interface Expectation extends Span {
  readonly sums: Float64Array;
}

/** What a total row may sum, likeliest first: everything, its block above, its block below, everything above it. */
function expectations(
  rows: readonly TotalRow[],
  i: number,
  sums: Float64Array,
  width: number,
): readonly Expectation[] {
  const here = rows[i]?.above ?? sums;
  const at = rowOf(rows[i], 0);
  const before = rows
    .slice(0, i)
    .map((row) => ({ sums: minus(here, row.above), from: rowOf(row, 0), to: at }));
  const above = { sums: here, from: 0, to: at };
  const after = minus(rows[i + 1]?.above ?? sums, here);
  const spans = [
    { sums, ...wholeTable },
    before.at(-1) ?? above,
    { sums: after, from: at, to: rowOf(rows[i + 1], wholeTable.to) },
    above,
    ...before,
  ];
  return spans.flatMap((span) => splitBuckets(span, width));
}

function rowOf(total: TotalRow | undefined, otherwise: number): number {
  return total?.aside.row ?? otherwise;
}

/** The sums of each bucket that holds anything. */
function splitBuckets(span: Omit<Expectation, 'bucket'>, width: number): readonly Expectation[] {
  return Array.from({ length: buckets }, (_, bucket) => ({
    ...span,
    bucket,
    sums: span.sums.subarray(bucket * width, (bucket + 1) * width),
  })).filter(({ sums }) => sums.some((value) => value !== 0));
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - (b[i] ?? 0));
}

/** The one with which fewest columns disagree; of several the likeliest. */
function nearest(
  binding: Binding,
  row: TotalRow,
  places: readonly number[],
  expected: readonly Expectation[],
): Expectation | undefined {
  const { tolerance } = binding.dataset.totals;
  let fewest: { readonly wrong: number; readonly one: Expectation } | undefined;
  for (const one of expected) {
    const wrong = places.filter((at) => !near(row.values[at] ?? 0, one.sums[at] ?? 0, tolerance)).length;
    if (fewest === undefined || wrong < fewest.wrong) fewest = { wrong, one };
  }
  return fewest?.one;
}

function mismatches(
  binding: Binding,
  measures: readonly BoundColumn[],
  row: TotalRow,
  at: number,
  { sums, hidden }: Expectation & { readonly hidden: HiddenSums },
): readonly Issue[] {
  const { tolerance } = binding.dataset.totals;
  const [column, total = 0, sum = 0] = [measures[at], row.values[at], sums[at]];
  if (column === undefined || near(total, sum, tolerance)) return [];
  const isCounted = countsHidden(total, sum, at, hidden, tolerance);
  return [mismatch(binding, row, column, { total, sum, hidden: isCounted ? hidden.rows : [] })];
}

/** What a total has more than its rows is what hidden rows hold. */
function countsHidden(
  total: number,
  sum: number,
  at: number,
  hidden: HiddenSums,
  tolerance: number,
): boolean {
  return hidden.rows.length > 0 && near(total, sum + hidden.of(at), tolerance);
}

/** A warning beside the mistake of the blank cell or of the total: it says what would set both right. */
function implied(
  binding: Binding,
  measures: readonly BoundColumn[],
  row: TotalRow,
  at: number,
  { sums, hidden, ...span }: Expectation & { readonly hidden: HiddenSums },
  holes: Holes,
): readonly Issue[] {
  const { tolerance } = binding.dataset.totals;
  const [column, total = 0, sum = 0] = [measures[at], row.values[at], sums[at]];
  if (column === undefined || near(total, sum, tolerance)) return [];
  if (countsHidden(total, sum, at, hidden, tolerance)) return [];
  const gap = { ...span, measure: at, total, sum };
  const hole = holes.of(gap);
  if (hole === undefined) return [];
  const { col, heading } = column;
  return [impliedIssue(hole, gap, { layout: binding.layout, row: row.aside.row, col, heading })];
}

function near(total: number, sum: number, tolerance: number): boolean {
  return Math.abs(total - sum) <= tolerance + 1e-9 * Math.max(1, Math.abs(total));
}

interface Mismatch {
  readonly total: number;
  readonly sum: number;
  /** Hidden rows that explain the difference. */
  readonly hidden: readonly number[];
}

function mismatch(
  binding: Binding,
  { aside }: TotalRow,
  column: BoundColumn,
  { total, sum, hidden }: Mismatch,
): Issue {
  const added = Number(sum.toPrecision(12));
  const difference = Number(Math.abs(total - added).toPrecision(12));
  const cell: Cell = aside.cells[column.col - 1] ?? null;
  return {
    code: 'total-mismatch',
    severity: 'error',
    sheet: binding.layout.sheet,
    ...placeIn(binding.layout, aside.row, column.col),
    text: typeof cell === 'string' ? cell : String(total),
    message: `Sel ${addressIn(binding.layout, aside.row, column.col)} (${column.heading}) berisi jumlah ${printNumber(total, 'id')}, sedangkan baris-barisnya berjumlah ${printNumber(added, 'id')}; selisih ${printNumber(difference, 'id')}.`,
    mend:
      hidden.length === 0
        ? 'Periksa baris jumlah dan setiap baris yang dijumlahkan; satu di antaranya keliru.'
        : `Selisih itu persis isi baris tersembunyi: baris ${hidden.join(', ')} ikut dihitung dalam jumlah. Tampilkan baris itu (lepas filter), lalu kirim ulang.`,
  };
}
