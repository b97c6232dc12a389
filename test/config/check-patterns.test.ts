import { expect, it } from 'vitest';
import { wrongPatterns } from '../../config/load/check-patterns.js';
import { Dataset } from '../../model/dataset.js';

const dataset = (...patterns: readonly string[]) =>
  Dataset.parse({
    title: 'Daftar',
    frequency: 'yearly',
    since: '2024',
    source: { connector: 'file', folder: 'x', pattern: 'x' },
    period: { from: 'file' },
    columns: [
      { heading: 'Kecamatan', type: 'area', level: 'kecamatan' },
      { heading: 'Jumlah', type: 'number', variable: 'jumlah' },
      ...patterns.map((pattern, i) => ({ heading: `Kolom ${i}`, type: 'text', pattern })),
    ],
    variables: { jumlah: { title: 'Jumlah', unit: 'orang' } },
  });

it('patterns that run in linear time are taken, others are told by what stands in the way', () => {
  expect(wrongPatterns(dataset(String.raw`\d{16}`, '^(a+)+$', '[A-Z]{2}-[0-9]+'))).toEqual([]);
  const wrong = wrongPatterns(dataset('ok', '(?=a)b', String.raw`(a)\1`, '('));
  expect(wrong.map(({ path }) => path)).toEqual([3, 4, 5].map((i) => ['columns', i, 'pattern']));
  expect(wrong.map(({ message }) => message)).toEqual([
    expect.stringContaining('looks ahead or behind'),
    expect.stringContaining('refers back'),
    expect.stringContaining('missing'),
  ]);
});
