// A folder → the text of every file in it, by its path within the folder.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Files whose path does not fit `which` are left alone. */
export async function textsIn(folder: string, which: RegExp): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((path) => which.test(path));
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}
