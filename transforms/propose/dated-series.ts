// Days that are all the first or the last of a month, or of a year → the period that each stands for.
import { type PeriodId, periodAt, periodCode, periodEnd } from '../../model/period.js';

/** undefined for days that stand for themselves. A single day says how things stood at the end of its month or year. */
export function seriesType(days: readonly PeriodId[]): 'Y' | 'M' | undefined {
  const codes = [...new Set(days)].map(periodCode);
  const allEnd = (end: string) => codes.every((code) => code.endsWith(end));
  if (allEnd('-12-31') || (codes.length > 1 && allEnd('-01-01'))) return 'Y';
  if (codes.length === 1) return 'M';
  const first = codes.every((code) => code.endsWith('-01'));
  const last = codes.every((code) => code === periodEnd(periodAt('M', code)));
  return first || last ? 'M' : undefined;
}
