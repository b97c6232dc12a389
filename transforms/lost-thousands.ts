// A column that counts → its figures that seem to be thousands which a spreadsheet read as fractions: 1.693 pupils among hundreds.
import { measureKind } from '../lexicon/measure-kind.js';
import { scaleOf } from '../lexicon/unit.js';
import type { Binding, BoundColumn } from './binding.js';
import type { Finding } from './finding.js';
import type { Measured } from './typed-row.js';
import { printNumber } from './values/print-number.js';

export interface WholeTally {
  /** A figure as read, before any factor. */
  add(value: number): void;
  /** undefined where the column does not count, or too little is known. */
  decide(): Wholes | undefined;
}

/** What is usual in a column of whole numbers. */
export interface Wholes {
  readonly middle: number;
  /** True where some figure lost its thousands: then small whole numbers may be thousands, too. */
  readonly spoiled: boolean;
  /** True where unit or heading say that things are counted. */
  readonly counts: boolean;
}

const fewest = 4;
/** More fractions than this share of all figures are how the column is meant. */
const mostFractions = 0.4;
const sampled = 5000;

export function wholeTally(column: BoundColumn<Measured>, binding: Binding): WholeTally {
  const kind = kindOf(column, binding);
  const wholes: number[] = [];
  const fractions: number[] = [];
  return {
    add(value) {
      if (kind === 'other' || Number.isNaN(value) || value === 0) return;
      const list = Number.isInteger(value) ? wholes : fractions;
      if (list.length < sampled) list.push(Math.abs(value));
    },
    decide() {
      if (kind === 'count' && areThousands([...wholes, ...fractions]))
        return { middle: middleOf(fractions) * 1000, counts: true, spoiled: true };
      if (wholes.length < fewest || fractions.length > mostFractions * (wholes.length + fractions.length))
        return undefined;
      const middle = middleOf(wholes);
      const usual = { middle, counts: kind === 'count', spoiled: false };
      return { ...usual, spoiled: fractions.some((value) => mayBeThousands(value, usual)) };
    },
  };
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Half of the fractions of a count bear three decimals, as thousands do that end in 0 here and there. */
const threeDecimals = 0.5;
const fewestFractions = 3;

/** Where things are counted: nothing but fractions, or mostly, which all are whole a thousandfold. */
export function areThousands(values: readonly number[]): boolean {
  const fractions = values.filter((value) => !Number.isInteger(value));
  if (fractions.length < fewestFractions || fractions.length <= mostFractions * values.length) return false;
  const isDecimal = (value: number, places: number) =>
    Math.abs(value * 10 ** places - Math.round(value * 10 ** places)) < 1e-6;
  const exact = fractions.filter((value) => !isDecimal(value, 2));
  return (
    fractions.every((value) => value > 0 && value < 1000 && isDecimal(value, 3)) &&
    exact.length >= threeDecimals * fractions.length
  );
}

/** Rows that measure different things say nothing of each other. Amounts, rates and prices have parts; so has what is told in thousands. An explicit `integer: false` says so too. */
function kindOf(
  { spec, heading }: BoundColumn<Measured>,
  { dataset, layout, columns }: Binding,
): 'count' | 'unknown' | 'other' {
  if (spec.type !== 'number' || spec.integer === false || spec.factor !== 1) return 'other';
  if (spec.variable === undefined && columns.some((column) => column.spec.type === 'variable'))
    return 'other';
  const unit = spec.variable === undefined ? '' : (dataset.variables[spec.variable]?.unit ?? '');
  if ([unit, heading, layout.unit ?? ''].some((text) => scaleOf(text) > 1)) return 'other';
  const { kind } = measureKind(unit, heading);
  if (kind === 'count' || spec.integer === true) return 'count';
  return kind === 'unknown' ? 'unknown' : 'other';
}

/** Thousands as the whole numbers are, in terms of their middle, and the fraction much smaller than it. */
const fits = {
  count: { least: 1 / 50, most: 300, small: 0.2, fewest: 10 },
  unknown: { least: 1 / 30, most: 100, small: 0.1, fewest: 20 },
} as const;

function mayBeThousands(value: number, { middle, counts }: Wholes): boolean {
  const thousands = value * 1000;
  if (value >= 1000 || Math.abs(thousands - Math.round(thousands)) > 1e-6) return false;
  const { least, most, small, fewest: leastMiddle } = fits[counts ? 'count' : 'unknown'];
  const isAlike = thousands >= least * middle && thousands <= most * middle;
  return middle >= leastMiddle && value <= small * middle && isAlike;
}

/** In a column that lost thousands, "2" among hundreds was "2.000". */
function mayBeRound(value: number, { middle, spoiled }: Wholes): boolean {
  return (
    spoiled && value > 0 && value < 10 && value <= middle / 50 && value * 1000 <= fits.unknown.most * middle
  );
}

export function lostThousands(value: number, wholes: Wholes): Finding | undefined {
  const size = Math.abs(value);
  const isFraction = !Number.isInteger(value);
  if (isFraction ? !mayBeThousands(size, wholes) : !mayBeRound(size, wholes)) return undefined;
  const [shown, likely] = [printNumber(value, 'id'), printNumber(Math.round(value * 1000), 'id')];
  return {
    code: 'lost-thousands',
    says: `berisi ${shown} di kolom bilangan bulat; titik ribuannya mungkin terbaca sebagai koma desimal, sehingga maksudnya ${likely}`,
    mend: `Bila maksudnya ${likely}, ketik ${Math.round(value * 1000)} tanpa titik; bila memang ${shown}, minta walidata menulis "integer: false" untuk kolom ini.`,
  };
}
