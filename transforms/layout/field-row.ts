// A row that may be a field of records side by side → what kind of thing all its records hold.
import { readUnit } from '../../lexicon/unit.js';
import type { Kind } from './kind.js';
import { kindAt, textAt, type ViewRow } from './view.js';
import { isNote, isSource, squash } from './words.js';

export interface FieldRow {
  readonly label: string;
  /** `mixed`: words beside figures, or days beside numbers; `open`: too little stands there to tell. */
  readonly kind: 'words' | 'number' | 'date' | 'boolean' | 'mixed' | 'open';
  /** What the records hold, squashed. */
  readonly texts: readonly string[];
}

export function fieldRow(row: ViewRow, label: number, records: readonly number[]): FieldRow {
  const kinds = records.map((col) => plainKind(kindAt(row, col))).filter((kind) => kind !== null);
  const [kind = 'open', ...more] = new Set(kinds);
  return {
    label: textAt(row, label),
    kind: more.length > 0 ? 'mixed' : kinds.length < 2 ? 'open' : kind,
    texts: records.map((col) => squash(textAt(row, col))),
  };
}

function plainKind(kind: Kind): Exclude<FieldRow['kind'], 'mixed' | 'open'> | null {
  if (kind === 'text' || kind === 'code') return 'words';
  if (kind === 'number' || kind === 'year') return 'number';
  if (kind === 'date' || kind === 'boolean') return kind;
  return null;
}

/**
 * True when each field holds one kind and the kinds alternate down the rows, as no table of rows has them: words below
 * figures, or days and answers beside numbers and words. A heading of several rows is words above figures and no more,
 * and one row of words may be what somebody wrote where figures were lacking.
 */
export function alternates(fields: readonly FieldRow[], names: readonly string[]): boolean {
  const below = fields.slice(1);
  if (below.some(({ kind }) => kind === 'mixed')) return false;
  if (below.filter(({ kind }) => kind === 'open').length > below.length / 3) return false;
  if (below.some((field) => field.kind === 'words' && isAside(field, names))) return false;
  const telling = below.filter(tells);
  if (telling.length === 0 || (telling.length === 1 && below.length > 4)) return false;
  const figures = below.findIndex(({ kind }) => kind === 'number');
  const kinds = new Set(below.map(({ kind }) => kind));
  return (
    (figures >= 0 && below.slice(figures).some(tells)) ||
    (kinds.has('number') && (kinds.has('date') || kinds.has('boolean')))
  );
}

const excuse = /^(?:belum|tidak|tak|nihil|kosong|data)\b/;

/** Words that differ from record to record, and are no excuse for lacking figures. */
function tells({ kind, texts }: FieldRow): boolean {
  const filled = texts.filter((text) => text !== '');
  return kind === 'words' && new Set(filled).size > 1 && !filled.some((text) => excuse.test(text));
}

/** A row of units, a note, or the heading once more. */
function isAside({ label, texts }: FieldRow, names: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  if (isNote(label) || isSource(label)) return true;
  return filled.every((text) => readUnit(text) !== undefined) || filled.every((text) => names.includes(text));
}

/** True when the column beside the labels gives the fields different units. */
export function unitsVary(rows: readonly ViewRow[], unit: number | null): boolean {
  if (unit === null) return false;
  const units = rows.slice(1).map((row) => squash(textAt(row, unit)));
  return units.every((text) => text !== '') && new Set(units).size > 1;
}
