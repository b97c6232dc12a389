// Where the area of a table stands that has no column of areas.
import { describe, expect, it } from 'vitest';
import { dataset, run } from './given.js';

const columns = [
  { heading: 'Tahun', type: 'year' },
  { heading: 'Jumlah', type: 'number', variable: 'v' },
];
const headings = ['Tahun', 'Jumlah'];
const rows = [[2024, 5]];
const named = (name: string, from: 'title' | 'file') =>
  [{ value: { name, level: 'kecamatan' as const }, from, text: name }] as const;

describe('the area of a table', () => {
  it('is that of its sheet, where the contract says so', () => {
    const entry = dataset(columns, { area: { from: 'sheet', level: 'kecamatan' } });
    const { observations, codes } = run(entry, headings, rows, { layout: { sheet: 'Kec. Cibeber' } });
    expect(codes).toEqual([]);
    expect(observations).toMatchObject([{ area: '36.72.01', value: 5 }]);
  });

  it('is that of the first place that names one', () => {
    const entry = dataset(columns, { area: { from: ['sheet', 'title', 'file'], level: 'kecamatan' } });
    const titled = run(entry, headings, rows, {
      layout: { sheet: 'Sheet1', areas: [...named('Cilegon', 'title'), ...named('Cibeber', 'file')] },
    });
    expect(titled.observations).toMatchObject([{ area: '36.72.02' }]);
  });

  it('is asked for where no place names it', () => {
    const entry = dataset(columns, { area: { from: ['sheet', 'title'], level: 'kecamatan' } });
    const { issues, observations } = run(entry, headings, rows, { layout: { sheet: 'Sheet1' } });
    expect(observations).toEqual([]);
    expect(issues).toMatchObject([
      {
        code: 'no-area',
        message: 'Wilayah tabel ini tidak ditemukan di nama lembar maupun judul.',
        mend: 'Tulis nama wilayahnya di nama lembar, misalnya "Kecamatan Cibeber".',
      },
    ]);
  });
});
