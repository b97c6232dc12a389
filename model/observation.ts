// One fact on its way into the warehouse: variable × area × period × breakdown → value, and the cell it came from.
import type { PeriodId } from './period.js';

/** Symbols of BPS and SDMX that ride on or stand for a number. */
export type Flag =
  | 'missing' // "..." tidak tersedia, blank
  | 'nil' // "-" tidak ada
  | 'suppressed' // "NA" tidak dapat ditampilkan
  | 'negligible' // "~0"
  | 'estimate' // e
  | 'revised' // r
  | 'provisional' // *
  | 'very-provisional' // **
  | 'very-very-provisional' // ***
  | 'rse-25-50' // a
  | 'rse-over-50' // b
  | 'not-additive'; // c: the total differs from the sum of its parts

export interface Observation {
  readonly variable: string;
  /** Kemendagri code. */
  readonly area: string;
  readonly period: PeriodId;
  /** Canonical: "" for the total, else "axis=code" pairs sorted by axis and joined with ";". */
  readonly breakdown: string;
  /** In the variable's own unit. null only together with a flag. */
  readonly value: number | null;
  readonly flag: Flag | null;
  /** Number of the sheet in its workbook, from 1. */
  readonly sheet: number;
  /** Row and column of the cell; row is the first of `sourceRows` when records were aggregated, col null when counted. */
  readonly row: number;
  readonly col: number | null;
  /** The text as typed, where printing the value does not give it back. */
  readonly rawText: string | null;
  /** 1, or the number of records aggregated into this fact. */
  readonly sourceRows: number;
}

/** { jenis_kelamin: "L", kelompok_umur: "0-4" } → "jenis_kelamin=L;kelompok_umur=0-4". */
export function breakdownKey(parts: Readonly<Record<string, string>>): string {
  return Object.keys(parts)
    .sort()
    .map((axis) => `${axis}=${parts[axis]}`)
    .join(';');
}
