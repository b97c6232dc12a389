// A column of a contract → every way its heading may be written, as far as contract and axes tell.
import { type Column, columnName, headingsOf } from '../../model/column.js';
import type { DatasetEntry } from '../../model/dataset.js';
import type { Breakdowns } from '../../model/opd.js';
import { meansSame } from './heading-likeness.js';

/** Its headings, and where it is one choice of one axis the ways to write that choice. */
export function waysToWrite(spec: Column, breakdowns: Breakdowns): readonly string[] {
  const fixed = spec.type === 'number' || spec.type === 'yesno' ? Object.entries(spec.breakdown ?? {}) : [];
  const [[axis, code] = ['', '']] = fixed;
  const choice = fixed.length === 1 ? [code, ...(breakdowns[axis]?.[code] ?? [])] : [];
  return [...headingsOf(spec), ...choice];
}

/** True where a heading means another column of the contract than this one: "Wanita" is not "Laki-laki", wherever it stands. */
export function meansAnother(
  dataset: DatasetEntry,
  name: string,
  heading: string,
  breakdowns: Breakdowns,
): boolean {
  const means = (spec: Column) => waysToWrite(spec, breakdowns).some((way) => meansSame(way, heading));
  const own = dataset.columns.some((spec) => columnName(spec) === name && means(spec));
  return !own && dataset.columns.some((spec) => columnName(spec) !== name && means(spec));
}
