// Figures → how much they say, counted in their own smallest step: what chance would have to get right for two columns to agree.

/** Figures need as much weight before chance is no explanation: eight that differ, of about thirty steps each. */
export const telling = 12;

/** A column of fewer rows is not compared with another: two short columns may well be equal. */
export const fewestRows = 8;

/** A rate with fifteen decimals says no more than one with four digits. */
const mostDigits = 4;

/** Every different figure counts once, by its digits: a constant, zeros and ones, small counts say little. */
export function weightOf(values: readonly number[]): number {
  const step = stepOf(values);
  let weight = 0;
  for (const value of new Set(values))
    if (value !== 0) weight += Math.min(mostDigits, Math.log10(1 + Math.abs(value) / step));
  return weight;
}

/**
 * The largest step of which every figure is a whole multiple: 1 for counts, 0.01 for percents of two decimals. Figures are
 * judged by how many steps they are, so that nothing depends on the unit they are written in.
 */
export function stepOf(values: Iterable<number>): number {
  const sizes = [...new Set([...values].map(Math.abs))].filter((size) => size > 0).sort((a, b) => a - b);
  const dust = 1e-12 * (sizes.at(-1) ?? 1);
  let step = sizes[0] ?? 1;
  for (const size of sizes) step = commonStep(size, step, dust);
  return step;
}

/** Euclid's algorithm; what is smaller than `dust` is what binary fractions leave. */
function commonStep(size: number, step: number, dust: number): number {
  let [a, b] = [size, step];
  while (b > dust) [a, b] = [b, Math.abs(a - Math.round(a / b) * b)];
  return a;
}
