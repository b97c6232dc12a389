// Decides which page to ask next, from what the pages so far held.
import { SourceError } from '../../model/errors.js';
import type { SourceOf } from '../../model/source.js';
import type { Page } from './record-page.js';

export type Paging = SourceOf<'rest'>['paging'];
type CountedPaging = Exclude<Paging, { by: 'none' | 'cursor' }>;

export interface PageAsk {
  readonly params: Readonly<Record<string, string | number>>;
  /** A whole address that the source gave for the next page; it may be relative. */
  readonly url?: string;
}

/** What is known after some pages. */
export interface Progress {
  readonly pages: number;
  readonly records: number;
  /** Records on a full page, as far as it is known. */
  readonly full: number | undefined;
  /** Digests of the pages and cursors so far: one set that grows. */
  readonly met: Set<string>;
}

export const startProgress = (): Progress => ({ pages: 0, records: 0, full: undefined, met: new Set() });

/** Paths of an answer that paging needs to know. */
export function watchedPaths(paging: Paging): readonly string[] {
  if (paging.by === 'cursor') return [paging.next_path];
  const total = paging.by === 'page' || paging.by === 'offset' ? paging.total_path : undefined;
  const pages = paging.by === 'page' ? paging.pages_path : undefined;
  return [total, pages].filter((path) => path !== undefined);
}

export function firstAsk(paging: Paging): PageAsk {
  return paging.by === 'none' || paging.by === 'cursor'
    ? { params: {} }
    : askCounted(paging, startProgress());
}

/** Throws SD_SOURCE_PAGING for a page that came before, and for a page too many. */
export function advance(progress: Progress, page: Page, most: number, where: string): Progress {
  if (page.count > 0 && progress.met.has(page.digest))
    throw pagingFailure(`${where} gives the same page again (page ${progress.pages + 1})`, repeatedHint);
  if (progress.pages + 1 > most)
    throw pagingFailure(
      `${where} has more than ${most} pages`,
      'Raise max_pages of the source if that many are right',
    );
  progress.met.add(page.digest);
  return {
    ...progress,
    pages: progress.pages + 1,
    records: progress.records + page.count,
    full: progress.full ?? page.count,
  };
}

const repeatedHint =
  'The source does not know the paging parameter: check param and size_param, or set paging to none';

/** The page after `page`; undefined when it was the last. `progress` already counts it. Throws SD_SOURCE_PAGING. */
export function nextAsk(paging: Paging, progress: Progress, page: Page, where: string): PageAsk | undefined {
  if (paging.by === 'none') return undefined;
  if (paging.by === 'cursor') return askCursor(paging, progress, page, where);
  return isLast(paging, progress, page, where) ? undefined : askCounted(paging, progress);
}

function isLast(paging: CountedPaging, progress: Progress, page: Page, where: string): boolean {
  const total = 'total_path' in paging ? numberAt(page, paging.total_path) : undefined;
  const pages = 'pages_path' in paging ? numberAt(page, paging.pages_path) : undefined;
  if (total !== undefined && page.count === 0 && progress.records < total)
    throw pagingFailure(
      `${where} says it has ${total} records and gave ${progress.records}`,
      'Fetch again: the data may have changed meanwhile; if it lasts, ask the OPD',
    );
  if (page.count === 0) return true;
  if (total !== undefined) return progress.records >= total;
  if (pages !== undefined) return progress.pages >= pages;
  return isShort(paging, progress, page);
}

/**
 * A page with fewer records than a full one is the last. But a first page of 100 where 1000 were asked may be a source
 * that never gives more than 100: a round number is asked about once more.
 */
function isShort(paging: CountedPaging, progress: Progress, page: Page): boolean {
  const asked = paging.size_param === undefined ? undefined : paging.size;
  if (progress.pages > 1 || asked === undefined) return page.count < (progress.full ?? 0);
  return page.count < asked && page.count % 10 !== 0;
}

function askCounted(paging: CountedPaging, progress: Progress): PageAsk {
  const place = paging.by === 'page' ? paging.first + progress.pages : progress.records;
  const size = paging.size_param === undefined ? {} : { [paging.size_param]: paging.size };
  return { params: { [paging.param]: place, ...size } };
}

function askCursor(
  paging: Extract<Paging, { by: 'cursor' }>,
  progress: Progress,
  page: Page,
  where: string,
): PageAsk | undefined {
  const next = page.values.get(paging.next_path);
  if (next === undefined || next === null || next === '' || next === false) return undefined;
  const cursor = String(next);
  if (progress.met.has(`cursor ${cursor}`))
    throw pagingFailure(
      `${where} gives the same cursor again`,
      'Ask the owner of the API: its pages go in a circle',
    );
  progress.met.add(`cursor ${cursor}`);
  const isAddress = /^(https?:\/\/|[/?])/.test(cursor);
  return isAddress ? { params: {}, url: cursor } : { params: { [paging.param]: cursor } };
}

function numberAt(page: Page, path: string | undefined): number | undefined {
  const found = path === undefined ? undefined : page.values.get(path);
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function pagingFailure(message: string, hint: string): SourceError {
  return new SourceError('SD_SOURCE_PAGING', `${message}.`, { hint });
}
