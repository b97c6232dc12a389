// What a delivery of records says by not naming it: in a period, areas and categories without a record have none.
import type { AreaLevel } from './area.js';
import type { PeriodId } from './period.js';

export interface Absence {
  readonly period: PeriodId;
  /** Kemendagri code: it holds for the areas of `level` that lie in it, or for itself. */
  readonly area: string;
  readonly level: AreaLevel;
  /** The cell that says so ("NIHIL", or the headings of an empty table); null where the file as a whole does. */
  readonly cell: AbsenceCell | null;
}

export interface AbsenceCell {
  /** Number of the sheet in its workbook, from 1. */
  readonly sheet: number;
  readonly row: number;
  /** null for the headings of an empty table. */
  readonly col: number | null;
  /** As typed; null where no word says so. */
  readonly text: string | null;
}
