// An address as a person copies it from a browser → the sources that may be meant by it, the likelier first.
import type { DatasetDraft } from '../model/dataset.js';
import { type PeriodId, periodId } from '../model/period.js';

export type SourceDraft = DatasetDraft['source'];

/** A page, or a call, of a CKAN portal; undefined for an address of another shape. */
export function ckanSource(address: string): SourceDraft | undefined {
  const { origin, pathname, searchParams } = new URL(address);
  const page = /^(.*?)(?:\/[a-z]{2}(?:_[A-Z]{2})?)?\/dataset\/([^/]+)(?:\/resource\/([^/]+))?\/?/.exec(
    pathname,
  );
  if (page !== null) {
    const [, prefix = '', name = '', resource] = page;
    const download = /\/(?:download|datastore)\//.test(pathname);
    const chosen = resource === undefined ? {} : { resource };
    return download
      ? undefined
      : { connector: 'ckan', portal: origin + prefix, package: decodeURIComponent(name), ...chosen };
  }
  const call = /^(.*)\/api\/(?:3\/)?action\/package_show\/?$/.exec(pathname);
  const id = searchParams.get('id') ?? searchParams.get('name_or_id');
  if (call === null || id === null) return undefined;
  return { connector: 'ckan', portal: origin + (call[1] ?? ''), package: id };
}

/** The file itself, whatever its format. */
export function httpSource(address: string): SourceDraft {
  return { connector: 'http', url: address.replace(/#.*$/, '') };
}

export interface RestSample {
  readonly source: SourceDraft;
  /** What the parameters ask for now: stands for the placeholders that took their place. */
  readonly period: PeriodId | null;
}

/**
 * An API whose answer keeps its records at `records`; `answer` is that answer. A parameter that says the year or the
 * month follows the period, one that says the page is turned. What the API tells of its extent is held against.
 */
export function restSource(address: string, records: string, answer: unknown): RestSample {
  const [url = '', search = ''] = address.replace(/#.*$/, '').split('?', 2);
  const given = [...new URLSearchParams(search)];
  const { query, period } = followed(given);
  const { paging, rest } = pagingOf(query, answer);
  return {
    source: {
      connector: 'rest',
      url,
      ...(Object.keys(rest).length === 0 ? {} : { query: rest }),
      records,
      ...(paging === undefined ? {} : { paging }),
    },
    period,
  };
}

type Query = Readonly<Record<string, string>>;

const yearKey = /^(?:tahun|thn|th|year|yr)$/i;
const monthKey = /^(?:bulan|bln|month)$/i;

function followed(given: readonly (readonly [string, string])[]): { query: Query; period: PeriodId | null } {
  const year = given.find(([key, value]) => yearKey.test(key) && /^(?:19|20)\d\d$/.test(value))?.[1];
  const month = given.find(([key, value]) => monthKey.test(key) && /^(?:0?[1-9]|1[0-2])$/.test(value))?.[1];
  const query = given.map(([key, value]) => {
    if (year !== undefined && yearKey.test(key) && value === year) return [key, '{year}'];
    if (year !== undefined && month !== undefined && monthKey.test(key) && value === month)
      return [key, value.startsWith('0') ? '{month:02}' : '{month}'];
    return [key, value];
  });
  const period =
    year === undefined
      ? null
      : month === undefined
        ? periodId('Y', Number(year))
        : periodId('M', Number(year), Number(month));
  return { query: Object.fromEntries(query), period: period ?? null };
}

type Paging = NonNullable<Extract<SourceDraft, { connector: 'rest' }>['paging']>;

const sizeKey = /^(?:limit|per_?page|page_?size|size|rows|length)$/i;
const totals = [
  'total',
  'total_count',
  'totalCount',
  'total_records',
  'totalRecords',
  'recordsTotal',
  'count',
];
const pageTotals = ['last_page', 'lastPage', 'total_pages', 'totalPages', 'pages', 'page_count', 'pageCount'];

/** By the parameters that an address has, else by what the answer says of pages. */
function pagingOf(query: Query, answer: unknown): { paging: Paging | undefined; rest: Query } {
  const keys = Object.keys(query);
  const named = (pattern: RegExp) => keys.find((key) => pattern.test(key));
  const size = named(sizeKey);
  const [page, offset, skip] = [
    named(/^(?:page|halaman|hal)$/i),
    named(/^(?:offset|start)$/i),
    named(/^skip$/i),
  ];
  const count = size === undefined ? Number.NaN : Number(query[size]);
  const sized = Number.isInteger(count) && count > 0 ? { size: count } : {};
  const total = pathTo(answer, totals);
  const pages = pathTo(answer, pageTotals);
  const told = total === undefined ? {} : { total_path: total };
  const rest = (...gone: readonly (string | undefined)[]): Query =>
    Object.fromEntries(Object.entries(query).filter(([key]) => !gone.includes(key)));
  if (offset !== undefined || (/^limit$/i.test(size ?? '') && page === undefined && skip === undefined))
    return {
      paging: {
        by: 'offset',
        param: offset ?? 'offset',
        ...(size === undefined ? {} : { size_param: size, ...sized }),
        ...told,
      },
      rest: rest(offset, size),
    };
  if (skip !== undefined)
    return {
      paging: { by: 'skip', param: skip, ...(size === undefined ? {} : { size_param: size, ...sized }) },
      rest: rest(skip, size),
    };
  if (page === undefined && pages === undefined) return { paging: undefined, rest: query };
  const first = page !== undefined && query[page] === '0' ? { first: 0 } : {};
  const sizing = size === undefined ? {} : { size_param: size, ...sized };
  const extent = pages !== undefined ? { pages_path: pages } : told;
  return {
    paging: { by: 'page', ...(page === undefined ? {} : { param: page }), ...first, ...sizing, ...extent },
    rest: rest(page, size),
  };
}

/** Dotted path of the first number of one of these names, in an object or one within it. */
function pathTo(answer: unknown, names: readonly string[], depth = 0): string | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer) || depth > 3) return undefined;
  const entries = Object.entries(answer);
  const own = names.find((name) =>
    entries.some(([key, value]) => key === name && Number.isFinite(Number(value))),
  );
  if (own !== undefined) return own;
  for (const [key, inner] of entries) {
    const below = pathTo(inner, names, depth + 1);
    if (below !== undefined) return `${key}.${below}`;
  }
  return undefined;
}
