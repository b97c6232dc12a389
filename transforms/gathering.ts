// The figures of one group of records, one at a time → their count, sum, mean, least, greatest or number of different ones.
import type { Dataset } from '../model/dataset.js';

type By = NonNullable<Dataset['records']>['measures'][number]['by'];

/** `row` is the first record taken, or the first of the group where none was. */
export interface Gathered {
  readonly value: number;
  readonly sheet: number;
  readonly row: number;
  readonly col: number | null;
  readonly sourceRows: number;
}

export interface Gathering {
  /** A record of the group, taken or not: a group without any taken counts 0. */
  met(sheet: number, row: number, col: number | null): void;
  /** NaN says nothing. */
  number(sheet: number, row: number, value: number): void;
  text(sheet: number, row: number, text: string): void;
  /** Undefined for a mean, least or greatest of nothing. */
  result(by: By): Gathered | undefined;
}

export function gathering(): Gathering {
  const texts = new Set<string>();
  let rows = 0;
  let taken = 0;
  let first = { sheet: 0, row: 0 };
  let col: number | null = null;
  let [sum, lost] = [0, 0];
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (sheet: number, row: number): void => {
    if (taken === 0) first = { sheet, row };
    taken++;
  };
  /** Neumaier's sum: a million tenths are a hundred thousand. */
  const add = (value: number): void => {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  };
  return {
    met(sheet, row, at) {
      if (rows === 0) [first, col] = [{ sheet, row }, at];
      rows++;
    },
    number(sheet, row, value) {
      if (Number.isNaN(value)) return;
      take(sheet, row);
      add(value);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    },
    text(sheet, row, text) {
      if (text === '') return;
      take(sheet, row);
      texts.add(text);
    },
    result(by) {
      const total = Number((sum + lost).toPrecision(15));
      const values = {
        count: taken,
        sum: total,
        mean: total / taken,
        min: least,
        max: greatest,
        distinct: texts.size,
      };
      if (taken === 0 && (by === 'mean' || by === 'min' || by === 'max')) return undefined;
      return {
        value: values[by],
        ...first,
        col: by === 'count' ? null : col,
        sourceRows: Math.max(1, taken),
      };
    },
  };
}
