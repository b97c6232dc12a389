// Sums that ought to hold (L + P = Jumlah, a column and its total) → the locale in which they do.
import type { Cell } from '../../model/cell.js';
import { missingSigns } from './missing.js';
import { plainInteger, readNumber } from './number.js';
import type { Written } from './number-shape.js';

/** Counts sums that hold in one locale only; a sum that holds in both, or in neither, says nothing. */
export interface SumTally {
  add(parts: readonly Cell[], whole: Cell): void;
  /** The locale that sums prove with none against it; null when they do not tell. */
  decide(): Written | null;
}

const noSigns = missingSigns();

export function sumTally(): SumTally {
  const holds: Record<Written, number> = { id: 0, en: 0 };
  return {
    add(parts, whole) {
      const id = sumHolds(parts, whole, 'id');
      const en = sumHolds(parts, whole, 'en');
      if (id && !en) holds.id++;
      else if (en && !id) holds.en++;
    },
    decide: () => onlyOne(holds),
  };
}

/** Adds up a column as it comes and holds each of its total rows against what stands above, near it, or in all. */
export interface TotalTally {
  add(cell: Cell): void;
  /** A total row, where it stands among the others. */
  total(cell: Cell): void;
  decide(): Written | null;
}

/** Totals that may stand above their rows; further ones are judged by what stands above them alone. */
const mostOpen = 20;
const locales = ['id', 'en'] as const;

/** The sum in each locale; NaN once a cell does not read in it. */
type Sums = Record<Written, number>;

export function totalTally(): TotalTally {
  const holds: Record<Written, number> = { id: 0, en: 0 };
  const all: Sums = { id: 0, en: 0 };
  const block: Sums = { id: 0, en: 0 };
  const open: Cell[] = [];
  return {
    add(cell) {
      for (const locale of locales) {
        const value = numberIn(cell, locale) ?? Number.NaN;
        all[locale] += value;
        block[locale] += value;
      }
    },
    total(cell) {
      const said = locales.filter((locale) => isSumOf(cell, locale, [all, block]));
      if (said.length === 1 && said[0] !== undefined) holds[said[0]]++;
      else if (said.length === 0 && open.length < mostOpen) open.push(cell);
      Object.assign(block, { id: 0, en: 0 });
    },
    decide() {
      const said = open.map((cell) => locales.filter((locale) => isSumOf(cell, locale, [all])));
      const late = (locale: Written) => said.filter((each) => each.length === 1 && each[0] === locale).length;
      return onlyOne({ id: holds.id + late('id'), en: holds.en + late('en') });
    },
  };
}

function isSumOf(total: Cell, locale: Written, sums: readonly Sums[]): boolean {
  const value = numberIn(total, locale);
  return sums.some((sum) => equals(sum[locale], value));
}

function equals(sum: number, total: number | undefined): boolean {
  return total !== undefined && total !== 0 && Math.abs(sum - total) <= 1e-9 * Math.max(1, Math.abs(total));
}

function onlyOne(holds: Readonly<Record<Written, number>>): Written | null {
  if (holds.id > 0 && holds.en === 0) return 'id';
  return holds.en > 0 && holds.id === 0 ? 'en' : null;
}

function sumHolds(parts: readonly Cell[], whole: Cell, locale: Written): boolean {
  let sum = 0;
  for (const part of parts) {
    const value = numberIn(part, locale);
    if (value === undefined) return false;
    sum += value;
  }
  return equals(sum, numberIn(whole, locale));
}

/** Only a blank or a missing sign counts as nothing; what cannot be read spoils the sum. */
function numberIn(cell: Cell, locale: Written): number | undefined {
  if (typeof cell === 'string') {
    const plain = plainInteger(cell);
    if (plain >= 0) return plain;
  }
  const reading = readNumber(cell, locale, noSigns);
  if (reading.kind === 'number') return reading.value;
  return reading.kind === 'missing' ? 0 : undefined;
}
