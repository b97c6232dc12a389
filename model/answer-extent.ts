// What an answer says of its own extent, and how many records came of it → the words that say it is cut short.

/** A single value beside the records, with the names of the objects it stands in: ["meta", "total"] → 120. */
export interface Said {
  readonly path: readonly string[];
  readonly value: unknown;
}

export interface Came {
  readonly records: number;
  /** Answers that were read, one after the other: 1 of a saved one. */
  readonly pages: number;
  /** Sums of the columns of the records: a "total" that is one of them counts no records. */
  readonly sums: readonly number[];
}

/** Names without case, blanks and signs. */
const truncated = new Set([
  'exceededtransferlimit',
  'recordstruncated',
  'truncated',
  'istruncated',
  'hasmore',
  'hasnext',
  'hasnextpage',
  'moredata',
  'moreavailable',
  'incompleteresults',
]);
const countsAll = new Set([
  'totalrecords',
  'totalrecord',
  'recordcount',
  'totalcount',
  'totalelements',
  'totalrows',
  'totalitems',
  'totaldata',
  'totalfeatures',
  'totalhits',
  'totalresults',
  'totalentries',
  'numbermatched',
  'numfound',
  'nhits',
  'jumlahdata',
  'jumlahrecord',
  'jumlahbaris',
  'totalbaris',
]);
const mayCountAll = new Set(['total', 'count', 'odatacount']);
const next = new Set([
  'next',
  'nextlink',
  'odatanextlink',
  'nextpage',
  'nextpageurl',
  'nexturl',
  'nextcursor',
  'nextpagetoken',
  'nexttoken',
  'continuationtoken',
]);
const lastPage = new Set(['lastpage', 'totalpages', 'totalpage', 'pagecount', 'pages', 'jumlahhalaman']);
/** Without a page of its own an answer that says so is the first of them. */
const certainLast = new Set(['lastpage', 'totalpages', 'totalpage', 'jumlahhalaman']);
const thisPage = new Set(['page', 'currentpage', 'pagenumber', 'halaman']);
/** Objects that speak of the answer itself. */
const speaksOfAnswer =
  /^(?:meta|metadata|_meta|pagination|paging|paginator|page|pages|pageinfo|links|_links|result|results|response|hits|data|properties|info)$/i;

/** undefined: nothing speaks against it. "exceededTransferLimit = true", "total = 120". */
export function cutShort(said: readonly Said[], came: Came): string | undefined {
  const flag = said.find(({ path, value }) => truncated.has(nameOf(path)) && isTrue(value));
  if (flag !== undefined) return worded(flag);
  const totals = totalsOf(said, came);
  const short = totals.find(({ count }) => count > came.records);
  if (short !== undefined) return worded(short.said);
  if (totals.length > 0) return undefined;
  const further = said.find((each) => isNext(each)) ?? laterPage(said, came.pages);
  return further === undefined ? undefined : worded(further);
}

/** What a filter left counts before what there is without it. */
function totalsOf(said: readonly Said[], came: Came): readonly { said: Said; count: number }[] {
  const named = said.flatMap((each) => {
    const count = countIn(each.value);
    return count === undefined ? [] : [{ said: each, count, name: nameOf(each.path) }];
  });
  const filtered = named.filter(({ name }) => name === 'recordsfiltered');
  if (filtered.length > 0) return filtered;
  const certain = named.filter(({ name }) => countsAll.has(name) || name === 'recordstotal');
  const likely = named.filter(
    ({ said: { path }, name, count }) =>
      (mayCountAll.has(name) || (name === 'value' && nameOf(path.slice(0, -1)) === 'total')) &&
      path.slice(0, -1).every((step) => speaksOfAnswer.test(step) || step === 'total') &&
      !isSum(count, came.sums),
  );
  return [...certain, ...likely];
}

/** The sum of one column, of two or of all. */
function isSum(count: number, sums: readonly number[]): boolean {
  const equal = (sum: number): boolean => Math.abs(sum - count) <= Math.abs(count) * 1e-9;
  return (
    equal(sums.reduce((all, sum) => all + sum, 0)) ||
    sums.some((sum, i) => equal(sum) || sums.slice(i + 1, i + 40).some((other) => equal(sum + other)))
  );
}

function isNext({ path, value }: Said): boolean {
  const name = nameOf(path);
  const link = name === 'href' ? nameOf(path.slice(0, -1)) : name;
  if (name === 'rel') return value === 'next';
  if (
    !next.has(link) ||
    !path.slice(0, -1).every((step) => speaksOfAnswer.test(step) || next.has(squashed(step)))
  )
    return false;
  return (typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value > 0);
}

/** Pages that were all read are no further ones. */
function laterPage(said: readonly Said[], read: number): Said | undefined {
  const last = said.find(({ path, value }) => lastPage.has(nameOf(path)) && (countIn(value) ?? 0) > read);
  if (last === undefined) return undefined;
  const place = last.path.slice(0, -1).join('.');
  const here = said.find(({ path }) => thisPage.has(nameOf(path)) && path.slice(0, -1).join('.') === place);
  const page = countIn(here?.value);
  if (page === undefined) return certainLast.has(nameOf(last.path)) ? last : undefined;
  return page < (countIn(last.value) ?? 0) ? last : undefined;
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function countIn(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

function nameOf(path: readonly string[]): string {
  return squashed(path.at(-1) ?? '');
}

function squashed(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function worded({ path, value }: Said): string {
  return `${path.join('.')} = ${String(value).slice(0, 80)}`;
}

/** Adds the numbers of a record to the sums of its columns, at most 64 of them. */
export function addSums(sums: Map<string, number>, record: unknown): void {
  if (typeof record !== 'object' || record === null) return;
  for (const [key, value] of Object.entries(record)) {
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && (sums.size < 64 || sums.has(key)))
      sums.set(key, (sums.get(key) ?? 0) + number);
  }
}
