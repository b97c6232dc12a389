// One row that met its contract, and the roles that a binding's columns play in it.
import type { Cell } from '../model/cell.js';
import type { Column, ColumnOf } from '../model/column.js';
import type { Flag } from '../model/observation.js';
import type { PeriodId } from '../model/period.js';
import type { Binding, BoundColumn } from './binding.js';

export type Measured = ColumnOf<'number'> | ColumnOf<'yesno'>;
export type PeriodColumn = ColumnOf<'period' | 'year' | 'month' | 'quarter' | 'semester'>;

/** Arrays over measures follow `measuresOf(binding)`, arrays over choices `choicesOf(binding)`. */
export interface TypedRow {
  readonly row: number;
  /** Kemendagri code. */
  readonly area: string;
  /** The period of each measure; of the row where it has none. */
  readonly periods: readonly PeriodId[];
  /** What the row's choices break down: a canonical key, '' for the total. */
  readonly breakdown: string;
  readonly choices: readonly (string | null)[];
  /** In the variable's own unit, the factor applied; NaN where no number stood. */
  readonly values: readonly number[];
  /** null when no measure of the row has a flag. A flag beside NaN is a sign that stood for the number. */
  readonly flags: readonly (Flag | null)[] | null;
  /** The variable that the row's label names, where a column says so. */
  readonly variable: string | null;
  /** The cells as decoded, for the text as typed. They may hold personal data: nothing but a measure's text may leave. */
  readonly cells: readonly Cell[];
}

export function columnsOf<T extends Column['type']>(
  binding: Binding,
  ...types: readonly T[]
): readonly BoundColumn<ColumnOf<T>>[] {
  const wanted = new Set<string>(types);
  return binding.columns.filter((column): column is BoundColumn<ColumnOf<T>> => wanted.has(column.spec.type));
}

export type MeasureColumn = BoundColumn<ColumnOf<'number'>> | BoundColumn<ColumnOf<'yesno'>>;

export function measuresOf(binding: Binding): readonly MeasureColumn[] {
  return [...columnsOf(binding, 'number'), ...columnsOf(binding, 'yesno')];
}

export function choicesOf(binding: Binding): readonly BoundColumn<ColumnOf<'choice'>>[] {
  return columnsOf(binding, 'choice');
}
