// Two profiles of a column → by what factor between units the numbers of one are larger than those of the other.
import type { ColumnProfile } from '../../model/layout-memory.js';

/** Quartiles may move by as much from one file to the next and still be of the same size. */
const near = 2;
const fewest = 5;
/** Thousands, a share and its percentage, hectares and their like; tenfold is what figures may grow by themselves. */
const powers = [1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 1, 1e2, 1e3, 1e4, 1e6, 1e9] as const;

/**
 * 1 for numbers of the same size, 1000 where all three quartiles are about a thousand times those before, 0.001 where
 * they are a thousandth; null when there is nothing to compare, or the sizes differ in another way.
 */
export function scaleBetween(before: ColumnProfile, now: ColumnProfile): number | null {
  if (Math.min(before.numbers, now.numbers) < fewest || !before.quartiles || !now.quartiles) return null;
  const ratios = before.quartiles.map((value, i) => (now.quartiles?.[i] ?? 0) / value);
  return powers.find((power) => ratios.every((ratio) => isAbout(ratio, power))) ?? null;
}

function isAbout(ratio: number, power: number): boolean {
  return ratio >= power / near && ratio <= power * near;
}

/** The same profile with every number multiplied. */
export function scaled(profile: ColumnProfile, factor: number): ColumnProfile {
  const [low, middle, high] = profile.quartiles ?? [0, 0, 0];
  return profile.quartiles === null
    ? profile
    : { ...profile, quartiles: [low * factor, middle * factor, high * factor] };
}
