import { describe, expect, it } from 'vitest';
import { addSums, cutShort, type Said } from '../../model/answer-extent.js';

const said = (values: Readonly<Record<string, unknown>>): Said[] =>
  Object.entries(values).map(([path, value]) => ({
    path: path.startsWith('@') ? [path] : path.split('.'),
    value,
  }));
const cut = (values: Readonly<Record<string, unknown>>, records: number, sums: readonly number[] = []) =>
  cutShort(said(values), { records, pages: 1, sums });

describe('an answer is cut short', () => {
  it.each([
    [{ exceededTransferLimit: true }, 'exceededTransferLimit = true'],
    [{ 'properties.exceededTransferLimit': 'true' }, 'properties.exceededTransferLimit = true'],
    [{ 'result.records_truncated': true }, 'result.records_truncated = true'],
    [{ total: 120 }, 'total = 120'],
    [{ 'meta.total': '120' }, 'meta.total = 120'],
    [{ count: 11, next: null }, 'count = 11'],
    [{ totalRecords: 11 }, 'totalRecords = 11'],
    [{ 'page.totalElements': 11 }, 'page.totalElements = 11'],
    [{ numberMatched: 11, numberReturned: 10 }, 'numberMatched = 11'],
    [{ 'hits.total.value': 11 }, 'hits.total.value = 11'],
    [{ recordsTotal: 50, recordsFiltered: 12 }, 'recordsFiltered = 12'],
    [{ next: 'https://x.id/2' }, 'next = https://x.id/2'],
    [{ '@odata.nextLink': 'x?$skip=10' }, '@odata.nextLink = x?$skip=10'],
    [{ '_links.next.href': '/2' }, '_links.next.href = /2'],
    [{ 'links.rel': 'next' }, 'links.rel = next'],
    [{ 'meta.current_page': 1, 'meta.last_page': 3 }, 'meta.last_page = 3'],
    [{ total_pages: 2 }, 'total_pages = 2'],
    [{ hasMore: true, total: 10 }, 'hasMore = true'],
  ])('%j with ten records', (values, expected) => {
    expect(cut(values, 10)).toBe(expected);
  });
});

describe('an answer is whole', () => {
  it.each([
    [{ total: 10 }],
    [{ total: 7 }],
    [{ total: 10, 'result._links.next': '/api/3/action/datastore_search?offset=100' }],
    [{ exceededTransferLimit: false, next: null }],
    [{ recordsTotal: 50, recordsFiltered: 10 }],
    [{ 'meta.current_page': 3, 'meta.last_page': 3 }],
    [{ pages: 4 }],
    [{ 'ringkasan.total': 500 }],
    [{ jumlah: 500 }],
    [{ next: '' }],
    [{ has_next: false, next_page: 0 }],
  ])('%j with ten records', (values) => {
    expect(cut(values, 10)).toBeUndefined();
  });

  it('where its total is the sum of a column, of two or of all', () => {
    for (const total of [300, 700, 1000, 1300]) expect(cut({ total }, 10, [300, 700, 300])).toBe(undefined);
    expect(cut({ total: 999 }, 10, [300, 700])).toBe('total = 999');
  });
});

it('sums of columns are those of numbers and of digits, of at most 64 columns', () => {
  const sums = new Map<string, number>();
  for (const record of [{ a: 1, b: '20', c: 'x' }, { a: 2, b: '5' }, null, 7]) addSums(sums, record);
  expect([...sums]).toEqual([
    ['a', 3],
    ['b', 25],
  ]);
  addSums(sums, Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`k${at}`, at])));
  expect(sums.size).toBe(64);
});
