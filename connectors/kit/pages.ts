// Turns the pages of an API into one spool that holds one JSON array of all their records.
import type { SourceError } from '../../model/errors.js';
import type { Call } from './call.js';
import type { ConnectorPorts } from './connector.js';
import { tooLarge } from './failure.js';
import { bodyOf } from './json-answer.js';
import {
  advance,
  firstAsk,
  nextAsk,
  type PageAsk,
  type Paging,
  startProgress,
  watchedPaths,
} from './paging.js';
import { openRecordFile, type RecordFile } from './record-file.js';
import { type Page, type PageShape, readPage } from './record-page.js';
import { redact } from './redact.js';
import { request } from './request.js';
import { openSpool, type Spool } from './spool.js';
import { requireWhole } from './whole.js';

export interface PagesPlan {
  readonly paging: Paging;
  readonly shape: PageShape;
  readonly mostPages: number;
  /** Whatever an answer says of more records: these are all. */
  readonly whole: boolean;
  /** The call for one page. */
  readonly call: (ask: PageAsk) => Call;
}

/** At most one page and one chunk are in memory. Throws SourceError. */
export async function spoolPages(plan: PagesPlan, ports: ConnectorPorts): Promise<Spool> {
  const spool = await openRecordSpool(plan.call(firstAsk(plan.paging)), ports);
  try {
    const file = await openRecordFile(spool);
    await askAll(plan, file, ports);
    return await file.finish();
  } catch (error) {
    await spool.close();
    throw error;
  }
}

/** A spool that may hold as much as the limits of the call allow. */
export function openRecordSpool(call: Call, ports: ConnectorPorts): Promise<Spool> {
  const megabytes = call.limits.max_megabytes;
  const where = redact(call.url, call.secrets);
  const tooMuch = (): SourceError => tooLarge(where, 'page after page', megabytes);
  return openSpool({ scratch: ports.scratch, limit: megabytes * 1_048_576, tooLarge: tooMuch });
}

async function askAll(plan: PagesPlan, file: RecordFile, ports: ConnectorPorts): Promise<void> {
  const { paging } = plan;
  const shape = { ...plan.shape, watch: [...plan.shape.watch, ...watchedPaths(paging)] };
  let progress = startProgress();
  const sums = new Map<string, number>();
  for (let ask: PageAsk | undefined = firstAsk(paging); ask; ) {
    const call = plan.call(ask);
    const where = redact(call.url, call.secrets);
    const page = await askPage(call, shape, file, ports);
    progress = advance(progress, page, plan.mostPages, where);
    for (const [key, sum] of page.sums) sums.set(key, (sums.get(key) ?? 0) + sum);
    ask = nextAsk(paging, progress, page, where);
    if (ask === undefined && !isCounted(plan)) requireWhole(page, { ...progress, sums }, where);
  }
}

/** Paging itself holds what came against the total that it was told of. */
function isCounted({ paging, whole }: PagesPlan): boolean {
  return whole || ('total_path' in paging && paging.total_path !== undefined);
}

/** One page, its records added to the file; a page that breaks off leaves nothing in it and is asked again. */
function askPage(call: Call, shape: PageShape, file: RecordFile, ports: ConnectorPorts): Promise<Page> {
  const where = redact(call.url, call.secrets);
  return request(call, ports, async (answer) => {
    const body = bodyOf(answer, where);
    const page = await file.attempt(() => readPage(body, shape, file, where, call.secrets));
    await body.close();
    return page;
  });
}
