// A key in words → a number that looks random and is the same on every machine.

/** [0, 1). The key is the seed, so adding a table never changes the figures of another. */
export function chance(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Between −width and +width. */
export function swing(key: string, width: number): number {
  return (chance(key) * 2 - 1) * width;
}

/** One of a list. */
export function pick<T>(key: string, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(chance(key) * choices.length)] ?? choices[0];
}

/** `whole` × a rate that varies by the key, as a whole number within 0..whole. */
export function part(key: string, whole: number, rate: number, width = 0.04): number {
  const varied = Math.min(1, Math.max(0, rate * (1 + swing(key, width))));
  return Math.round(whole * varied);
}

/** Whole numbers in proportion to the weights that add up to `total` exactly (largest remainders). */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const out = exact.map(Math.floor);
  const order = exact.map((value, i) => [value - Math.floor(value), i] as const).sort((a, b) => b[0] - a[0]);
  const short = Math.round(total - out.reduce((a, b) => a + b, 0));
  for (const [, i] of order.slice(0, short)) out[i] = (out[i] ?? 0) + 1;
  return out;
}
