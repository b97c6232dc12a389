// A mistake in the configuration: which file and line, what is wrong, what would be right.

export interface Mistake {
  /** Relative to the configuration directory. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly hint: string;
  /** True for a contract that is right as far as it goes, and asks something. */
  readonly open?: boolean;
}

/** Tells what stands at a path of one file. */
export type Say = (path: readonly PropertyKey[], message: string, hint: string) => void;

/** "datasets/dinkes/balita.yaml:12  unknown key "hedaing". Did you mean "heading"?" */
export function mistakeText(mistake: Mistake): string {
  return `${mistake.file}:${mistake.line}  ${mistake.message}${mistake.hint ? `. ${mistake.hint}` : ''}`;
}

/** The candidate that is the fewest edits away from a word, or undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** "Did you mean …?" for the nearest candidate, else the way out that is given. */
export function suggest(word: string, candidates: Iterable<string>, otherwise: string): string {
  const near = nearest(word, candidates);
  return near === undefined ? otherwise : `Did you mean "${near}"?`;
}

/** Levenshtein distance; stops counting at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
