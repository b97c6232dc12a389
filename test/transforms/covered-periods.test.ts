import { describe, expect, it } from 'vitest';
import { periodCode } from '../../model/period.js';
import { coveredPeriods } from '../../transforms/covered-periods.js';
import { dataset, period } from './given.js';

const columns = [{ heading: 'Tanggal', type: 'period' }];
const counted = {
  records: { measures: [{ variable: 'n', by: 'count' }] },
  period: { from: 'column', type: 'monthly' },
};
const yearly = dataset(columns, { ...counted, since: '2020-01' });
const monthly = dataset(columns, { ...counted, frequency: 'monthly', since: '2020-01' });
const codes = (
  given: Parameters<typeof coveredPeriods>[0],
  owed: 'Y' | 'M' | 'Q',
  named: readonly string[],
  request: string | null = null,
  today = '2025-06-30',
) => {
  const asked = { request: request === null ? null : period(request), today };
  return [...coveredPeriods(given, owed, new Set(named.map(period)), asked)].map(periodCode).join(' ');
};
const months = (year: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${year}-${String(from + i).padStart(2, '0')}`).join(' ');

describe('a delivery of dated records', () => {
  it('covers the whole year that is owed, be it named by two of its months', () => {
    expect(codes(yearly, 'Y', ['2024-02', '2024-11'])).toBe(months(2024, 1, 12));
  });

  it('covers a year that has not ended up to the last month that it names', () => {
    expect(codes(yearly, 'Y', ['2025-02', '2025-04'])).toBe(months(2025, 1, 4));
  });

  it('covers what it was asked for and no more, whatever else it holds', () => {
    expect(codes(monthly, 'M', ['2024-02', '2024-03'], '2024-03')).toBe('2024-03');
    expect(codes(yearly, 'Y', ['2023-12', '2024-03'], '2024')).toBe(months(2024, 1, 12));
  });

  it('covers, where months are owed, those that it names: of a gap nothing is known', () => {
    expect(codes(monthly, 'M', ['2024-02', '2024-04'])).toBe('2024-02 2024-04');
  });

  it('covers everything from the first to the last where a file holds the whole dataset', () => {
    expect(codes({ ...monthly, replaces: 'dataset' }, 'M', ['2024-02', '2024-05'])).toBe(months(2024, 2, 5));
  });

  it('covers nothing that is not owed', () => {
    expect(codes({ ...yearly, since: '2024-03', until: '2024-05' }, 'Y', ['2024-03'])).toBe(
      months(2024, 3, 5),
    );
  });

  it('covers nothing when it names nothing and was asked for nothing', () => {
    expect(codes(yearly, 'Y', [])).toBe('');
  });
});
