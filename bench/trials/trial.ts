// What a long trial is: rounds drawn from a seed on the small city, each of which must end as the plain way does.
import type { Place } from '../place.js';

export interface TrialSetting {
  readonly place: Place;
  readonly rounds: number;
  readonly seed: number;
  /** Said after each round. */
  readonly say: (line: string) => void;
}

export interface TrialOutcome {
  /** What was tried in all rounds together, in the words of `counted`. */
  readonly count: number;
  /** What ended otherwise than it should have; empty where all is well. */
  readonly differences: readonly string[];
}

export interface Trial {
  /** One sentence: what is done, and what must hold. */
  readonly holds: string;
  readonly counted: string;
  /** Of a sample, as CI runs it; and of a full run. */
  readonly sample: number;
  readonly full: number;
  run(setting: TrialSetting): Promise<TrialOutcome>;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(all: readonly T[], draw: () => number): readonly T[] {
  return all
    .map((each) => ({ each, at: draw() }))
    .sort((one, other) => one.at - other.at)
    .map(({ each }) => each);
}
