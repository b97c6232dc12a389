// Turns the files of a folder whose names fit a pattern into arrivals, the oldest period first.
import { open } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Fetched } from '../model/delivery.js';
import { SourceError } from '../model/errors.js';
import { type PeriodId, periodEnd, periodStart, periodType, periodYear } from '../model/period.js';
import type { SourceOf } from '../model/source.js';
import type { Connector, ConnectorPorts, FetchRequest } from './kit/connector.js';
import { timeFields } from './kit/file-pattern.js';
import { type FoundFile, searchFolder, splitPath } from './kit/folder.js';
import { periodOf } from './kit/period-field.js';
import { environmentValues, expandEnvironment } from './kit/template.js';

type FileSource = SourceOf<'file'>;

export const file: Connector<FileSource> = { name: 'file', fetch: fetchFiles };

async function* fetchFiles(
  source: FileSource,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  environmentValues(source, ports.env);
  const folder = splitPath(expandEnvironment(source.folder, ports.env));
  const pattern = expandEnvironment(source.pattern, ports.env).split('/');
  const root = resolve(asked.directory, folder.fixed);
  const { files, refused } = await searchFolder(root, [...folder.parts, ...pattern]);
  const dated = files.map((found) => ({ found, period: periodNamed(found, asked.periods) }));
  const namesPeriod = timeFields(source.folder, source.pattern).length > 0;
  const wanted = dated.filter(({ period }) => !namesPeriod || isAsked(period, asked.periods));
  const base = isAbsolute(folder.fixed) ? undefined : asked.directory;
  for (const { found, period } of wanted.toSorted(byAge)) yield arrival(found, period, base);
  if (refused.length > 0) throw outside(refused, root);
}

interface Dated {
  readonly found: FoundFile;
  readonly period: PeriodId | null;
}

/** A year in a name is an academic year where academic years are owed. */
function periodNamed({ moment }: FoundFile, asked: readonly PeriodId[]): PeriodId | null {
  const named = periodOf(moment) ?? null;
  if (named === null || periodType(named) !== 'Y') return named;
  return (
    asked.find((period) => periodType(period) === 'A' && periodYear(period) === periodYear(named)) ?? named
  );
}

/** A file of a whole year is asked for when any month of it is. */
function isAsked(period: PeriodId | null, asked: readonly PeriodId[]): boolean {
  if (period === null) return false;
  const first = periodStart(period);
  const last = periodEnd(period);
  return asked.some((one) => periodStart(one) <= last && first <= periodEnd(one));
}

/** Within a period the file changed last comes last, so that a correction stands. */
function byAge(a: Dated, b: Dated): number {
  const age = startOf(a).localeCompare(startOf(b));
  return (
    age ||
    a.found.modified - b.found.modified ||
    a.found.path.localeCompare(b.found.path, 'id', { numeric: true })
  );
}

function startOf({ period }: Dated): string {
  return period === null ? '' : periodStart(period);
}

function arrival(found: FoundFile, period: PeriodId | null, base: string | undefined): Fetched {
  return {
    location: base === undefined ? found.path : relative(base, found.path),
    fileName: found.name,
    period,
    etag: null,
    lastModified: new Date(found.modified).toISOString(),
    bytes: readWhole(found),
  };
}

/** Throws SD_SOURCE_FILE when the file cannot be read, SD_SOURCE_FILE_CHANGING when it changed since it was found. */
async function* readWhole(found: FoundFile): AsyncGenerator<Uint8Array> {
  const handle = await open(found.path).catch((cause: unknown) => {
    throw unreadable(found, cause);
  });
  try {
    yield* handle.createReadStream({ autoClose: false, highWaterMark: 262_144 });
    const now = await handle.stat();
    if (now.size !== found.size || now.mtimeMs !== found.modified) throw changing(found, now.size);
  } finally {
    await handle.close();
  }
}

function changing({ path, size }: FoundFile, now: number): SourceError {
  return new SourceError(
    'SD_SOURCE_FILE_CHANGING',
    `${path} is still being written (${size} bytes, then ${now}).`,
    {
      hint: 'Run again when the copy is complete; copy under another name first and rename at the end',
      retryable: true,
    },
  );
}

function unreadable({ path }: FoundFile, cause: unknown): SourceError {
  const found = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new SourceError('SD_SOURCE_FILE', `${path} cannot be opened (${found}).`, {
    hint: 'Close it in other programs, and let the user of this program read it',
    retryable: true,
    cause,
  });
}

function outside(refused: readonly string[], root: string): SourceError {
  return new SourceError(
    'SD_SOURCE_FILE_OUTSIDE',
    `${refused.join(', ')}: a link that leads out of ${root}.`,
    {
      hint: 'Copy the file into the folder; links to other places are not followed',
    },
  );
}
