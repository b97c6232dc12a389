// Columns that were lost and columns that are new → which new one is a lost one renamed, where only one can be meant.

/** One possible pair. `lost` and `found` are places in the caller's lists. */
export interface Candidate {
  readonly lost: number;
  readonly found: number;
  /** 0 to 1. */
  readonly score: number;
}

export interface Pairing<C extends Candidate> {
  readonly pairs: readonly C[];
  /** Candidates that are likely, but have a rival nearly as likely: nobody but a person can tell. */
  readonly rivals: readonly C[];
}

const likely = 0.6;
const margin = 0.15;

/** Settled best first: what a surer pair has taken is no rival any more. Given in the order of what was lost. */
export function pairColumns<C extends Candidate>(candidates: readonly C[]): Pairing<C> {
  const pairs: C[] = [];
  const rivals: C[] = [];
  let open = candidates.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  for (let best = open[0]; best !== undefined && best.score >= likely; best = open[0]) {
    const { lost, found, score } = best;
    const close = open.filter((each) => each !== best && meet(each, best) && each.score > score - margin);
    if (close.length === 0) {
      pairs.push(best);
      open = open.filter((each) => each.lost !== lost && each.found !== found);
    } else {
      const group = open.filter(
        (each) => each.score > score - margin && [best, ...close].some((rival) => meet(each, rival)),
      );
      rivals.push(...group);
      open = open.filter((each) => !group.some((rival) => meet(each, rival)));
    }
  }
  return { pairs: pairs.sort((a, b) => a.lost - b.lost), rivals };
}

function meet(a: Candidate, b: Candidate): boolean {
  return a.lost === b.lost || a.found === b.found;
}
