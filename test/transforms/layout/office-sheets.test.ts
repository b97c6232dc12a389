// What a person sees in the tables that the offices of a city hand in, with their habits of numbering, adding up and titling.
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { figureAt } from '../../../transforms/layout/figures.js';
import { merge, see, seen } from './sheets.js';

const places = {
  Grogol: ['Gerem', 'Kotasari', 'Rawa Arum', 'Grogol'],
  Jombang: ['Masigit', 'Sukmajaya', 'Panggung Rawi', 'Gedong Dalem', 'Jombang Wetan'],
  Cibeber: ['Bulakan', 'Cikerai', 'Kedaleman', 'Kalitimbang'],
};
const figuresOf = (name: string): readonly [number, number] => [
  1203 + 37 * name.length + name.charCodeAt(0),
  1101 + 53 * name.length + name.charCodeAt(1),
];
const added = (names: readonly string[]): readonly number[] =>
  [0, 1].map((col) => names.reduce((sum, name) => sum + (figuresOf(name)[col] ?? 0), 0));
const all = Object.values(places).flat();

describe('rows that add up others', () => {
  it('are seen above their parts by what they come to and by how they are set', () => {
    const groups = Object.entries(places).flatMap(([kecamatan, names]) => [
      [null, kecamatan.toUpperCase(), ...added(names)],
      ...names.map((name, i) => [i + 1, name, ...figuresOf(name)]),
    ]);
    const table = seen([['No', 'Wilayah', 'L', 'P'], ...groups], { bold: [1, 2, 7, 13] });
    expect(table.aside.subtotal).toEqual([2, 7, 13]);
    expect(table.data).toHaveLength(all.length);
  });

  it('may be the first row, for everything below', () => {
    const table = seen([
      ['Wilayah', 'L', 'P'],
      ['Kota Cilegon', ...added(all)],
      ...all.map((name) => [name, ...figuresOf(name)]),
    ]);
    expect(table.aside.total).toEqual([2]);
  });

  it('are seen in whichever text column their word stands', () => {
    const table = seen([
      ['No', 'Tanggal', 'Lokasi', 'Jenis', 'Jumlah'],
      [1, '12 Januari 2024', 'Grogol', 'Reklame', 4],
      [2, '19 Januari 2024', 'Gerem', 'Pedagang', 9],
      [3, '2 Februari 2024', 'Masigit', 'Reklame', 2],
      [null, null, null, 'Jumlah', 15],
    ]);
    expect(table.aside.total).toEqual([5]);
  });

  it('bear no code where every other row bears one', () => {
    const table = seen([
      ['Kode Rekening', 'Uraian', 'Anggaran', 'Realisasi'],
      ['4', 'Pendapatan', '2.100,50', '2.075,25'],
      ['4.1', 'Pendapatan Asli', '900,50', '855,25'],
      ['4.1.01', 'Pajak', '700,00', '690,25'],
      ['4.1.02', 'Retribusi', '200,50', '165,00'],
      ['4.2', 'Transfer', '1.200,00', '1.220,00'],
      [null, 'Jumlah Pendapatan', '2.100,50', '2.075,25'],
      ['5', 'Belanja', '2.000,00', '1.900,00'],
      ['5.1', 'Belanja Operasi', '2.000,00', '1.900,00'],
      [null, 'Jumlah Belanja', '2.000,00', '1.900,00'],
      [null, 'Surplus/(Defisit)', '100,50', '175,25'],
    ]);
    expect(table.data).toEqual([2, 3, 4, 5, 6, 8, 9]);
  });

  it('leave the years before and the rates under a total to what they are', () => {
    const years = seen([
      ['Kelurahan', 'Masjid', 'Mushola'],
      ['Gerem', 11, 36],
      ['Kotasari', 9, 41],
      ['Rawa Arum', 14, 28],
      ['Jumlah/Total 2023', 34, 105],
      ['2022', 33, 101],
      ['2021', 30, 99],
    ]);
    expect(years.aside).toMatchObject({ total: [5], derived: [6, 7] });
    const rates = seen([
      ['No', 'Kecamatan', 'Lahir Hidup', 'Kematian'],
      ...all.map((name, i) => [i + 1, name, ...figuresOf(name)]),
      ['JUMLAH (KAB/KOTA)', null, ...added(all)],
      ['ANGKA KEMATIAN (DILAPORKAN)', null, null, 112.7],
    ]);
    expect(rates.aside).toMatchObject({ total: [15], derived: [16] });
  });

  it('may name the city that holds all, set apart, or share their name with one of the parts', () => {
    const bold = { bold: [1, 15] };
    const rows = all.map((name, i) => [i + 1, name, ...figuresOf(name)]);
    const city = seen([['No', 'Puskesmas', 'L', 'P'], ...rows, [null, 'KOTA CILEGON', 999, 888]], bold);
    expect(city.aside.total).toEqual([15]);
    const named = all.map((name) => [name, ...figuresOf(name)]);
    const shared = seen([['Kelurahan', 'L', 'P'], ...named, ['Grogol', ...added(all)]], bold);
    expect(shared.aside.total).toEqual([15]);
  });

  it('are no means among other indicators', () => {
    const table = seen([
      ['uraian', '2022', '2023'],
      ['Inflasi', '-0.5%', '2.75%'],
      ['Pertumbuhan', '4.1%', '-1.2%'],
      ['Pengangguran', '8.10%', '7.25%'],
    ]);
    expect(table.data).toEqual([2, 3, 4]);
  });

  it('are not the numbered indicators of a list, whatever their name', () => {
    const table = seen([
      ['No', 'Indikator', 'Satuan', '2022', '2023'],
      [1, 'Indeks Pembangunan Manusia', 'Poin', 73.1, 73.4],
      [2, 'Laju Pertumbuhan Ekonomi', '%', 4.1, 4.9],
      [3, 'Persentase Penduduk Miskin', '%', 3.6, 3.7],
    ]);
    expect(table.data).toEqual([2, 3, 4]);
  });
});

describe('headings', () => {
  it('may stand twice, in Indonesian and in English, over the same merged columns', () => {
    const table = seen(
      [
        ['Kelurahan', null, 'Penduduk', 'Kepadatan'],
        ['Village', null, 'Population', 'Density'],
        ['(1)', null, '(2)', '(3)'],
        ...all.map((name) => [name, null, ...figuresOf(name)]),
      ],
      { merges: [merge('A1:B1'), merge('A2:B2')] },
    );
    expect(table.header).toEqual([1, 2]);
    expect(table.names).toEqual(['Kelurahan Village', 'Penduduk Population', 'Kepadatan Density']);
  });

  it('may be years that bear the mark of a footnote', () => {
    const table = seen([
      ['Tempat', '2021', '2022*', '2023**'],
      ['Merak', 120, 130, 141],
      ['Kepuh', 98, 99, 104],
      ['*) angka sementara'],
    ]);
    expect(table.header).toEqual([1]);
  });

  it('give the unit that stands innermost', () => {
    const [layout] = see([
      ['Ruas', 'Baik', null, 'Rusak', null],
      [null, 'Km', '%', 'Km', '%'],
      ['Jl. Satu', 1.25, 62.5, 0.75, 37.5],
      ['Jl. Dua', 0.5, 25, 1.5, 75],
    ]);
    expect(layout?.columns.map((column) => column.unit)).toEqual([null, 'Km', '%', 'Km', '%']);
  });

  it('name codes that look like days', () => {
    const [layout] = see([
      ['Kode', 'Uraian', 'Pagu'],
      ['5.1.01', 'Belanja Pegawai', 100],
      ['5.1.02', 'Belanja Barang', 200],
    ]);
    expect(layout?.columns[0]?.type).toBe('text');
  });
});

describe('the rest of a sheet', () => {
  it('is another table where the same heading stands under a title of its own', () => {
    const block = (title: string, from: number): (readonly Cell[])[] => [
      [title],
      ['Golongan', '2022', '2023'],
      ['Sosial', from, from + 3],
      ['Niaga', from + 8, from + 9],
      ['Industri', from + 5, from + 1],
    ];
    const sheet = [...block('A. JUMLAH PELANGGAN', 31), [], ...block('B. VOLUME AIR (M3)', 7312)];
    expect(see(sheet).map((layout) => layout.headerRows)).toEqual([[2], [8]]);
    const pages = [...block('Tabel 1. Pelanggan', 31), [], ...block('Lanjutan Tabel 1', 7312)];
    expect(see(pages)).toHaveLength(1);
  });

  it('is no table when it is a cover', () => {
    expect(see([[], ['LAPORAN BULANAN'], [], ['DINAS SOSIAL'], [], ['TAHUN 2024']])).toEqual([]);
  });

  it('is a note or a source even where commas cut it into cells, and a comment where # opens it', () => {
    const table = seen([
      ['# kolom: kecamatan', ' laki', ' perempuan'],
      ['kecamatan', 'laki', 'perempuan'],
      ['Grogol', '120', '130'],
      ['Jombang', '140', '150'],
      ['Sumber: Dinas Dukcapil', ' 2024'],
      ['Catatan: sementara', ' 12'],
    ]);
    expect(table).toMatchObject({ header: [2], data: [3, 4], aside: { source: [5], note: [6] } });
  });

  it('is a record when it has every label and no figure', () => {
    const table = seen([
      ['nama', 'kelurahan', 'jumlah'],
      ['Andi', 'Grogol', 12],
      ['Budi', 'Gerem'],
      ['Cici', 'Gerem', 8],
    ]);
    expect(table.data).toEqual([2, 3, 4]);
  });
});

describe('a label that stands once for several rows', () => {
  it('holds for them where subtotals stand between', () => {
    const rows = Object.entries(places).flatMap(([kecamatan, names]) => [
      ...names.map((name, i) => [i === 0 ? kecamatan : null, name, ...figuresOf(name)]),
      [`Jumlah Kec. ${kecamatan}`, null, ...added(names)],
    ]);
    const table = seen([['Kecamatan', 'Kelurahan', 'L', 'P'], ...rows]);
    expect(table.rows.map((cells) => cells[0])).toEqual(
      Object.entries(places).flatMap(([kecamatan, names]) => names.map(() => kecamatan)),
    );
  });
});

describe('a text that reads in two ways', () => {
  const read = (heading: string, unit: string | null) => {
    const [layout] = see([
      ['Barang', heading],
      ...(unit === null ? [] : [[null, unit]]),
      ['Beras', '13.500'],
      ['Daging', '140.250'],
      ['Cabai', '52.125'],
    ]);
    return figureAt('13.500', layout?.columns[1]?.locale ?? 'none');
  };

  it('is whole where people or rupiah are counted', () => {
    expect(read('Harga (Rp)', null)).toBe(13500);
    expect(read('Jumlah Penduduk', null)).toBe(13500);
    expect(read('Nilai', '(Rp/kg)')).toBe(13500);
  });

  it('stays open where they are counted in thousands, or something is measured', () => {
    expect(read('Nilai (Ribu Rp)', null)).toBeNull();
    expect(read('Rata-rata Penduduk', null)).toBeNull();
    expect(read('Panjang', '(km)')).toBeNull();
  });
});
