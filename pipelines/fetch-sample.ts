// An address → the source that reads it, and what it gives now as a file, to make a dataset from.
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fetchSource } from '../connectors/registry.js';
import { findRecords } from '../formats/kit/json/find-records.js';
import { ConfigError, SourceError } from '../model/errors.js';
import type { PeriodId } from '../model/period.js';
import type { Ports } from '../model/ports.js';
import { Source } from '../model/source.js';
import { ckanSource, httpSource, restSource, type SourceDraft } from './address-source.js';

export interface Sample {
  readonly source: SourceDraft;
  /** Absolute; gone once `done` was called. */
  readonly path: string;
  readonly fileName: string;
  done(): Promise<void>;
}

/** An answer larger than this is taken as a file, and not looked through for records. */
const mostJson = 50_000_000;
const foreign = new Set([
  'SD_SOURCE_NOT_FOUND',
  'SD_SOURCE_SHAPE',
  'SD_SOURCE_NOT_JSON',
  'SD_SOURCE_HTML',
  'SD_SOURCE_REFUSED',
]);

/** Throws SourceError SD_SOURCE_… of the connector, ConfigError SD_NEW_ADDRESS. */
export async function fetchSample(address: string, ports: Ports): Promise<Sample> {
  checkAddress(address);
  const folder = await mkdtemp(join(tmpdir(), 'satudata-sample-'));
  const done = () => rm(folder, { recursive: true, force: true });
  try {
    const ckan = ckanSource(address);
    const portal = ckan === undefined ? undefined : await take(ckan, [], folder, ports).catch(notCkan);
    const found = portal ?? (await plain(address, folder, ports));
    return { ...found, done };
  } catch (error) {
    await done();
    throw error;
  }
}

/** What looks like a page of CKAN may be another site's. */
function notCkan(error: unknown): undefined {
  if (error instanceof SourceError && foreign.has(error.code)) return undefined;
  throw error;
}

async function plain(address: string, folder: string, ports: Ports): Promise<Taken> {
  const file = await take(httpSource(address), [], folder, ports);
  const answer = isFileName(address) ? undefined : await jsonIn(file.path);
  const list = answer === undefined ? undefined : findRecords(answer)?.list;
  const records = list === undefined ? undefined : pathOf(answer, list);
  if (records === undefined) return file;
  const { source, period } = restSource(address, records, answer);
  return take(source, period === null ? [] : [period], folder, ports);
}

interface Taken extends Omit<Sample, 'done'> {}

/** The first arrival, as it would come in a run. */
async function take(
  source: SourceDraft,
  periods: readonly PeriodId[],
  folder: string,
  ports: Ports,
): Promise<Taken> {
  const request = { directory: folder, periods, validators: () => undefined };
  for await (const { bytes, fileName } of fetchSource(Source.parse(source), request, ports)) {
    if (bytes === null) continue;
    const path = join(folder, source.connector);
    await pipeline(Readable.from(bytes), createWriteStream(path));
    return { source, path, fileName };
  }
  throw new SourceError('SD_SOURCE_NOT_FOUND', 'Nothing came from that address.', {
    hint: 'Open it in a browser: it must give a table or records',
  });
}

function isFileName(address: string): boolean {
  return /\.(?:json|geojson|csv|xlsx?|ods|zip|px)$/i.test(new URL(address).pathname);
}

/** undefined for what is no JSON. */
async function jsonIn(path: string): Promise<unknown> {
  if ((await stat(path)).size > mostJson) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Dotted path of a list within a document; "" is the document; undefined within a list, or where it is not. */
function pathOf(node: unknown, list: readonly unknown[]): string | undefined {
  if (node === list) return '';
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  for (const [key, inner] of Object.entries(node)) {
    const below = key.includes('.') ? undefined : pathOf(inner, list);
    if (below !== undefined) return below === '' ? key : `${key}.${below}`;
  }
  return undefined;
}

const secretive = /^(?:key|api_?key|token|access_token|password|secret)$/i;

/** A secret belongs into the environment; the source names it. */
function checkAddress(address: string): void {
  if (!URL.canParse(address))
    throw new ConfigError('SD_NEW_ADDRESS', `"${address}" is no address.`, {
      hint: 'Copy it whole, with https://',
    });
  const url = new URL(address);
  const open = [...url.searchParams].filter(([key, value]) => secretive.test(key) && !value.startsWith('${'));
  if (open.length === 0 && url.password === '') return;
  const [name = 'password'] = open.map(([key]) => key);
  throw new ConfigError(
    'SD_NEW_ADDRESS',
    `The address holds a secret (${name}), which would be written into a file.`,
    {
      hint: `Set it in the environment and write '…${name}=\${NAME}' in the address, in single quotes; then change the secret`,
    },
  );
}
