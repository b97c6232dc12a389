// A file handed in by hand, from a path on this machine, as an arrival like any other.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { SourceError } from '../model/errors.js';
import type { PeriodId } from '../model/period.js';
import { keepFile } from '../warehouse/archive.js';
import type { Kept } from './collect.js';
import type { Session } from './session.js';

export interface HandedIn {
  readonly path: string;
  readonly period: PeriodId | null;
}

const maxBytes = 4 * 1024 ** 3;

/** Raises SourceError SD_SOURCE_HAND when there is no such file. */
export async function* keepByHand(file: HandedIn, { warehouse }: Session): AsyncIterable<Kept> {
  const location = resolve(file.path);
  const found = await stat(location).catch(() => undefined);
  if (!found?.isFile())
    throw new SourceError('SD_SOURCE_HAND', `There is no file ${location}`, {
      hint: 'Give the path of the file that the OPD handed in',
    });
  const kept = await keepFile(warehouse.home, createReadStream(location), { maxBytes, name: location });
  yield {
    location,
    fileName: basename(location),
    period: file.period,
    etag: null,
    lastModified: found.mtime.toUTCString(),
    file: kept,
    channel: 'hand',
    givenByHand: file.period !== null,
  };
}
