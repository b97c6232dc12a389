// The sheets of a workbook by name → those that sum up the others: "Rekap" beside "Januari" and "Februari".
import { periodType } from '../model/period.js';
import { findPart, findPeriods } from './values/find-periods.js';

const recapWord =
  /\b(?:rekap(?:itulasi)?|total|jumlah|gabungan|setahun|tahunan|keseluruhan|ringkasan|resume|summary|recap|all)\b/i;
/** Fewer sheets of one kind than these are no series that another sums up. */
const fewest = 2;

/**
 * A sheet is a recap when at least two others tell a part of a year, or a month or quarter, and it tells none; or when it
 * is called one and at least two others are not. `names`: sheets whose tables are alike.
 */
export function recaps(names: readonly string[]): ReadonlySet<string> {
  const parts = names.filter(tellsPart);
  const called = names.filter((name) => recapWord.test(name.replace(/_/g, ' ')));
  const byPart = parts.length >= fewest ? called.filter((name) => !tellsPart(name)) : [];
  const byYear = parts.length >= fewest ? names.filter((name) => !tellsPart(name) && tellsYear(name)) : [];
  const byWord = names.length - called.length >= fewest && called.length === 1 ? called : [];
  return new Set([...byPart, ...byYear, ...byWord]);
}

function tellsPart(name: string): boolean {
  return findPart(name) !== undefined || findPeriods(name).some((id) => !isYear(id));
}

function tellsYear(name: string): boolean {
  return !tellsPart(name) && findPeriods(name).some(isYear);
}

function isYear(id: number): boolean {
  return periodType(id) === 'Y' || periodType(id) === 'A';
}
