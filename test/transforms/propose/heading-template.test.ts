import { expect, it } from 'vitest';
import type { TableColumn } from '../../../model/table.js';
import { headingTemplates } from '../../../transforms/propose/heading-template.js';

/** What the headings of a row of columns become, the same ones once. */
function templates(...paths: readonly (readonly string[])[]): readonly string[] {
  const columns = paths.map(
    (path, i): TableColumn => ({
      col: i + 1,
      path,
      name: path.join(' | '),
      unit: null,
      type: 'number',
      locale: 'none',
      evidence: [],
    }),
  );
  return [...new Set([...headingTemplates(columns).values()].map(({ levels }) => levels.join(' | ')))];
}

it('years, months, quarters and whole periods beside each other become one heading', () => {
  expect(templates(['Padi', '2022'], ['Padi', '2023'])).toEqual(['Padi | {year}']);
  expect(templates(['Januari'], ['Februari'], ['Maret'])).toEqual(['{month}']);
  expect(templates(['Nilai', 'TW I'], ['Nilai', 'TW II'])).toEqual(['Nilai | {quarter}']);
  expect(templates(['Jan-24'], ['Feb-24'])).toEqual(['{period}']);
  expect(templates(['2022/2023'], ['2023/2024'])).toEqual(['{period}']);
});

it('a year inside other words counts only where another column differs by it alone', () => {
  expect(templates(['Panen 2022'], ['Panen 2023'])).toEqual(['Panen {year}']);
  expect(templates(['Sensus 2020'], ['Luas'])).toEqual(['Sensus 2020', 'Luas']);
});

it('a degree, a lone month and the year of prices are no periods', () => {
  expect(templates(['S1'], ['S2'], ['S3'])).toEqual(['S1', 'S2', 'S3']);
  expect(templates(['Mei'], ['Luas'])).toEqual(['Mei', 'Luas']);
  expect(templates(['Harga Konstan 2000'], ['Harga Konstan 2010'])).toHaveLength(2);
});
