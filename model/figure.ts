// A fact as it is held against others like it: what it speaks of, its value, and where in a delivery it stands.
import type { PeriodId } from './period.js';

export interface Figure {
  readonly variable: string;
  /** Kemendagri code. */
  readonly area: string;
  readonly period: PeriodId;
  /** Canonical key, "" for the total. */
  readonly breakdown: string;
  /** null for a sign that stands for a number. */
  readonly value: number | null;
}

export interface PlacedFigure extends Figure {
  /** Number of the sheet in its workbook, from 1. */
  readonly sheet: number;
  readonly row: number;
  /** null when records were counted. */
  readonly col: number | null;
}

/** A figure with a number. */
export type Given<F extends Figure = PlacedFigure> = F & { readonly value: number };

/** The figures of a delivery that are looked at, and those accepted before that they are held against. */
export interface Evidence {
  readonly delivered: readonly PlacedFigure[];
  /** Of the same variables: the last delivered period as it stands until now, and a few periods before the delivered ones. */
  readonly accepted: readonly Figure[];
  /** Periods in which the dataset has figures that this delivery closes without others in their place. */
  readonly closed?: readonly PeriodId[];
}

export function isGiven<F extends Figure>(figure: F): figure is Given<F> {
  return figure.value !== null;
}

/** Equal for figures of different periods that measure the same thing in the same place. */
export function seriesKey({ variable, area, breakdown }: Figure): string {
  return `${variable} ${area} ${breakdown}`;
}
