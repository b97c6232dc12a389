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
    decide() {
      if (holds.id > 0 && holds.en === 0) return 'id';
      return holds.en > 0 && holds.id === 0 ? 'en' : null;
    },
  };
}

function sumHolds(parts: readonly Cell[], whole: Cell, locale: Written): boolean {
  let sum = 0;
  for (const part of parts) {
    const value = numberIn(part, locale);
    if (value === undefined) return false;
    sum += value;
  }
  const total = numberIn(whole, locale);
  return total !== undefined && total !== 0 && Math.abs(sum - total) <= 1e-9 * Math.max(1, Math.abs(total));
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
