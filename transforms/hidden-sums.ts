// The figures of hidden rows → what they come to, by which a total that counts them is known.

export interface HiddenSums {
  /** NaN is a cell without a number. */
  readonly add: (values: readonly number[], row: number) => void;
  readonly of: (measure: number) => number;
  /** The first of the rows. */
  readonly rows: readonly number[];
}

const mostNamed = 10;

/** `width`: how many measures a row has. */
export function hiddenSums(width: number): HiddenSums {
  const sums = new Float64Array(width);
  const rows: number[] = [];
  return {
    add(values, row) {
      if (values.every(Number.isNaN)) return;
      for (const [i, value] of values.entries()) if (!Number.isNaN(value)) sums[i] = (sums[i] ?? 0) + value;
      if (rows.length < mostNamed) rows.push(row);
    },
    of: (measure) => sums[measure] ?? 0,
    rows,
  };
}
