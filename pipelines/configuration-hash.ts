// A directory of configuration → one hash that tells whether any file in it was changed.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Of every .yaml, .csv and .geojson below it, by path; line ends are one kind, as git may write them. */
export async function configurationHash(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|csv|geojson)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const named = paths.map((path) => ({ path, name: relative(directory, path).replaceAll('\\', '/') }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256');
  for (const { path, name } of named)
    hash.update(`${name}\0${(await readFile(path, 'utf8')).replaceAll('\r\n', '\n')}\0`);
  return hash.digest('hex');
}
