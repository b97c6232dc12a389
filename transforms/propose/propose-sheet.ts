// The sheets that hold a table of one shape → whether the contract has to name them, and how.
import { findPart, findPeriods } from '../values/find-periods.js';
import type { Specimen } from './specimen.js';

/** undefined where the headings alone find every sheet of the table. */
export function proposeSheet(
  { layout, alike, sheets }: Specimen,
  /** Those of the same shape that are to be read. */
  wanted: readonly string[] = alike,
): { readonly sheet: string | string[]; readonly why: string } | undefined {
  if (wanted.length < alike.length)
    return { sheet: [...wanted], why: `lembar lain berisi jumlahnya: ${listed(alike, wanted)}` };
  if (layout.sheet === null || alike.length >= sheets) return undefined;
  if (alike.some((name) => findPeriods(name).length > 0 || findPart(name) !== undefined)) return undefined;
  const why = `${sheets - alike.length} lembar lain berisi tabel lain`;
  return { sheet: alike.length === 1 ? layout.sheet : [...alike], why };
}

function listed(all: readonly string[], wanted: readonly string[]): string {
  return all
    .filter((sheet) => !wanted.includes(sheet))
    .map((sheet) => `"${sheet}"`)
    .join(', ');
}
