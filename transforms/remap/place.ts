// Where a column stood and where one stands now → whether that is the same place, seen from the columns that did not change.
import type { RememberedColumn, RememberedSheet } from '../../model/layout-memory.js';

interface Anchor {
  readonly before: number;
  readonly now: number;
}

export type PlaceOf = (before: RememberedColumn, now: RememberedColumn) => number;

/** 1: the same column, or as far from the nearest unchanged one on its left or right; 0.3: one off; else 0. */
export function placeOf(before: RememberedSheet, now: RememberedSheet): PlaceOf {
  const anchors = anchorsOf(before, now);
  return (was, is) => {
    const left = anchors.filter((anchor) => anchor.before < was.col).at(-1);
    const right = anchors.find((anchor) => anchor.before > was.col);
    const off = Math.min(...[left, right, { before: 0, now: 0 }].map((anchor) => offset(anchor, was, is)));
    return off === 0 ? 1 : off === 1 ? 0.3 : 0;
  };
}

function offset(anchor: Anchor | undefined, was: RememberedColumn, is: RememberedColumn): number {
  if (anchor === undefined) return Number.POSITIVE_INFINITY;
  return Math.abs(was.col - anchor.before - (is.col - anchor.now));
}

/** Columns that were bound to the same column of the contract in both, from left to right. */
function anchorsOf(before: RememberedSheet, now: RememberedSheet): readonly Anchor[] {
  const columns = new Map(now.columns.map((column) => [`${column.name}\n${column.key}`, column.col]));
  return before.columns
    .filter(({ name }) => name !== null)
    .flatMap(({ name, key, col }) => {
      const found = columns.get(`${name}\n${key}`);
      return found === undefined ? [] : [{ before: col, now: found }];
    })
    .sort((a, b) => a.before - b.before);
}
