// A column of figures → its numbers, row by row, and what they have in common.
import { type Cell, cellText, isBlank } from '../../model/cell.js';
import type { TableColumn } from '../../model/table.js';
import { missingMeaning, missingSigns } from '../values/missing.js';
import { readNumber } from '../values/number.js';

export interface Figures {
  /** As many as there are cells; NaN where no number stands. */
  readonly values: readonly number[];
  readonly blanks: number;
  /** Signs that stand for a number, as typed: "-", "...". */
  readonly signs: readonly string[];
  /** Every number is whole, and none is written with decimals. */
  readonly whole: boolean;
  /** Fractions that were thousands before a spreadsheet read them: 1.693 among whole hundreds. They count as whole. */
  readonly lost: readonly number[];
  /** Most digits behind the decimal sign. */
  readonly decimals: number;
  readonly least: number;
  readonly most: number;
}

const signs = missingSigns();

/** What the heading says of the figures: things that are counted, quantities that have parts, or neither. */
export type Counting = 'things' | 'quantities' | 'unknown';

export function figuresOf(
  cells: readonly Cell[],
  { locale }: Pick<TableColumn, 'locale'>,
  counting: Counting = 'unknown',
): Figures {
  const values = cells.map((cell) => numberIn(cell, locale));
  const numbers = values.filter((value) => !Number.isNaN(value));
  const texts = cells.filter((cell) => typeof cell === 'string').map((cell) => cell.trim());
  const decimals = numbers.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const lost = decimals > 0 && decimals <= 3 ? lostThousands(numbers, decimals, counting) : [];
  return {
    values,
    blanks: cells.filter(isBlank).length,
    signs: [...new Set(texts.filter((text) => missingMeaning(text, signs) !== undefined))],
    lost,
    whole:
      numbers.length > 0 &&
      (decimals === 0 || lost.length > 0) &&
      !texts.some((text) => /[.,]0+$/.test(text) && !/\.000$/.test(text)),
    decimals,
    least: numbers.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    most: numbers.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  };
}

export function numberIn(cell: Cell, locale: TableColumn['locale']): number {
  const reading = readNumber(cell, locale, signs);
  if (reading.kind === 'number') return reading.value;
  return reading.kind === 'ambiguous' ? Number(cellText(cell).replace(/[.,]/g, '')) : Number.NaN;
}

function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [, exponent = '0'] = String(value).split('e-');
  return (String(value).split('.')[1]?.replace(/e.*$/, '').length ?? 0) + Number(exponent);
}

/** The usual whole number is at least this large, and this many times the fractions among them. */
const usualWhole = 50;
const timesLarger = 5;

/** Half as many as the whole numbers at most, each far below them and among them once it is taken a thousandfold. */
function lostThousands(numbers: readonly number[], decimals: number, counting: Counting): readonly number[] {
  const wholes = numbers.filter(Number.isInteger).toSorted((a, b) => a - b);
  const fractions = numbers.filter((value) => !Number.isInteger(value));
  const usual = wholes[Math.floor(wholes.length / 2)] ?? 0;
  if (usual < usualWhole || fractions.length * 2 > wholes.length) return [];
  const isFar = (value: number) => value > 0 && value * timesLarger < usual && value * 1000 >= usual;
  const isOne = (value: number) => isThousandth(value, usual, wholes[0] ?? 0, counting);
  const three = decimals === 3 && fractions.every(isFar);
  return three || fractions.every(isOne) ? fractions : [];
}

/** "2.5" and "1.75" among 2 500 and 1 900: a thousandth of what is usual, below any of the others where nothing says that things are counted. */
function isThousandth(value: number, usual: number, least: number, counting: Counting): boolean {
  if (counting === 'quantities' || value <= 0) return false;
  const [near, far] = counting === 'things' ? [20, 100] : [5, 100];
  const isNear = value * 1000 >= usual / near && value * 1000 <= usual * near;
  return isNear && value * far < (counting === 'things' ? usual : Math.min(usual, least * 2));
}
