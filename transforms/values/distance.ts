// A text and the words it may have meant → the nearest of them, by edit distance.

/** Damerau–Levenshtein (adjacent letters may change places), given up above `limit`. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(step(a, b, i, j, row, above, before));
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

function step(
  a: string,
  b: string,
  i: number,
  j: number,
  row: readonly number[],
  above: readonly number[],
  before: readonly number[],
): number {
  const cost = a[i - 1] === b[j - 1] ? 0 : 1;
  const best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}

/** At most `count` of `items`, nearest first; an item further away than a third of its length is not near. */
export function nearest<T>(
  text: string,
  items: Iterable<T>,
  spelling: (item: T) => string,
  count = 3,
): readonly T[] {
  const near: { readonly item: T; readonly distance: number }[] = [];
  for (const item of items) {
    const other = spelling(item);
    const limit = Math.max(2, Math.ceil(Math.max(text.length, other.length) / 3));
    const distance = editDistance(text, other, limit);
    if (distance <= limit) near.push({ item, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ item }) => item);
}
