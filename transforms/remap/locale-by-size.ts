// Cells that read in two ways and the same column of the last accepted file → the locale in which they are of its size.
import type { Cell } from '../../model/cell.js';
import type { ColumnProfile } from '../../model/layout-memory.js';
import type { MissingSigns } from '../values/missing.js';
import type { Written } from '../values/number-shape.js';
import { profileCells } from './column-profile.js';
import { scaleBetween } from './scale.js';

/** null where they are of that size in both, or in neither. `factor`: value × factor = value in the contract's unit. */
export function localeBySize(
  before: ColumnProfile,
  cells: readonly Cell[],
  factor: number,
  signs: MissingSigns,
): Written | null {
  const [id, en] = (['id', 'en'] as const).map((locale) => {
    const now = profileCells(cells, { locale, factor, signs, texts: false });
    return scaleBetween(before, now) === 1;
  });
  if (id === en) return null;
  return id ? 'id' : 'en';
}
