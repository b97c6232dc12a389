// Rows whose labels stand under others, and their figures → whether the parents hold their children: such rows never add up.
import type { TableColumn } from '../../model/table.js';
import { numberIn } from './figures.js';
import type { Nest } from './specimen.js';

/** Parents smaller than a child hold it in no case; a few may be mistakes. */
const enough = 0.9;

/** True where rows with figures stand above others with figures, and are at least as large as each of them. */
export function holdChildren({ paths, headings }: Nest, figures: readonly TableColumn[]): boolean {
  let [held, met] = [0, 0];
  /** The last row met of each depth. */
  const above: { readonly path: readonly string[]; readonly cells: readonly number[] }[] = [];
  for (const [row, path] of paths) {
    if (path.length === 0) continue;
    above.length = Math.min(above.length, path.length - 1);
    const cells = figures.map(({ col, locale }) => numberIn(row.cells[col - 1] ?? null, locale));
    const parent = above.findLast((each) => each !== undefined && isUnder(path, each.path));
    if (parent !== undefined && cells.some((value) => !Number.isNaN(value))) {
      met++;
      if (cells.every((value, i) => !(value > (parent.cells[i] ?? Number.NaN)))) held++;
    }
    if (!headings.has(row)) above[path.length - 1] = { path, cells };
  }
  return met > 1 && held >= enough * met;
}

function isUnder(path: readonly string[], parent: readonly string[]): boolean {
  return parent.length < path.length && parent.every((label, i) => label === path[i]);
}
