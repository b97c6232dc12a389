// Tells a row of units ("(Ton)", "jiwa", "%") under a heading from the heading itself.
import { readUnit } from '../../lexicon/unit.js';
import type { Profile } from './profile.js';
import { filledIn } from './row-shape.js';
import { kindAt, textAt, type ViewRow } from './view.js';

/**
 * True when every text in the columns of figures is a unit. Units without brackets must stand under headings of their
 * own, because "Siswa" and "Guru" may as well be headings under a group.
 */
export function isUnitRow(row: ViewRow, above: ViewRow | undefined, profile: Profile): boolean {
  const cols = profile.values.filter((col) => kindAt(row, col) !== 'blank');
  if (cols.length === 0 || filledIn(row, profile.values) < Math.min(2, profile.values.length)) return false;
  const labels = profile.stub.filter((col) => kindAt(row, col) !== 'blank');
  const isLabelled = labels.some((col) => !/^\(?\s*(?:satuan|unit)\s*\)?$/i.test(textAt(row, col).trim()));
  if (isLabelled || !cols.every((col) => isUnitText(textAt(row, col)))) return false;
  const bracketed = cols.every((col) => /^\s*[([]/.test(textAt(row, col)));
  return (
    bracketed ||
    repeats(row, cols) ||
    (above !== undefined && cols.every((col) => kindAt(above, col) !== 'blank'))
  );
}

/** "hl | hl | hl": no heading stands again and again side by side. */
function repeats(row: ViewRow, cols: readonly number[]): boolean {
  const texts = new Set(cols.map((col) => textAt(row, col).trim()));
  return cols.length >= 3 && texts.size <= cols.length / 3;
}

const scale = /^(?:thousand|million|billion|trillion)s?(?: of \S{1,12})?$/i;

/** "(Ton)", "[jiwa]", "%", "Ribu Rp", "Billions of $". */
export function isUnitText(text: string): boolean {
  const inner = /^\s*[([]\s*([^()[\]]{1,30})\s*[)\]]\s*$/.exec(text)?.[1];
  if (inner !== undefined) return !/^\d{4}$/.test(inner) && !/^\d+$/.test(inner) && !/^[a-z]$/i.test(inner);
  return scale.test(text.trim()) || isBareUnit(text);
}

/** "Ton", "Rp/Kg", "Ribu Rp": a unit without brackets. */
export function isBareUnit(text: string): boolean {
  const parts = text.trim().split('/');
  return (
    parts.length <= 2 && parts.every((part) => readUnit(part) !== undefined && !/^tahun$/i.test(part.trim()))
  );
}
