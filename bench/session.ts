// The URL of a bench database → the session that pipelines work on.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { DatasetEntry } from '../model/dataset.js';
import type { Kept } from '../pipelines/collect.js';
import { type Ingested, ingest } from '../pipelines/ingest.js';
import type { Session } from '../pipelines/session.js';
import { areaResolver } from '../transforms/values/area.js';
import { keepFile } from '../warehouse/archive.js';
import { readKeys } from '../warehouse/keys.js';
import { openWarehouse } from '../warehouse/open.js';
import type { Warehouse } from '../warehouse/warehouse.js';
import { benchCity, cityCode } from './city.js';
import { silent } from './silent.js';

export function openAt(url: string, home: string): Promise<Warehouse> {
  return openWarehouse({ url, home }, { env: {}, log: silent });
}

/** Closes the warehouse whatever happens. */
export async function withSession<T>(
  url: string,
  home: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const warehouse = await openAt(url, home);
  try {
    const session = {
      configuration: benchCity,
      warehouse,
      keys: await readKeys(warehouse, cityCode),
      resolver: areaResolver(benchCity.areas, cityCode),
      remaps: [],
      ports: {
        clock: () => new Date(),
        env: {},
        log: silent,
        signal: new AbortController().signal,
      },
    };
    return await work(session);
  } finally {
    await warehouse.close();
  }
}

/** A file of the disk as a connector would have handed it over. */
export async function keep(path: string, home: string): Promise<Kept> {
  const file = await keepFile(home, createReadStream(path), { maxBytes: 2 ** 32, name: path });
  return {
    location: path,
    fileName: basename(path),
    period: null,
    etag: null,
    lastModified: null,
    file,
    givenByHand: false,
    channel: 'file',
  };
}

/** Throws where the file was not accepted or changed another number of facts: a benchmark of less work would lie. */
export async function ingestAll(
  dataset: DatasetEntry,
  kept: Kept,
  facts: number,
  session: Session,
): Promise<Ingested> {
  const done = await ingest(dataset, kept, session);
  if (done.outcome === 'accepted' && done.added + done.changed === facts) return done;
  const issue = done.issues[0]?.message ?? '';
  throw new Error(`${done.outcome}: ${done.added} facts of ${facts}. ${done.reason ?? ''} ${issue}`);
}
