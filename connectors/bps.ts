// Turns lists, dynamic data and static tables of the BPS WebAPI into files: records as JSON, tables as HTML.
import { z } from 'zod';
import type { Fetched } from '../model/delivery.js';
import { SourceError } from '../model/errors.js';
import { type PeriodId, periodId, periodYear } from '../model/period.js';
import type { SourceOf } from '../model/source.js';
import { arrive, fileNameOf } from './kit/arrival.js';
import { type BpsAsk, type BpsCalls, bpsCalls, yearWindows } from './kit/bps-call.js';
import { type Envelope, openEnvelope, shapeFailure } from './kit/bps-envelope.js';
import { bpsRecords } from './kit/bps-table.js';
import type { Connector, ConnectorPorts, FetchRequest } from './kit/connector.js';
import { askJson } from './kit/json-answer.js';
import { escapeMarkup, plainText, unescapeMarkup } from './kit/markup.js';
import { openRecordSpool } from './kit/pages.js';
import { openRecordFile } from './kit/record-file.js';
import { environmentValues } from './kit/template.js';

type BpsSource = SourceOf<'bps'>;

const mostPages = 10_000;
const ListData = z.tuple([
  z.looseObject({ page: z.coerce.number(), pages: z.coerce.number() }),
  z.array(z.unknown()),
]);
const StaticTable = z.looseObject({ title: z.string().nullish(), table: z.string() });

export const bps: Connector<BpsSource> = { name: 'bps', fetch: fetchTables };

async function* fetchTables(
  source: BpsSource,
  asked: FetchRequest,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  environmentValues(source, ports.env);
  const calls = bpsCalls(source, { env: ports.env, period: null });
  if (source.model === 'statictable') yield* staticTable(source, calls, ports);
  else if (source.model === 'list')
    yield* recordFile(source, calls.list(1), null, listItems(calls, ports), ports);
  else yield* dynamicTable(source, calls, yearsOf(source, asked), ports);
}

async function* dynamicTable(
  source: BpsSource,
  calls: BpsCalls,
  years: readonly number[],
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  if (years.length === 0) return;
  const period = years.length === 1 ? (periodId('Y', years[0] ?? 0) ?? null) : null;
  const asks = yearWindows(years).map(calls.data);
  yield* recordFile(source, calls.data([]), period, dynamicData(asks, ports), ports);
}

function yearsOf({ years }: BpsSource, asked: FetchRequest): readonly number[] {
  if (years === undefined) return [...new Set(asked.periods.map(periodYear))];
  const [first = 0, last = first] = years.split('..').map(Number);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

async function* recordFile(
  source: BpsSource,
  { call, location }: BpsAsk,
  period: PeriodId | null,
  batches: AsyncIterable<readonly unknown[]>,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const fileName = fileNameOf(`bps-${source.domain}-${source.model}-${source.id}`, '.json');
  const spool = await openRecordSpool(call, ports);
  const file = await openRecordFile(spool);
  yield* arrive({ location, fileName, period, etag: null, lastModified: null }, spool, async () => {
    for await (const batch of batches)
      await file.add(batch.map((record) => Buffer.from(JSON.stringify(record))));
    await file.finish();
  });
}

async function* dynamicData(
  asks: readonly BpsAsk[],
  ports: ConnectorPorts,
): AsyncGenerator<readonly unknown[]> {
  for (const ask of asks) {
    const envelope = await askBps(ask, ports);
    if (envelope) yield bpsRecords(envelope, ask.location);
  }
}

async function* listItems(calls: BpsCalls, ports: ConnectorPorts): AsyncGenerator<readonly unknown[]> {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const ask = calls.list(page);
    const envelope = await askBps(ask, ports);
    if (!envelope) return;
    const data = ListData.safeParse(envelope.data);
    if (!data.success) throw shapeFailure(ask.location, 'is no list of a page and its items');
    const [paging, items] = data.data;
    if (paging.page !== page || paging.pages > mostPages) throw pagingFailure(ask, page, paging);
    pages = paging.pages;
    yield items.map(withoutMarkup);
  }
}

function pagingFailure(
  { location }: BpsAsk,
  page: number,
  found: { page: number; pages: number },
): SourceError {
  const said = `page ${found.page} of ${found.pages}`;
  return new SourceError('SD_SOURCE_PAGING', `${location} was asked for page ${page} and gave ${said}.`, {
    hint: 'Fetch again; if it lasts, the API has changed',
    retryable: true,
  });
}

async function askBps({ call, location }: BpsAsk, ports: ConnectorPorts): Promise<Envelope | null> {
  return openEnvelope(await askJson(call, ports), location, call.secrets);
}

function withoutMarkup(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, typeof value === 'string' ? plainText(value) : value]),
  );
}

/** Nothing arrives of a table that is not available: a page without a table would be a broken one. */
async function* staticTable(
  source: BpsSource,
  calls: BpsCalls,
  ports: ConnectorPorts,
): AsyncGenerator<Fetched> {
  const ask = calls.table();
  const envelope = await askBps(ask, ports);
  if (!envelope) return ports.log.info(`${ask.location} is not available.`);
  const read = StaticTable.safeParse(envelope.data);
  const html = read.success ? tableIn(read.data.table) : undefined;
  if (!read.success || html === undefined) throw shapeFailure(ask.location, 'holds no table');
  const spool = await openRecordSpool(ask.call, ports);
  const fileName = fileNameOf(`bps-${source.domain}-statictable-${source.id}`, '.html');
  yield* arrive(
    { location: ask.location, fileName, period: null, etag: null, lastModified: null },
    spool,
    () => spool.write(Buffer.from(page(read.data.title ?? '', html))),
  );
}

/** The table stands escaped inside of the JSON; a few are escaped twice, a few not at all. */
function tableIn(text: string): string | undefined {
  const levels = [text, unescapeMarkup(text), unescapeMarkup(unescapeMarkup(text))];
  return levels.find((html) => /<table[\s>]/i.test(html))?.trim();
}

function page(title: string, table: string): string {
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${escapeMarkup(plainText(title))}</title>\n${table}\n`;
}
