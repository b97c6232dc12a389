// Two headings → how alike they are written, 0 to 1.
import { editDistance } from '../values/distance.js';
import { squash } from '../values/squash.js';

/** Letter by letter or word by word, whichever finds more; also the innermost levels alone. */
export function headingLikeness(one: string, other: string): number {
  const leaves = [one, other].map((heading) => heading.split(' | ').at(-1) ?? heading);
  return Math.max(textLikeness(one, other), 0.95 * textLikeness(leaves[0] ?? '', leaves[1] ?? ''));
}

function textLikeness(one: string, other: string): number {
  const [a, b] = [squash(one), squash(other)];
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  return Math.max(1 - editDistance(a, b) / longest, 0.9 * sharedWords(one, other));
}

/** "Jumlah Penduduk Laki-laki" holds both words of "Penduduk Laki-laki". */
function sharedWords(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const fewer = Math.min(a.size, b.size);
  if (fewer === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (shared / fewer + shared / Math.max(a.size, b.size)) / 2;
}

function wordsOf(heading: string): ReadonlySet<string> {
  return new Set(heading.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
