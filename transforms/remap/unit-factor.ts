// The unit that a heading names and the one that is wanted → the factor between them.
import { agree, readUnit, scaleOf } from '../../lexicon/unit.js';

/** Units of one kind, by how many of the first of them they are. */
const kinds: readonly Readonly<Record<string, number>>[] = [
  { m2: 1, ha: 1e4, km2: 1e6 },
  { m: 1, km: 1e3 },
  { gram: 1, kg: 1e3, kuintal: 1e5, ton: 1e6 },
  { liter: 1, m3: 1e3 },
  { kwh: 1, mwh: 1e3 },
  { menit: 1, jam: 60, hari: 1440 },
];

/** "ribu jiwa" and "jiwa" → 1000, "ha" and "km2" → 0.01; null where they measure something else, or one is not known. */
export function factorBetween(written: string, wanted: string): number | null {
  const base = (unit: string) => readUnit(unit)?.base ?? unit;
  const size = agree(base(written), base(wanted)) ? 1 : conversion(base(written), base(wanted));
  if (size === null) return null;
  const factor = (size * scaleOf(written)) / scaleOf(wanted);
  return Number(factor.toPrecision(12));
}

function conversion(written: string, wanted: string): number | null {
  for (const kind of kinds) {
    const [from, to] = [kind[written], kind[wanted]];
    if (from !== undefined && to !== undefined) return from / to;
  }
  return null;
}
