// Two headings → how alike they are, by their letters or by what their words mean, 0 to 1.
import { editDistance } from '../values/distance.js';
import { squash } from '../values/squash.js';
import { inOneWord, sidesOf } from './other-words.js';

/** Letter by letter, word by word or by other words, whichever finds most; also the innermost levels alone. */
export function headingLikeness(one: string, other: string): number {
  const leaves = [one, other].map((heading) => heading.split(' | ').at(-1) ?? heading);
  const [a = '', b = ''] = leaves;
  return Math.max(textLikeness(one, other), 0.95 * textLikeness(a, b), meansSame(a, b) ? 0.95 : 0);
}

/** "Male" and "Laki-laki", "Jumlah/Total" and "Jumlah": other words for the same, units in brackets aside. */
export function meansSame(one: string, other: string): boolean {
  const meanings = (heading: string) => sidesOf(heading.replace(/\([^()]*\)/g, ' ')).map(inAnyOrder);
  const known = new Set(meanings(one));
  return meanings(other).some((meaning) => meaning !== '' && known.has(meaning));
}

/** "Population Density" is "Kepadatan Penduduk". */
function inAnyOrder(heading: string): string {
  return inOneWord(heading).split(' ').sort().join(' ');
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
