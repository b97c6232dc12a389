// Labels under labels → for each the shortest key of a contract that says it and no other.
import type { GridRow } from '../../model/grid.js';
import { squash } from '../values/squash.js';
import { isSlight, saysNothing, titleOf, withoutBullet } from './names.js';
import type { Nest, Specimen } from './specimen.js';

/** Key → the rows that it names: the label alone where it stands once and says something, with those above it else. */
export function rowsByPath({ data }: Specimen, { paths }: Nest): ReadonlyMap<string, readonly GridRow[]> {
  const keys = pathKeys(data.map((row) => paths.get(row) ?? []));
  const rows = new Map<string, GridRow[]>();
  for (const row of data) {
    const key = keys.get(full(paths.get(row) ?? [])) ?? '';
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return rows;
}

/** By the whole path, its levels joined with line ends. */
export function pathKeys(paths: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const all = [...new Map(paths.map((path) => [full(path), path])).values()];
  const bare = all.map((path) => path.map((level) => withoutBullet(level) || level));
  const alike = new Set(bare.map((path) => squash(full(path)))).size < all.length;
  const shown = alike ? all : bare;
  const lengths = shown.map((path) => ends(path).map(squashed));
  return new Map(
    shown.map((path, i) => {
      const isOnly = (end: readonly string[]) =>
        lengths.every((others, at) => at === i || !others.includes(squashed(end)));
      const short = ends(path).find((end) => isOnly(end) && says(end)) ?? path;
      return [full(all[i] ?? []), short.join(' | ')] as const;
    }),
  );
}

/** The last level, the last two, … all of them. */
function ends(path: readonly string[]): readonly (readonly string[])[] {
  return path.map((_, i) => path.slice(path.length - 1 - i));
}

/** "Laki-laki" alone does not say of what. */
function says([first = '', ...others]: readonly string[]): boolean {
  const words = titleOf(withoutBullet(first));
  return others.length > 0 || !(isSlight(words) || saysNothing(words));
}

function squashed(path: readonly string[]): string {
  return path.map(squash).join('|');
}

function full(path: readonly string[]): string {
  return path.join('\n');
}
