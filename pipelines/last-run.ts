// When the last run of the city began.
import { readLastRun } from '../warehouse/run-record.js';
import type { Session } from './session.js';

/** null before the first run. */
export function lastRun({ warehouse, keys }: Session): Promise<Date | null> {
  return readLastRun(warehouse, keys.cityId);
}
