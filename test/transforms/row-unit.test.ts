// Tables that say the unit of each row, and what becomes of its figures.
import { describe, expect, it } from 'vitest';
import { dataset, run } from './given.js';

const variables = {
  anggaran: { title: 'Anggaran', unit: 'rupiah' },
  anggaran_target: { title: 'Anggaran (target)', unit: 'rupiah' },
  rapat: { title: 'Rapat', unit: 'pertemuan' },
  rapat_target: { title: 'Rapat (target)', unit: 'pertemuan' },
};
const columns = [
  { heading: 'Tahun', type: 'year' },
  { heading: 'Uraian', type: 'variable', map: { Anggaran: 'anggaran', Rapat: 'rapat' } },
  { heading: 'Satuan', type: 'unit', optional_cells: true },
  { heading: 'Target', type: 'number', aspect: 'target', optional_cells: true },
  { heading: 'Realisasi', type: 'number' },
];
const headings = ['Tahun', 'Uraian', 'Satuan', 'Target', 'Realisasi'];
const entry = dataset(columns, { variables });

describe('the unit of a row', () => {
  it('brings its figures into the unit of their variable, whatever side of it they are', () => {
    const { observations, codes } = run(entry, headings, [
      [2023, 'Anggaran', 'Juta Rp', 2, 1.5],
      [2024, 'Anggaran', 'Rupiah', 2_000_000, 1_750_000],
      [2024, 'Rapat', null, null, 7],
    ]);
    expect(codes).toEqual([]);
    expect(observations).toMatchObject([
      { variable: 'anggaran_target', value: 2_000_000, rawText: '2' },
      { variable: 'anggaran', value: 1_500_000, rawText: '1.5' },
      { variable: 'anggaran_target', value: 2_000_000, rawText: null },
      { variable: 'anggaran', value: 1_750_000 },
      { variable: 'rapat', value: 7 },
    ]);
  });

  it('returns the row when it measures something else', () => {
    const { issues, observations } = run(entry, headings, [[2024, 'Anggaran', 'Orang', 1, 2]]);
    expect(observations).toEqual([]);
    expect(issues).toMatchObject([
      {
        code: 'unit-differs',
        severity: 'error',
        message: 'Sel C2 (Satuan) berisi satuan "Orang", sedangkan yang diminta "rupiah".',
      },
    ]);
  });

  it('is told and loaded when neither spelling is known, with the thousands that it names', () => {
    const { issues, observations } = run(entry, headings, [[2024, 'Rapat', 'ribu kali temu', 1, 2]]);
    expect(issues).toMatchObject([{ code: 'unit-differs', severity: 'warning' }]);
    expect(observations).toMatchObject([{ value: 1000 }, { value: 2000 }]);
  });

  it('has to be filled where the contract asks for it', () => {
    const strict = dataset(
      [...columns.slice(0, 2), { heading: 'Satuan', type: 'unit' }, ...columns.slice(3)],
      {
        variables,
      },
    );
    expect(run(strict, headings, [[2024, 'Rapat', ' ', 1, 2]]).codes).toEqual(['missing-cell']);
  });

  it('says nothing of a column that names its own', () => {
    const { observations, codes } = run(entry, headings, [[2024, 'Anggaran', 'Juta Rp', 98, 3]], {
      layout: { units: [null, null, null, '%', null] },
    });
    expect(codes).toEqual([]);
    expect(observations).toMatchObject([{ value: 98 }, { value: 3_000_000 }]);
  });

  it('holds for the one variable of kinds, and leaves their total row unjudged where it changes figures', () => {
    const kinds = dataset([
      { heading: 'Tahun', type: 'year' },
      { heading: 'Jenis', type: 'choice', breakdown: 'jenis', choices: { a: [], b: [] } },
      { heading: 'Satuan', type: 'unit' },
      { heading: 'Banyak', type: 'number', variable: 'orang' },
    ]);
    const rows = [
      [2024, 'a', 'ribu orang', 2],
      [2024, 'b', 'orang', 500],
      [null, 'Jumlah', null, 502],
    ];
    const { observations, codes } = run(kinds, ['Tahun', 'Jenis', 'Satuan', 'Banyak'], rows, {
      aside: [{ row: 4, reason: 'total', cells: rows[2] ?? [] }],
    });
    expect(codes).toEqual([]);
    expect(observations.map(({ value }) => value)).toEqual([2000, 500]);
  });
});
