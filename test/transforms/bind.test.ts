import { describe, expect, it } from 'vitest';
import { bind } from '../../transforms/bind.js';
import { breakdowns, dataset, layout } from './given.js';

const area = { heading: 'Kecamatan', type: 'area', level: 'kecamatan' };
const figure = (heading: string | string[], more: object = {}) => ({
  heading,
  type: 'number',
  variable: 'v',
  ...more,
});
const bound = (columns: object[], headings: string[], more: object = {}, look: object = {}) => {
  const binding = bind(
    dataset([area, ...columns], more),
    layout(['Kecamatan', ...headings], look),
    breakdowns,
  );
  return {
    binding,
    cols: binding.columns.slice(1).map(({ col }) => col),
    codes: binding.issues.map(({ code }) => code),
  };
};

describe('a heading of the contract', () => {
  it.each<[string, string]>([
    ['Jumlah Penduduk', 'JUMLAH  PENDUDUK'],
    ['jumlah_penduduk', 'Jumlah-Penduduk'],
    ['Jumlah Penduduk', 'Jumlah Penduduk *)'],
    ['Jumlah (jiwa)', 'Jumlah'],
    ['Jumlah', 'Jumlah [orang]'],
    ['Laki-laki', 'Penduduk | Laki - Laki'],
    ['Penduduk | Laki-laki', 'Penduduk | Menurut Jenis Kelamin | Laki-laki'],
    ['xAxis.data', 'xAxis.data'],
  ])('%j finds %j', (wanted, heading) => {
    expect(bound([figure(wanted)], [heading])).toMatchObject({ cols: [2], codes: [] });
  });

  it('takes any of the ways it has been written', () => {
    expect(bound([figure(['Total', 'Jumlah'])], ['Jumlah']).cols).toEqual([2]);
  });

  it('prefers the whole heading to its last part', () => {
    const columns = [
      figure('Jumlah', { name: 'a' }),
      figure('L | Jumlah', { name: 'b' }),
      figure('P | Jumlah', { name: 'c' }),
    ];
    expect(bound(columns, ['L | Jumlah', 'P | Jumlah', 'Jumlah'])).toMatchObject({
      cols: [4, 2, 3],
      codes: [],
    });
  });

  it('tells "Jumlah (L)" from "Jumlah (P)"', () => {
    const columns = [figure('Jumlah (L)', { name: 'l' }), figure('Jumlah (P)', { name: 'p' })];
    expect(bound(columns, ['Jumlah (L)', 'Jumlah (P)'])).toMatchObject({ cols: [2, 3], codes: [] });
  });

  it('may serve two columns of the contract', () => {
    const columns = [figure('Nilai'), { heading: 'Nilai', name: 'teks', type: 'text' }];
    expect(bound(columns, ['Nilai']).cols).toEqual([2, 2]);
  });
});

describe('a heading with a placeholder', () => {
  const caught = (wanted: string, headings: string[]) =>
    bound([figure(wanted)], headings)
      .binding.columns.slice(1)
      .map(({ captured }) => ({ ...captured.pieces, ...captured.breakdown }));

  it('turns years, months and choices into several columns', () => {
    expect(caught('Produksi | {year}', ['Produksi (Ton) | 2018', 'Produksi (Ton) | 2019'])).toEqual([
      { year: 2018 },
      { year: 2019 },
    ]);
    expect(caught('Tahun {year}', ['TAHUN 2018*)', 'Tahun 2019 '])).toEqual([{ year: 2018 }, { year: 2019 }]);
    expect(caught('{month}', ['Januari', 'Feb', '12'])).toEqual(
      [1, 2, 12].map((part) => ({ part: { type: 'M', part } })),
    );
    expect(caught('{quarter}', ['TW I', 'Triwulan II', 'III'])).toEqual(
      [1, 2, 3].map((part) => ({ part: { type: 'Q', part } })),
    );
    expect(caught('Semester {semester}', ['Semester I', 'Semester 2'])).toEqual(
      [1, 2].map((part) => ({ part: { type: 'S', part } })),
    );
    expect(caught('{period}', ['2024-01', 'Jan-25', 'TW III'])).toMatchObject([
      { id: 2024301 },
      { id: 2025301 },
      { part: { part: 3 } },
    ]);
    expect(caught('{jenis_kelamin}', ['Pria', 'Wanita', 'Jumlah'])).toEqual([
      { jenis_kelamin: 'L' },
      { jenis_kelamin: 'P' },
      {},
    ]);
    expect(caught('{axis}', ['0 - 4 tahun', 'Wanita'])).toEqual([
      { kelompok_umur: '0-4' },
      { jenis_kelamin: 'P' },
    ]);
    expect(caught('{month} | {quarter}', ['Mei | TW II'])).toEqual([{ part: { type: 'M', part: 5 } }]);
    expect(caught('{jenis_kelamin} {year}', ['Pria 2023'])).toEqual([{ year: 2023, jenis_kelamin: 'L' }]);
  });

  it('leaves what it does not mean', () => {
    expect(bound([figure('{year}')], ['2018', 'Keterangan']).codes).toEqual(['unknown-column']);
    expect(bound([figure('{month}')], ['Januari', '13']).codes).toEqual(['unknown-column']);
  });
});

describe('what is wrong with headings', () => {
  it('is a required column that is missing, with the nearest heading', () => {
    const { binding } = bound([figure('Jumlah Penduduk')], ['Jml Penduduk'], { other_columns: 'ignore' });
    expect(binding.issues).toMatchObject([{ code: 'missing-column', row: 1, severity: 'error' }]);
    expect(binding.issues[0]?.mend).toContain('"Jml Penduduk" di kolom B');
    expect(bound([figure('Pinjaman')], ['Dana']).binding.issues[0]?.mend).toContain('"Dana" di kolom B');
    expect(bound([figure('Zzzzzzzz')], []).binding.issues[0]?.mend).toContain('Tambahkan kolom');
    expect(bound([figure('Jumlah', { required: false })], []).codes).toEqual([]);
  });

  it('is a column that nobody wants, unless the contract ignores them', () => {
    expect(bound([figure('Jumlah', { required: false })], ['Jumla'])).toMatchObject({
      codes: ['unknown-column'],
    });
    expect(bound([], ['Catatan']).binding.issues[0]?.message).toBe(
      'Kolom "Catatan" (kolom B) tidak dikenal.',
    );
    expect(bound([], ['Catatan'], { other_columns: 'ignore' }).codes).toEqual([]);
  });

  it('is not a column that only numbers the rows, nor an empty one', () => {
    expect(bound([], ['No.', '']).codes).toEqual([]);
  });

  it('is a heading that stands twice', () => {
    expect(bound([figure('Jumlah')], ['Jumlah', 'Jumlah'])).toMatchObject({ codes: ['duplicate-column'] });
    expect(bound([figure('{year}')], ['2018', '2019', '2018']).codes).toEqual(['duplicate-column']);
  });

  it('is a unit that is not the one of the variable, unless a factor is declared', () => {
    const look = { units: [null, 'ribu jiwa'] };
    expect(bound([figure('Jumlah')], ['Jumlah'], {}, look).codes).toEqual(['unit-differs']);
    expect(bound([figure('Jumlah', { factor: 1000 })], ['Jumlah'], {}, look).codes).toEqual([]);
    expect(bound([figure('Jumlah')], ['Jumlah'], {}, { unit: 'Ton' }).codes).toEqual(['unit-differs']);
    expect(bound([figure('Jumlah')], ['Jumlah'], {}, { units: [null, 'orang'] }).codes).toEqual([]);
  });
});
