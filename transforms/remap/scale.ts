// Two profiles of a column → by what factor between units the numbers of one are larger than those of the other.
import type { ColumnProfile } from '../../model/layout-memory.js';

/** Quartiles may move by as much from one file to the next and still be of the same size. */
const near = 2;
const fewest = 5;
/** Thousands, a share and its percentage, hectares and their like. */
const powers = [1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 1, 1e2, 1e3, 1e4, 1e6, 1e9] as const;
/** A lost decimal comma, quintals for tons. Figures may grow as much by themselves, but not all of them alike. */
const tens = [0.1, 10] as const;
const alike = 1.25;

/**
 * 1 for numbers of the same size, 1000 where all three quartiles are about a thousand times those before, 0.001 where
 * they are a thousandth; 10 where every decile is ten times its own, within a narrow band; null when there is nothing
 * to compare, or the sizes differ in another way.
 */
export function scaleBetween(before: ColumnProfile, now: ColumnProfile): number | null {
  if (Math.min(before.numbers, now.numbers) < fewest || !before.quartiles || !now.quartiles) return null;
  const ratios = ratiosOf(before.quartiles, now.quartiles);
  return powers.find((power) => areAbout(ratios, power, near)) ?? tenfold(before, now);
}

function tenfold(before: ColumnProfile, now: ColumnProfile): number | null {
  if (before.deciles === undefined || now.deciles === undefined) return null;
  const ratios = ratiosOf(before.deciles, now.deciles);
  return tens.find((ten) => areAbout(ratios, ten, alike)) ?? null;
}

function ratiosOf(before: readonly number[], now: readonly number[]): readonly number[] {
  return before.map((value, i) => (now[i] ?? 0) / value);
}

function areAbout(ratios: readonly number[], power: number, within: number): boolean {
  return ratios.every((ratio) => ratio >= power / within && ratio <= power * within);
}

/** The same profile with every number multiplied. */
export function scaled(profile: ColumnProfile, factor: number): ColumnProfile {
  const { deciles } = profile;
  const [low, middle, high] = profile.quartiles ?? [0, 0, 0];
  return profile.quartiles === null
    ? profile
    : {
        ...profile,
        quartiles: [low * factor, middle * factor, high * factor],
        ...(deciles === undefined ? {} : { deciles: deciles.map((value) => value * factor) }),
      };
}
