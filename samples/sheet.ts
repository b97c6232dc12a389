// The nouns of the samples: a sheet of cells with merged ranges, and a file as an OPD would send it.
import type { Merge } from '../model/grid.js';

/** null is an empty cell; a string is text; a number a number cell; `percent` a number cell shown as a percentage. */
export type SampleCell = null | string | number | { readonly percent: number };

export interface SampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly SampleCell[])[];
  readonly merges: readonly Merge[];
}

export interface SampleBook {
  /** Below samples/inbox; its ending chooses the format: xlsx, xls, ods. */
  readonly path: string;
  readonly sheets: readonly SampleSheet[];
}

export interface SampleText {
  readonly path: string;
  readonly text: string;
  readonly encoding: 'utf8' | 'latin1';
}

export type SampleFile = SampleBook | SampleText;
