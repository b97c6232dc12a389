// The sheets that hold a table of one shape → whether the contract has to name them, and how.
import { findPart, findPeriods } from '../values/find-periods.js';
import type { Specimen } from './specimen.js';

/** undefined where the headings alone find every sheet of the table. */
export function proposeSheet({
  layout,
  alike,
  sheets,
}: Specimen): { readonly sheet: string | string[]; readonly why: string } | undefined {
  if (layout.sheet === null || alike.length >= sheets) return undefined;
  if (alike.some((name) => findPeriods(name).length > 0 || findPart(name) !== undefined)) return undefined;
  const why = `${sheets - alike.length} lembar lain berisi tabel lain`;
  return { sheet: alike.length === 1 ? layout.sheet : [...alike], why };
}
