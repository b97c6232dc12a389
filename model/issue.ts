// Something wrong with data: a value with a place, never an exception.

export type Severity = 'error' | 'warning';

/**
 * `message` and `mend` are what the OPD reads, in Bahasa Indonesia: what stood there, what is expected, how to mend it.
 * An error returns its row; a warning never blocks.
 */
export interface Issue {
  /** Kebab-case, stable: "unknown-area", "ambiguous-number", "total-mismatch". */
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly col: number | null;
  /** The text as typed, or '' when nothing stood there. Never the content of a personal column. */
  readonly text: string;
  readonly message: string;
  readonly mend: string;
}
