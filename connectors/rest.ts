// Turns the records of a JSON API, page by page, into one JSON file.
import type { Fetched } from '../model/delivery.js';
import { SourceError } from '../model/errors.js';
import { type PeriodId, periodCode } from '../model/period.js';
import type { SourceOf } from '../model/source.js';
import { arrive, fileNameOf, unchanged } from './kit/arrival.js';
import type { Answer, Call } from './kit/call.js';
import type { Connector, ConnectorPorts, FetchRequest } from './kit/connector.js';
import { validatorsOf } from './kit/download.js';
import { eachOccasion } from './kit/each-occasion.js';
import { openRecordSpool, spoolPages } from './kit/pages.js';
import type { PageAsk } from './kit/paging.js';
import { openRecordFile } from './kit/record-file.js';
import { type PageShape, readPage } from './kit/record-page.js';
import { redact, secretsIn } from './kit/redact.js';
import { request } from './kit/request.js';
import {
  environmentValues,
  expand,
  expandDeep,
  expandHeaders,
  expandUrl,
  type Fill,
  occasions,
} from './kit/template.js';
import { requireWhole } from './kit/whole.js';

type RestSource = SourceOf<'rest'>;

export const rest: Connector<RestSource> = { name: 'rest', fetch: fetchRecords };

async function* fetchRecords(
  source: RestSource,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const secrets = secretsIn(environmentValues(source, ports.env));
  const templates = [source.url, source.headers, source.query, source.body];
  yield* eachOccasion(occasions(templates, asked.periods), ports, (period) =>
    fetchPeriod(source, callFor(source, { env: ports.env, period }, secrets), period, asked, ports),
  );
}

async function* fetchPeriod(
  source: RestSource,
  call: (ask: PageAsk) => Call,
  period: PeriodId | null,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const bare = call({ params: {} });
  const arrival = {
    location: locationOf(bare, period),
    fileName: nameOf(bare, period),
    period,
    etag: null,
    lastModified: null,
  };
  if (source.paging.by === 'none') yield* onePage(source, bare, arrival, asked, ports);
  else yield* arrive(arrival, await spoolPages({ ...planOf(source), call }, ports));
}

function planOf(source: RestSource) {
  const { paging, max_pages: mostPages, whole } = source;
  return { paging, shape: shapeOf(source), mostPages, whole };
}

function shapeOf(source: RestSource): PageShape {
  return { records: source.records, watch: [], expect: source.expect };
}

/** An answer in one piece can be "not modified". */
async function* onePage(
  source: RestSource,
  call: Call,
  arrival: Omit<Fetched, 'bytes'>,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const known = { ...call, validators: asked.validators(arrival.location) };
  const answer = await request(known, ports, (received) => gather(source, call, received, ports));
  const found = { ...arrival, ...validatorsOf(answer, known) };
  if (answer.spool) yield* arrive(found, answer.spool);
  else yield unchanged(found);
}

/** The same answer with its body replaced by the records in it. */
async function gather(
  source: RestSource,
  call: Call,
  answer: Answer,
  ports: ConnectorPorts,
): Promise<Answer> {
  if (!answer.spool) return answer;
  const records = await openRecordSpool(call, ports);
  try {
    const file = await openRecordFile(records);
    const where = redact(call.url, call.secrets);
    const page = await readPage(answer.spool, shapeOf(source), file, where, call.secrets);
    if (!source.whole) requireWhole(page, { records: page.count, pages: 1, sums: page.sums }, where);
    await answer.spool.close();
    return { ...answer, spool: await file.finish() };
  } catch (error) {
    await records.close();
    throw error;
  }
}

function callFor(source: RestSource, fill: Fill, secrets: readonly string[]): (ask: PageAsk) => Call {
  const base = new URL(expandUrl(source.url, fill));
  for (const [name, template] of Object.entries(source.query))
    base.searchParams.set(name, expand(template, fill));
  const headers = { Accept: 'application/json', ...expandHeaders(source.headers, fill) };
  const body = source.method === 'POST' ? expandDeep(source.body ?? {}, fill) : undefined;
  return ({ params, url }) => {
    const target = url === undefined ? new URL(base) : sameHost(url, base, secrets);
    if (body === undefined)
      for (const [name, value] of Object.entries(params)) target.searchParams.set(name, String(value));
    return {
      url: target.href,
      headers,
      ...(body === undefined ? {} : { body: { ...Object(body), ...params } }),
      secrets,
      limits: source,
    };
  };
}

/** Behind a proxy many a source believes itself to be http: the next page is asked as the first was, or not at all. */
function sameHost(next: string, base: URL, secrets: readonly string[]): URL {
  const url = new URL(next, base);
  if (url.hostname !== base.hostname)
    throw new SourceError(
      'SD_SOURCE_PAGING',
      `${redact(base.href, secrets)} sends us to ${url.host} for its next page.`,
      {
        hint: 'Keys are given to no other host; make a source of that address if it is right',
      },
    );
  url.protocol = base.protocol;
  url.port = base.port;
  for (const [name, value] of base.searchParams)
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  return url;
}

/** The address; of a POST also the period, which would otherwise stand in the body alone. */
function locationOf(call: Call, period: PeriodId | null): string {
  const url = redact(call.url, call.secrets);
  return call.body === undefined || period === null ? url : `${url}#${periodCode(period)}`;
}

function nameOf(call: Call, period: PeriodId | null): string {
  const { pathname, hostname } = new URL(redact(call.url, call.secrets));
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  return fileNameOf(period === null ? last : `${last}-${periodCode(period)}`, '.json');
}
