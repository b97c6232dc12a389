import { expect, test } from 'vitest';
import { checkRecords } from '../../config/load/check-records.js';
import { Dataset } from '../../model/dataset.js';

const measures = [{ variable: 'pinjaman', by: 'count' as const }];

function said(given: Partial<Parameters<typeof Dataset.parse>[0] & object>): readonly string[] {
  const dataset = Dataset.parse({
    title: 'Pinjaman',
    frequency: 'monthly',
    since: '2024-01',
    source: { connector: 'file', folder: 'inbox', pattern: '*.xlsx' },
    period: { from: 'column' },
    columns: [{ type: 'area', heading: 'Kelurahan', level: 'kelurahan' }],
    variables: { pinjaman: { title: 'Pinjaman', unit: 'pinjaman', accumulation: 'flow' } },
    ...given,
  });
  const sayings: string[] = [];
  checkRecords(dataset, (path, message) => void sayings.push(`${path.join('.')}: ${message}`));
  return sayings;
}

test.each([
  ['records of whole periods', { records: { measures }, covers: 'all', empty: 'zero' }, []],
  ['records of a part', { records: { measures }, covers: 'part' }, []],
  ['a table of figures that says what an empty file means', { empty: 'zero' }, ['empty']],
  ['a table of figures that says what a file covers', { covers: 'all' }, ['covers']],
  [
    'files that only add and yet cover all',
    { records: { measures }, covers: 'all', replaces: 'nothing' },
    ['covers'],
  ],
  ['an empty file of a part', { records: { measures }, covers: 'part', empty: 'zero' }, ['empty']],
  [
    'an empty file among those that only add',
    { records: { measures }, empty: 'zero', replaces: 'nothing' },
    ['empty'],
  ],
])('%s', (_, given, places) => {
  expect(said(given).map((saying) => saying.split(':')[0])).toEqual(places);
});
