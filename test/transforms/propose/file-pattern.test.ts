import { expect, it } from 'vitest';
import { parsePeriodCode } from '../../../model/period.js';
import { filePattern } from '../../../transforms/propose/file-pattern.js';

it.each([
  ['Sampah 2024-03.xlsx', '2024-03', 'Sampah {period}{revision}.xlsx'],
  ['gizi_2026_08.csv', '2026-08', 'gizi_{year}_{month:02}{revision}.csv'],
  ['Laporan Januari 2024.xlsx', '2024-01', 'Laporan {month:name} {year}{revision}.xlsx'],
  ['Laporan Jan 2024.xlsx', '2024-01', 'Laporan {month:short} {year}{revision}.xlsx'],
  ['Penduduk 2025-S1.xlsx', '2025-S1', 'Penduduk {period}{revision}.xlsx'],
  ['Penduduk Semester II 2025.xlsx', '2025-S2', 'Penduduk Semester {semester:roman} {year}{revision}.xlsx'],
  ['Investasi TW 3 2024.xlsx', '2024-Q3', 'Investasi TW {quarter} {year}{revision}.xlsx'],
  ['Udara 2024-Q3.csv', '2024-Q3', 'Udara {period}{revision}.csv'],
  ['Dapodik TA 2022-2023.xlsx', '2022/2023', 'Dapodik TA {year}-{next_year}{revision}.xlsx'],
  ['cuaca-2024-08-17.json', '2024-08-17', 'cuaca-{period}{revision}.json'],
  ['Gizi Balita 2024.xlsx', '2024-05', 'Gizi Balita {year}{revision}.xlsx'],
  ['PDRB Konstan 2010, 2019.csv', '2019', 'PDRB Konstan 2010, {year}{revision}.csv'],
])('%s of %s comes again as %s', (name, period, pattern) => {
  expect(filePattern(name, [parsePeriodCode(period) ?? 0]).pattern).toBe(pattern);
});

it('a span of years or a time of download in a name stands for no one period', () => {
  const years = [2020, 2021, 2022].map((year) => year * 1000);
  expect(filePattern('ikp_2020_2022.csv', years).pattern).toBe('ikp_*.csv');
  expect(filePattern('total_2020_2022_2025-09-30_16-19.xls', years).pattern).toBe('total_*.xls');
});

it('a name without a period is kept, but for what a pattern would read as more than itself', () => {
  expect(filePattern('giniratio.xlsx', [2020000]).pattern).toBe('giniratio{revision}.xlsx');
  expect(filePattern('data {baru}.csv', []).pattern).toBe('data ?baru?{revision}.csv');
});

it('a period in a name that the figures do not speak of is no placeholder', () => {
  expect(filePattern('unduhan 2025.csv', [2019000]).pattern).toBe('unduhan *.csv');
});

it.each([
  'Balita 2024.xlsx',
  'Balita 2024 revisi.xlsx',
  'Balita 2024_FINAL (2).xlsx',
  'Balita 2024-rev2.xlsx',
])('%s comes again under the pattern of all of them', (name) => {
  expect(filePattern(name, [2024000]).pattern).toBe('Balita {year}{revision}.xlsx');
});
