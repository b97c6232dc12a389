// Turns a folder and a pattern into the files that fit, each with the period its path names; looks, but does not read.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SourceError } from '../../model/errors.js';
import { isPattern, type NamePattern, namePattern, together } from './file-pattern.js';
import type { Moment } from './period-field.js';

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly moment: Moment;
  /** Bytes and milliseconds, as they were when the folder was looked at. */
  readonly size: number;
  readonly modified: number;
}

export interface Search {
  readonly files: readonly FoundFile[];
  /** Links that lead out of the folder: never followed. */
  readonly refused: readonly string[];
}

// What programs leave beside the files: Office and LibreOffice locks, downloads under way, files of the system.
const litter =
  /^(~\$|\.|~.*\.tmp$)|\.(tmp|temp|part|partial|crdownload|download|swp|bak)$|^(thumbs\.db|desktop\.ini)$|~$/i;

/** `parts`: the path below `root`, the last one a file name. Throws SD_SOURCE_FOLDER. */
export async function searchFolder(root: string, parts: readonly string[]): Promise<Search> {
  const trueRoot = await inFolder(root, () => realpath(root));
  const paths = await walk(root, parts.map(namePattern), {});
  const found = await Promise.all(paths.map((path) => look(path, trueRoot)));
  return {
    files: found.filter((file): file is FoundFile => typeof file === 'object'),
    refused: found.filter((file) => typeof file === 'string'),
  };
}

/** Splits "laporan/{year}/x" into the part that is there for sure and the parts to be matched. */
export function splitPath(path: string): { readonly fixed: string; readonly parts: readonly string[] } {
  const pieces = path.split(/[/\\]+/);
  const first = pieces.findIndex(isPattern);
  const cut = first < 0 ? pieces.length : first;
  return { fixed: pieces.slice(0, cut).join(sep), parts: pieces.slice(cut).filter((part) => part !== '') };
}

interface Candidate {
  readonly path: string;
  readonly name: string;
  readonly moment: Moment;
}

async function walk(
  folder: string,
  patterns: readonly NamePattern[],
  moment: Moment,
): Promise<readonly Candidate[]> {
  const [pattern, ...below] = patterns;
  if (!pattern) return [];
  const entries = await inFolder(folder, () => readdir(folder, { withFileTypes: true }));
  const fitting = entries.flatMap((entry) => candidate(entry, folder, pattern, moment));
  if (below.length === 0) return fitting.filter(({ entry }) => !entry.isDirectory());
  const folders = fitting.filter(({ entry }) => entry.isDirectory());
  return (await Promise.all(folders.map((inner) => walk(inner.path, below, inner.moment)))).flat();
}

function candidate(entry: Dirent, folder: string, pattern: NamePattern, moment: Moment) {
  if (litter.test(entry.name)) return [];
  const own = pattern.match(entry.name);
  const all = own && together([moment, own]);
  return all ? [{ entry, path: join(folder, entry.name), name: entry.name, moment: all }] : [];
}

/** Undefined for what is no file (a pipe, a device, gone meanwhile); the path alone when it leads out of the folder. */
async function look(candidate: Candidate, trueRoot: string): Promise<FoundFile | string | undefined> {
  const facts = await stat(candidate.path).catch(() => undefined);
  if (!facts?.isFile()) return undefined;
  const truePath = await realpath(candidate.path);
  if (!truePath.startsWith(trueRoot.endsWith(sep) ? trueRoot : trueRoot + sep)) return candidate.path;
  return { ...candidate, size: facts.size, modified: facts.mtimeMs };
}

async function inFolder<T>(folder: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const found = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new SourceError('SD_SOURCE_FOLDER', `The folder ${folder} cannot be read (${found}).`, {
      hint: 'Create it or correct folder of the source; the user of this program must be allowed to read it',
      retryable: true,
      cause,
    });
  }
}
