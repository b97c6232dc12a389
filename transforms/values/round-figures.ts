// Many texts such as "14,800" and "9.250", all ending in 0 → the locale in which their separator groups thousands.
import type { Cell } from '../../model/cell.js';
import { missingSigns } from './missing.js';
import { readNumber } from './number.js';
import type { Written } from './number-shape.js';

const noSigns = missingSigns();
/** Of so many different decimals with three places, all ending in a 0 that says nothing, one in 10¹² tables has them by chance. */
const least = 12;

/** Null when too few speak, when one ends in another digit, or when both separators occur. */
export function groupingOfRoundFigures(cells: Iterable<Cell>): Written | null {
  const seen = new Set<string>();
  let locale: Written | null = null;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const reading = readNumber(cell, 'ambiguous', noSigns);
    if (reading.kind !== 'ambiguous') continue;
    if (!/0\s*$/.test(cell) || (locale !== null && locale !== reading.grouped)) return null;
    locale = reading.grouped;
    seen.add(cell.trim());
  }
  return seen.size >= least ? locale : null;
}
