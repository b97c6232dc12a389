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
  number(sheet: number, row: number, col: number | null, value: number): void;
  text(sheet: number, row: number, col: number | null, text: string): void;
  /** Takes over what another has gathered, as if its records had been given to this one, after its own. */
  merge(other: Gathering): void;
  readonly state: State;
  /** Undefined for a mean, least or greatest of nothing. */
  result(by: By): Gathered | undefined;
}

type Origin = Pick<Gathered, 'sheet' | 'row' | 'col'>;

export interface State {
  readonly texts: Set<string>;
  rows: number;
  taken: number;
  first: Origin;
  sum: number;
  /** What rounding took from the sum. */
  lost: number;
  least: number;
  greatest: number;
}

export function gathering(): Gathering {
  const state: State = {
    texts: new Set(),
    rows: 0,
    taken: 0,
    first: { sheet: 0, row: 0, col: null },
    sum: 0,
    lost: 0,
    least: Number.POSITIVE_INFINITY,
    greatest: Number.NEGATIVE_INFINITY,
  };
  return {
    state,
    merge: (other) => merge(state, other.state),
    met(sheet, row, col) {
      if (state.rows === 0) state.first = { sheet, row, col };
      state.rows++;
    },
    number(sheet, row, col, value) {
      if (Number.isNaN(value)) return;
      take(state, sheet, row, col);
      add(state, value);
    },
    text(sheet, row, col, text) {
      if (text === '') return;
      take(state, sheet, row, col);
      state.texts.add(text);
    },
    result: (by) => resultOf(state, by),
  };
}

function take(state: State, sheet: number, row: number, col: number | null): void {
  if (state.taken === 0) state.first = { sheet, row, col };
  state.taken++;
}

/** Neumaier's sum: a million tenths are a hundred thousand. */
function addUp(state: State, value: number): void {
  const { sum } = state;
  const next = sum + value;
  state.lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  state.sum = next;
}

function add(state: State, value: number): void {
  addUp(state, value);
  if (value < state.least) state.least = value;
  if (value > state.greatest) state.greatest = value;
}

function merge(state: State, other: State): void {
  if (state.taken === 0 && (other.taken > 0 || state.rows === 0)) state.first = other.first;
  state.rows += other.rows;
  addUp(state, other.sum);
  state.lost += other.lost;
  state.taken += other.taken;
  state.least = Math.min(state.least, other.least);
  state.greatest = Math.max(state.greatest, other.greatest);
  for (const text of other.texts) state.texts.add(text);
}

function resultOf(state: State, by: By): Gathered | undefined {
  const { taken, texts, least: min, greatest: max, first } = state;
  const sum = Number((state.sum + state.lost).toPrecision(15));
  const values = { count: taken, sum, mean: sum / taken, min, max, distinct: texts.size };
  if (taken === 0 && (by === 'mean' || by === 'min' || by === 'max')) return undefined;
  return { value: values[by], ...first, sourceRows: Math.max(1, taken) };
}
