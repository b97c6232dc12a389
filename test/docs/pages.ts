// The pages of docs/ and the source that they speak of, as text for tests that hold one to the other.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export function page(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

/** Texts of the files below folders whose name ends so, in one string a file. */
export function sources(
  folders: readonly string[],
  ending: string,
  depth: 'all' | 'top' = 'all',
): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: depth === 'all', withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
}

/** Every first group of a pattern, once, sorted. */
export function found(texts: readonly string[], pattern: RegExp): readonly string[] {
  const all = texts.flatMap((text) => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []));
  return [...new Set(all)].sort();
}
