// The data rows and the sheet's own total rows → the findings of totals that disagree with the rows they sum.

import type { AreaLevel } from '../model/area.js';
import type { Cell } from '../model/cell.js';
import type { Issue } from '../model/issue.js';
import { addressIn, placeIn } from '../model/place.js';
import type { AsideRow } from '../model/table.js';
import type { Binding, BoundColumn } from './binding.js';
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
  /** `values` follow the measures; NaN is a cell without a number, and `unread` names the cells that held a mistake. */
  add(bucket: number, values: readonly number[]): void;
  /** A figure of this measure could not be read: its total cannot be judged. */
  spoil(measure: number): void;
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

/** True where the total row of a column holds the sum of its rows: said by the contract, or by the unit. */
export function sumsUp({ spec, heading }: BoundColumn<Measured>, binding: Binding): boolean {
  if (spec.type !== 'number') return false;
  if (spec.total !== undefined) return spec.total === 'sum';
  if (rates.test(heading)) return false;
  const unit = spec.variable === undefined ? undefined : binding.dataset.variables[spec.variable]?.unit;
  return unit === undefined ? spec.integer : !rates.test(unit);
}

export function totalsOf(binding: Binding, measures: readonly BoundColumn<Measured>[]): Totals {
  const width = measures.length;
  const summed = measures.map((each) => sumsUp(each, binding));
  const sums = new Float64Array(buckets * width);
  const spoiled = new Set<number>();
  const rows: TotalRow[] = [];
  return {
    add(bucket, values) {
      const from = bucket * width;
      for (let i = 0; i < width; i++) {
        const value = values[i] ?? Number.NaN;
        if (!Number.isNaN(value)) sums[from + i] = (sums[from + i] ?? 0) + value;
      }
    },
    spoil: (measure) => spoiled.add(measure),
    total: (aside, values) => rows.push({ aside, values, above: sums.slice() }),
    finish: () =>
      rows.flatMap((row, i) => {
        const judged = (at: number) =>
          summed[at] === true && !spoiled.has(at) && !Number.isNaN(row.values[at]);
        const places = measures.map((_, at) => at).filter(judged);
        const expected = expectations(rows, i, sums, width);
        return mismatches(binding, measures, row, places, expected);
      }),
  };
}

/** What a total row may sum, likeliest first: everything, its block above, its block below, everything above it. */
function expectations(
  rows: readonly TotalRow[],
  i: number,
  sums: Float64Array,
  width: number,
): readonly Float64Array[] {
  const here = rows[i]?.above ?? sums;
  const before = rows.slice(0, i).map((row) => row.above);
  const after = rows[i + 1]?.above ?? sums;
  const whole = [
    sums,
    minus(here, before.at(-1)),
    minus(after, here),
    here,
    ...before.map((each) => minus(here, each)),
  ];
  return whole.flatMap((each) => splitBuckets(each, width));
}

/** The sums of each bucket that holds anything. */
function splitBuckets(sums: Float64Array, width: number): readonly Float64Array[] {
  return Array.from({ length: buckets }, (_, bucket) =>
    sums.subarray(bucket * width, (bucket + 1) * width),
  ).filter((part) => part.some((value) => value !== 0));
}

function minus(a: Float64Array, b: Float64Array | undefined): Float64Array {
  return b === undefined ? a : a.map((value, i) => value - (b[i] ?? 0));
}

function mismatches(
  binding: Binding,
  measures: readonly BoundColumn[],
  row: TotalRow,
  places: readonly number[],
  expected: readonly Float64Array[],
): readonly Issue[] {
  const { tolerance } = binding.dataset.totals;
  let fewest: { readonly wrong: readonly number[]; readonly sums: Float64Array } | undefined;
  for (const sums of expected) {
    const wrong = places.filter((at) => !near(row.values[at] ?? 0, sums[at] ?? 0, tolerance));
    if (fewest === undefined || wrong.length < fewest.wrong.length) fewest = { wrong, sums };
  }
  return (fewest?.wrong ?? []).flatMap((at) => {
    const column = measures[at];
    return column === undefined
      ? []
      : [mismatch(binding, row, column, row.values[at] ?? 0, fewest?.sums[at] ?? 0)];
  });
}

function near(total: number, sum: number, tolerance: number): boolean {
  return Math.abs(total - sum) <= tolerance + 1e-9 * Math.max(1, Math.abs(total));
}

function mismatch(
  binding: Binding,
  { aside }: TotalRow,
  column: BoundColumn,
  total: number,
  sum: number,
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
    mend: 'Periksa baris jumlah dan setiap baris yang dijumlahkan; satu di antaranya keliru.',
  };
}
