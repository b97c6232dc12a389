// Two ways of doing the same → the ratio of their times, with the noise it was measured in.

/** Milliseconds, or a ratio of them. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface Comparison {
  readonly ours: Spread;
  readonly theirs: Spread;
  /** Ours / theirs, of each round by itself: what slows the machine for a while slows both. */
  readonly ratio: Spread;
}

type Timed = (round: number) => Promise<number>;

/** Turn about, and the first of a round by turns too. */
export async function compare(rounds: number, ours: Timed, theirs: Timed): Promise<Comparison> {
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await ours(round);
      pairs.push([first, await theirs(round)]);
    } else {
      const first = await theirs(round);
      pairs.push([await ours(round), first]);
    }
  }
  return {
    ours: spreadOf(pairs.map(([mine]) => mine)),
    theirs: spreadOf(pairs.map(([, other]) => other)),
    ratio: spreadOf(pairs.map(([mine, other]) => mine / other)),
  };
}

export async function repeat(rounds: number, work: Timed): Promise<Spread> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await work(round));
  return spreadOf(times);
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
