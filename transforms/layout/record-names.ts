// The first row of records side by side → what names them: words, areas, or the periods that a wide table has instead.
import { readPeriodCell } from '../values/period.js';
import { areaName } from './columns.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { squash } from './words.js';

export interface RecordNames {
  readonly kind: 'words' | 'areas' | 'periods';
  /** Squashed. */
  readonly texts: readonly string[];
}

/** Null for fewer than two records, and where one has no name or two have the same. */
export function namesOf(row: ViewRow, records: readonly number[]): RecordNames | null {
  const texts = records.map((col) => squash(textAt(row, col)));
  if (texts.length < 2 || texts.includes('') || new Set(texts).size < texts.length) return null;
  return { kind: kindOfNames(row, records), texts };
}

function kindOfNames(row: ViewRow, records: readonly number[]): RecordNames['kind'] {
  if (records.every((col) => isPeriod(row, col))) return 'periods';
  return records.every((col) => areaName.test(textAt(row, col).trim())) ? 'areas' : 'words';
}

function isPeriod(row: ViewRow, col: number): boolean {
  const kind = kindAt(row, col);
  if (kind === 'year' || kind === 'date') return true;
  return ['period', 'part'].includes(readPeriodCell(row.cells[col - 1] ?? null).kind);
}
