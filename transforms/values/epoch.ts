// A count of milliseconds or seconds since 1970, as programs write moments → the day in Indonesia.
import { type Cell, cellText } from '../../model/cell.js';
import { dayPeriod, type PeriodId } from '../../model/period.js';

const hour = 3_600_000;
const day = 24 * hour;
/** 1990 to 2100, in milliseconds: what is outside is a count of something else. */
const [first, last] = [631_152_000_000, 4_102_444_800_000];
/** Midnight in Jakarta, Makassar and Jayapura, in hours before that of Greenwich. */
const zones = [7, 8, 9];

/** undefined for what is no whole number of 12 or 13 digits, or of 9 or 10 for seconds. */
export function readEpoch(cell: Cell): PeriodId | undefined {
  const text = cellText(cell).trim();
  if (!/^\d{9,13}(?:\.0+)?$/.test(text)) return undefined;
  const number = Number(text);
  const moment = number < 1e11 ? number * 1000 : number;
  if (moment < first || moment > last) return undefined;
  const date = new Date(moment + shift(moment));
  return dayPeriod(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** A midnight is that of its own zone; any other moment is told in western time. */
function shift(moment: number): number {
  const past = moment % day;
  if (past === 0) return 0;
  const zone = zones.find((hours) => past === day - hours * hour);
  return (zone ?? 7) * hour;
}
