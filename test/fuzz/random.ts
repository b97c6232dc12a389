// A number → an endless row of numbers that is always the same for it: what a seed did can be done again.

export interface Draw {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** 0 ≤ n < below. */
  whole(below: number): number;
  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T;
}

export function draw(seed: number): Draw {
  let state = (seed + 1) >>> 0;
  const fraction = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 12)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(fraction() * below);
  // A list that is not empty has something at every place below its length.
  const of = <T>(list: readonly T[]): T => list[whole(list.length)] as T;
  return { fraction, whole, of };
}
