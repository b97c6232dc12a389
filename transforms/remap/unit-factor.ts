// The unit that a heading names and the one that is wanted → the factor between them.
import { agree, readUnit, scaleOf } from '../values/unit.js';

/** "ribu jiwa" and "jiwa" → 1000; null where they measure something else, or one is not known. */
export function factorBetween(written: string, wanted: string): number | null {
  const base = (unit: string) => readUnit(unit)?.base ?? unit;
  if (!agree(base(written), base(wanted))) return null;
  const factor = scaleOf(written) / scaleOf(wanted);
  return Number(factor.toPrecision(12));
}
