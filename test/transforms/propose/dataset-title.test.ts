import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../model/table.js';
import { datasetTitle } from '../../../transforms/propose/dataset-title.js';

function titleOf(lines: readonly string[], sheet = 'Sheet1', alike: readonly string[] = [sheet]): string {
  const layout: Layout = {
    sheet,
    titleRows: [],
    headerRows: [],
    firstDataRow: 9,
    lastDataRow: 9,
    columns: [],
    title: '',
    periods: [],
    areas: lines.flatMap((text) =>
      /cilegon/i.test(text)
        ? [{ value: { name: 'KOTA CILEGON', level: 'city' as const }, from: 'title' as const, text }]
        : [],
    ),
    unit: null,
    aside: new Map(),
    sections: [],
  };
  const aside = lines.map((text, i) => ({ row: i + 1, reason: 'title' as const, cells: [text] }));
  return datasetTitle({ aside, layout, alike });
}

describe('the title of a dataset', () => {
  it.each([
    [
      ['PEMERINTAH KOTA CILEGON', 'DINAS KESEHATAN', 'Jl. Sudirman No. 2', 'KASUS DBD', 'TAHUN 2024'],
      'Kasus DBD',
    ],
    [['CAPAIAN PEMBANGUNAN KOTA CILEGON'], 'Capaian pembangunan Kota Cilegon'],
    [['Tabel 5.1 Indikator Kesejahteraan Sosial'], 'Indikator Kesejahteraan Sosial'],
    [['A. Jumlah Koperasi Aktif Tahun 2024'], 'Jumlah Koperasi Aktif'],
    [['LAPORAN REALISASI ANGGARAN', 'TAHUN ANGGARAN 2024'], 'Laporan realisasi anggaran'],
    [['Tabel 4.1 Jumlah Penduduk', 'Table 4.1 Population'], 'Jumlah Penduduk'],
    [['REALISASI ANGGARAN', 'TRIWULAN II TAHUN ANGGARAN 2024'], 'Realisasi anggaran'],
    [['REKAP PENIMBANGAN', 'BULAN : JANUARI 2025'], 'Rekap penimbangan'],
    [['REKAPITULASI PNS MENURUT GOLONGAN'], 'Rekapitulasi PNS menurut golongan'],
  ])('of %j is "%s"', (lines, title) => {
    expect(titleOf(lines)).toBe(title);
  });

  it('names no sheet where several are alike', () => {
    const sheets = ['Cibeber', 'Jombang'];
    expect(titleOf(['JUMLAH KK KECAMATAN CIBEBER TAHUN 2024'], 'Cibeber', sheets)).toBe('Jumlah KK');
    expect(titleOf(['JUMLAH KK KECAMATAN CIBEBER TAHUN 2024'], 'Cibeber')).toContain('cibeber');
  });
});
