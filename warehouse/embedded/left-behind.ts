// The folders outside of any home that hold embedded servers → those whose home is gone, and where a home's data lie.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recall } from './home.js';
import { outsideRoots, placePath } from './place.js';

export interface LeftBehind {
  /** The directory that nobody uses any more. */
  readonly place: string;
  /** The home it was made for. */
  readonly home: string;
}

/** Places whose home no longer exists or keeps its data elsewhere by now. What may not be read is passed over. */
export async function leftBehind(roots: readonly string[] = outsideRoots): Promise<readonly LeftBehind[]> {
  const places = await Promise.all(
    roots.map(async (root) => (await readdir(root).catch(() => [])).map((name) => join(root, name))),
  );
  const found = await Promise.all(places.flat().map(orphan));
  return found.filter((each) => each !== undefined);
}

async function orphan(place: string): Promise<LeftBehind | undefined> {
  const home = (await readFile(join(place, 'home'), 'utf8').catch(() => '')).trim();
  if (home === '') return undefined;
  const memory = await recall(home).catch(() => undefined);
  const uses = memory === undefined || (memory !== null && placePath(home, memory.place) === place);
  return uses ? undefined : { place, home };
}

/** Where the embedded server of a home keeps its data; null before its first start. Raises SD_WAREHOUSE_MEMORY. */
export async function embeddedPlace(home: string): Promise<string | null> {
  const memory = await recall(home);
  return memory === null ? null : placePath(home, memory.place);
}
