import { expect, test } from 'vitest';
import { namePattern } from '../../../connectors/kit/file-pattern.js';
import { withoutRevision } from '../../../lexicon/revision.js';

const balita = namePattern('Balita {month:name} {year}{revision}.xlsx');

test.each([
  'Balita Agustus 2024.xlsx',
  'Balita Agustus 2024 revisi.xlsx',
  'BALITA AGUSTUS 2024 (REVISI).XLSX',
  'Balita Agustus 2024_final.xlsx',
  'Balita Agustus 2024 FINAL fix.xlsx',
  'Balita Agustus 2024 rev2.xlsx',
  'Balita Agustus 2024 revisi ke-3.xlsx',
  'Balita Agustus 2024 (1).xlsx',
  'Balita Agustus 2024 - Copy.xlsx',
  'Balita Agustus 2024 v2.xlsx',
  'Balita Agustus 2024 perbaikan final (2).xlsx',
])('%s is the file of that month', (name) => {
  expect(balita.match(name)).toEqual({ year: 2024, month: 8 });
});

test.each([
  'Balita Agustus 2024 miskin.xlsx',
  'Balita Agustus 2024 finalis.xlsx',
  'Balita Agustus 20245.xlsx',
])('%s is another one', (name) => {
  expect(balita.match(name)).toBeUndefined();
});

test('a long name is judged at once', () => {
  const name = `Balita Agustus 2024${' revisi'.repeat(5000)}x.xlsx`;
  const started = performance.now();
  expect(balita.match(name)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a name that is nothing but such a word stays', () => {
  expect(withoutRevision('final')).toBe('final');
  expect(withoutRevision('Sampah 2024-05 revisi (2)')).toBe('Sampah 2024-05');
});
