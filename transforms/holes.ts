// Cells without a figure, areas of the rows, and a total larger than its rows → the one place where the difference belongs.
import type { Area } from '../model/area.js';

/** The rows that a total sums: of one bucket, between two rows of the sheet (both excluded). */
export interface Span {
  readonly bucket: number;
  readonly from: number;
  readonly to: number;
}

export const wholeTable = { from: 0, to: Number.POSITIVE_INFINITY } as const;

export interface Gap extends Span {
  readonly measure: number;
  readonly sum: number;
  readonly total: number;
}

/** Where a figure is missing: a blank cell, or an area that has no row. */
export type Hole =
  | { readonly kind: 'cell'; readonly row: number; readonly area: Area | null }
  | { readonly kind: 'area'; readonly area: Area };

export interface Holes {
  /** The area of a data row. */
  met(bucket: number, area: Area | null): void;
  /** A data row holds no number of this measure. */
  blank(bucket: number, measure: number, row: number, area: Area | null): void;
  /** The one place where the difference belongs; undefined where there are several, none, or it would not fit. */
  of(gap: Gap): Hole | undefined;
}

interface Blank {
  readonly bucket: number;
  readonly measure: number;
  readonly row: number;
  readonly area: Area | null;
}

/** A table with more blanks than these is not asked which of them is missed. */
const mostBlanks = 1000;
const fewestAreas = 3;

/** `siblings`: the areas of the same level that lie where all of these do. */
export function holesOf(siblings: (areas: readonly Area[]) => readonly Area[]): Holes {
  const blanks: Blank[] = [];
  const areas = new Map<number, Set<Area>>();
  let last: Area | null = null;
  return {
    met(bucket, area) {
      if (area === null || area === last) return;
      last = area;
      const known = areas.get(bucket);
      if (known === undefined) areas.set(bucket, new Set([area]));
      else known.add(area);
    },
    blank(bucket, measure, row, area) {
      if (blanks.length <= mostBlanks) blanks.push({ bucket, measure, row, area });
    },
    of(gap) {
      if (!isPlausible(gap) || blanks.length > mostBlanks) return undefined;
      const [first, ...more] = blanks.filter(
        ({ bucket, measure, row }) =>
          bucket === gap.bucket && measure === gap.measure && row > gap.from && row < gap.to,
      );
      if (first !== undefined)
        return more.length === 0 ? { kind: 'cell', row: first.row, area: first.area } : undefined;
      return gap.to === wholeTable.to ? absent([...(areas.get(gap.bucket) ?? [])], siblings) : undefined;
    },
  };
}

/** Of the sign of the others, not more than all of them together, and whole where they are. */
function isPlausible({ total, sum }: Gap): boolean {
  const share = (total - sum) / sum;
  return share > 0 && share <= 1 && (!Number.isInteger(sum) || Number.isInteger(total));
}

function absent(
  areas: readonly Area[],
  siblings: (areas: readonly Area[]) => readonly Area[],
): Hole | undefined {
  if (areas.length < fewestAreas) return undefined;
  const here = new Set(areas);
  const [area, ...more] = siblings(areas).filter((each) => !here.has(each));
  return area === undefined || more.length > 0 ? undefined : { kind: 'area', area };
}
