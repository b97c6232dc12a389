// An installed PostgreSQL → a copy of it that another user can read and run.
import { chmod, copyFile, mkdir, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, canEnter } from './account.js';
import { homeFailure } from './home.js';

export interface Link {
  /** Path from the directory of the programs to the link. */
  readonly path: string;
  /** Name of the library beside it that it stands for. */
  readonly to: string;
}

/** Returns the copy in `place`, made once: it gets its name only when it is whole. Copies of other versions go. */
export async function copyPrograms(
  native: string,
  place: string,
  name: string,
  links: readonly Link[],
  account: Account | null,
): Promise<string> {
  const copy = join(place, name);
  if ((await stat(copy).catch(() => null)) !== null) return copy;
  try {
    await removeCopies(place);
    await copyTree(native, `${copy}.new`);
    await Promise.all(
      links.map(({ path, to }) => symlink(to, join(`${copy}.new`, path)).catch(() => undefined)),
    );
    await rename(`${copy}.new`, copy);
  } catch (error) {
    throw homeFailure(place, error);
  }
  if (!(await canEnter(join(copy, 'bin'), account)))
    throw homeFailure(place, new Error('it cannot be entered'));
  return copy;
}

async function removeCopies(place: string): Promise<void> {
  const old = (await readdir(place)).filter((name) => name.startsWith('programs-'));
  await Promise.all(old.map((name) => rm(join(place, name), { recursive: true, force: true })));
}

/** Links are made from the list and not copied; static libraries (*.a) only serve to build extensions. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile() && !entry.name.endsWith('.a')) await copyProgram(source, target);
  }
}

async function copyProgram(source: string, target: string): Promise<void> {
  await copyFile(source, target);
  await chmod(target, 0o755);
}
