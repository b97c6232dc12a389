import { expect, test } from 'vitest';
import { Dataset, type DatasetEntry } from '../../model/dataset.js';
import { periodCode } from '../../model/period.js';
import { inParallel } from '../../pipelines/in-parallel.js';
import { localDay, owedPeriods } from '../../pipelines/owed.js';

function dataset(frequency: string, since: string, more: object = {}): DatasetEntry {
  const parsed = Dataset.parse({
    title: 'x',
    frequency,
    since,
    source: { connector: 'file', folder: '.', pattern: '*' },
    period: { from: 'file' },
    columns: [{ heading: 'a', type: 'text' }],
    variables: {},
    ...more,
  });
  return { ...parsed, id: 'a/b', opd: 'a', hash: '' };
}

test.each([
  ['monthly', '2024-11', '2025-02-01', ['2024-11', '2024-12', '2025-01']],
  ['monthly', '2025-01', '2025-01-31', []],
  ['quarterly', '2024-Q3', '2025-01-01', ['2024-Q3', '2024-Q4']],
  ['semesterly', '2024-S1', '2024-12-31', ['2024-S1']],
  ['yearly', '2023', '2025-06-30', ['2023', '2024']],
  ['academic', '2023/2024', '2025-07-01', ['2023/2024', '2024/2025']],
  ['daily', '2024-02-28', '2024-03-01', ['2024-02-28', '2024-02-29']],
])('of a %s dataset since %s the periods owed on %s are %j', (frequency, since, today, periods) => {
  expect(owedPeriods(dataset(frequency, since), today).map(periodCode)).toEqual(periods);
});

test('nothing is owed after the last period of a dataset that has ended', () => {
  expect(owedPeriods(dataset('yearly', '2020', { until: '2021' }), '2025-01-01').map(periodCode)).toEqual([
    '2020',
    '2021',
  ]);
});

test('the day is that of the city, not that of Greenwich', () => {
  expect(localDay(new Date('2024-12-31T17:30:00Z'), 'Asia/Jakarta')).toBe('2025-01-01');
});

test('tasks run a few at a time and answer in order', async () => {
  let running = 0;
  let most = 0;
  const answers = await inParallel([3, 1, 2], 2, async (n) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, n * 5));
    running--;
    return n * 10;
  });
  expect(answers).toEqual([30, 10, 20]);
  expect(most).toBe(2);
});
