// What a person sees in the workbooks of ministries and provinces: national accounts, budgets by area, weekly prices.
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.js';
import { merge, see, seen } from './sheets.js';

const sectors = ['Pertanian', 'Pertambangan', 'Industri', 'Listrik', 'Konstruksi', 'Perdagangan'];
const growth = sectors.map((name, i): Cell[] => [name, 6.44 - 0.31 * i, 7.12 + 0.17 * i, 5.08 - 0.4 * i]);

describe('a last row named by the words that open the title', () => {
  const table = (title: string, label: string, others: readonly Cell[][] = growth) =>
    seen([[title], [], ['LAPANGAN USAHA', 2021, 2022, 2023], ...others, [label, 5.07, 6.21, 3.94]]);

  it('is the whole of the table, though its rates are no sum', () => {
    expect(table('PDRB Banten Indeks Implisit', 'PDRB Banten').aside.total).toEqual([10]);
    expect(table('Tabel 1. PDB TRIWULANAN (PERSEN)', 'PRODUK DOMESTIK BRUTO').aside.total).toEqual([10]);
  });

  it('is a row like any other when others are named so too, or the title opens with another word', () => {
    const twice: Cell[][] = [...growth, ['PDRB Banten', 4.1, 4.2, 4.4]];
    expect(table('PDRB Banten Indeks Implisit', 'PDRB Banten', twice).aside.total).toBeUndefined();
    expect(table('Laju PDRB Banten', 'PDRB Banten').aside.total).toBeUndefined();
  });
});

describe('a mean under its rows', () => {
  const prices = ['Aceh', 'Riau', 'Jambi', 'Bali'].map((name, i): Cell[] => [
    i + 1,
    name,
    10200 + 150 * i,
    10250 + 75 * i,
  ]);

  it('may be written "Rata2"', () => {
    const table = seen([
      ['No', 'Provinsi', 'Mei', 'Juni'],
      ...prices,
      ['Rata2 Nasional :', null, 10400, 10350],
    ]);
    expect(table.aside.derived).toEqual([6]);
  });

  it('is not meant by a unit that row after row bears', () => {
    const units = ['orang', 'persen', 'persen', 'persen', 'persen'];
    const rows = units.map((unit, i): Cell[] => [`Indikator ${'ABCDE'[i]}`, unit, 41.2 + 3 * i]);
    expect(seen([['Data', 'Satuan', '2023'], ...rows]).data).toEqual([2, 3, 4, 5, 6]);
  });

  it('has the unit that stands alone over the table, of two measures too', () => {
    const [layout] = see([
      ['Tabel 45. Harga Beras di Pasar Tradisional'],
      [null, null, null, 'Rp/Kg'],
      ['No', 'Provinsi', 'Mei', 'Juni'],
      ...prices,
    ]);
    expect(layout?.unit).toBe('Rp/Kg');
  });
});

describe('a series of days', () => {
  it('keeps the days on which nothing was measured', () => {
    const day = (n: number): Cell => ({ kind: 'date', iso: `2024-01-${String(n).padStart(2, '0')}` });
    const table = seen([
      ['Tanggal', 'RR'],
      ...Array.from({ length: 9 }, (_, i): Cell[] => (i % 3 === 1 ? [day(i + 1)] : [day(i + 1), 4.5 * i])),
    ]);
    expect(table.data).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(table.aside.section).toBeUndefined();
  });
});

describe('a heading', () => {
  it('may hold the codes of areas beside labels merged down from their row', () => {
    const accounts = [
      [4, 'Pendapatan Daerah'],
      [41, 'Pendapatan Asli Daerah'],
      [4101, 'Pajak Daerah'],
      [4102, 'Retribusi Daerah'],
      [42, 'Pendapatan Transfer'],
      [4201, 'Transfer Pusat'],
      [4202, 'Transfer Antar Daerah'],
      [5, 'Belanja Daerah'],
    ].map((labels, i): Cell[] => [...labels, 5751126179 + i, 2233109678 + i, '-', 1219442922 + i]);
    const table = seen(
      [
        ['Anggaran Pendapatan dan Belanja Daerah'],
        ['KODE', 'URAIAN', 3400, null, 3300],
        [null, null, 'Provinsi A', null, 'Provinsi B'],
        [null, null, 2023, 2024, 2023, 2024],
        ...accounts,
      ],
      { merges: ['A2:A4', 'B2:B4', 'C2:D2', 'E2:F2', 'C3:D3', 'E3:F3'].map(merge) },
    );
    expect(table.header).toEqual([2, 3, 4]);
    expect(table.data).toHaveLength(8);
    expect(table.names).toEqual([
      'KODE',
      'URAIAN',
      '3400 | Provinsi A | 2023',
      '3400 | Provinsi A | 2024',
      '3300 | Provinsi B | 2023',
      '3300 | Provinsi B | 2024',
    ]);
  });

  it('has no part in a title merged over its labels', () => {
    const table = seen(
      [
        ['Katalog Aplikasi'],
        ['Aksi', 'No', 'Nama Aplikasi', 'Unit Kerja'],
        [null, 1, 'Aplikasi Satu', 'Biro Hukum'],
        [null, 2, 'Aplikasi Dua', 'Biro Umum'],
        [null, 3, 'Aplikasi Tiga', 'Biro Umum'],
      ],
      { merges: [merge('A1:D1')] },
    );
    expect(table.header).toEqual([2]);
    expect(table.aside.title).toEqual([1]);
  });

  it('may be merged over running numbers and the words that they number', () => {
    const rows = [
      ['A', 'Pertanian', null],
      [null, 1, 'Tanaman'],
      [null, 2, 'Kehutanan'],
      [null, 3, 'Perikanan'],
      ['B', 'Pertambangan', null],
      [null, 1, 'Minyak'],
      [null, 2, 'Batubara'],
    ].map((labels, i): Cell[] => [...labels, 219047.6 - 11031.3 * i, 241215.9 - 9071.7 * i]);
    const [layout] = see([['Kategori', 'Lapangan Usaha', null, 'I', 'II'], ...rows], {
      merges: [merge('B1:C1')],
    });
    expect(layout?.plan?.stub).toEqual([1, 2, 3]);
    expect(layout?.plan?.values).toEqual([4, 5]);
  });
});

describe('a row that numbers the columns', () => {
  const units = ['Unit', 'Orang', 'Ton', 'Ekor'].map((unit, i): Cell[] => [
    `Uraian ${i}`,
    unit,
    null,
    3881 + 113 * i,
    4268 + 7 * i,
    0.1 + 0.01 * i,
  ]);

  it('is known though the number of one column is lacking', () => {
    const table = seen([
      ['Uraian', 'Satuan', null, '2022', '2023', 'Pertumbuhan'],
      [1, 2, null, 4, 5, 6],
      ...units,
    ]);
    expect(table.aside.numbering).toEqual([2]);
    expect(table.data).toEqual([3, 4, 5, 6]);
  });

  it('is known in a form that nobody has filled in', () => {
    const form = Array.from({ length: 6 }, (): Cell[] => [null, null, null, null, null, 0]);
    const table = seen([
      ['NO', 'NAMA OBAT', 'SATUAN', 'STOK AWAL', 'TERIMA', 'PERSEDIAAN'],
      [1, 2, 3, 4, 5, 6],
      ...form,
    ]);
    expect(table.aside.numbering).toEqual([2]);
  });
});

describe('tables on one sheet', () => {
  const block = (names: readonly string[]): Cell[][] =>
    names.map((name, i): Cell[] => [name, 56 + 17 * i, 41 + 29 * i, 97 + 46 * i]);
  const left = block(['SD', 'SMP', 'SMA', 'Diploma', 'Sarjana']);
  const right = block(['20 - 25', '26 - 30', '31 - 35', '36 - 40']);

  it('stand beside each other above a wide one', () => {
    const beside = left.map((cells, i): Cell[] => [...cells, null, null, ...(right[i] ?? [])]);
    const wide = ['I/a', 'I/b', 'II/a', 'II/b'].map((name, i): Cell[] => [
      name,
      ...Array.from({ length: 9 }, (_, k) => 5 + 3 * i + 11 * k),
    ]);
    const ages = [
      '20 - 25',
      '26 - 30',
      '31 - 35',
      '36 - 40',
      '41 - 45',
      '46 - 50',
      '51 - 55',
      '> 55',
      'JUMLAH',
    ];
    const layouts = see([
      ['A. Menurut Pendidikan', null, null, null, null, null, 'B. Menurut Umur'],
      ['PENDIDIKAN', 'PRIA', 'WANITA', 'JUMLAH', null, null, 'UMUR', 'PRIA', 'WANITA', 'JUMLAH'],
      ...beside,
      [],
      ['C. Menurut Golongan dan Umur'],
      [],
      ['GOLONGAN', ...ages],
      ...wide,
    ]);
    expect(layouts.map(({ headerRows, columns }) => [headerRows[0], columns[0]?.name])).toEqual([
      [2, 'PENDIDIKAN'],
      [2, 'UMUR'],
      [11, 'GOLONGAN'],
    ]);
  });

  it('begin anew under a heading of years that run on', () => {
    const layouts = see([
      ['Uraian', 'Satuan', 'Awal', 'Akhir'],
      ['Unit Usaha', 'Unit', 3881, 4268],
      ['Tenaga Kerja', 'Orang', 22243, 23953],
      ['Investasi', 'Rupiah', 258555, 268658],
      ['Sumber : Dinas Perindustrian'],
      [],
      ['B. Banyaknya Usaha Industri'],
      [],
      ['Uraian', 'Tahun'],
      [null, 2019, 2020, 2021, 's/d Februari'],
      ['Industri Menengah', 192, 197, 197, 197],
      ['Industri Kecil', 3216, 3292, 3360, 4268],
      ['Industri Rumah Tangga', 7943, 8158, 8291, 8464],
    ]);
    expect(layouts.map((layout) => layout.headerRows)).toEqual([[1], [9, 10]]);
  });

  it('are one when each repeats the heading below a name of its own, the first too', () => {
    const head = ['NO', 'JENIS KENDARAAN', 'JUMLAH'];
    const rows = (step: number): Cell[][] =>
      ['Truk', 'Bus', 'Taksi', 'Mikrobus'].map((name, i): Cell[] => [i + 1, name, 6643 - step * i]);
    const table = seen([
      ['KENDARAAN BERMOTOR WAJIB UJI TAHUN 2023'],
      [],
      ['UMUM'],
      head,
      ...rows(913),
      [],
      ['BUKAN UMUM'],
      head,
      ...rows(1207),
    ]);
    expect(table.aside).toMatchObject({ title: [1], section: [3, 10], header: [4, 11] });
    expect(table.rows.map((cells) => cells[3])).toEqual([
      ...Array.from({ length: 4 }, () => 'UMUM'),
      ...Array.from({ length: 4 }, () => 'BUKAN UMUM'),
    ]);
  });
});

describe('the texts above a table', () => {
  it('name no unit in a line of several captions', () => {
    const [layout] = see([
      ['LAPORAN PEMAKAIAN OBAT'],
      ['KECAMATAN', ': BOGOR TIMUR', 'TAHUN', ': 2015', 'DOKUMEN', 'NOMOR'],
      [],
      ['NO', 'NAMA OBAT', 'MASUK', 'KELUAR', 'SISA', 'KET'],
      [1, 'Parasetamol', 120, 80, 40, 'baik'],
      [2, 'Amoksisilin', 90, 15, 75, 'baik'],
    ]);
    expect(layout?.unit).toBeNull();
  });

  it('leave a list of words its heading where the column of numbers has none', () => {
    const table = seen([
      [null, 'Data', 'Satuan', 'Sumber'],
      [1, 'Luas Daerah', 'km²', 'Tapem'],
      [2, 'Jumlah Pulau', 'pulau', 'Tapem'],
      [null, 'Lintang Utara', '°', 'Tapem'],
      [null, 'Perubahan Iklim', null, 'DPU TR'],
    ]);
    expect(table.header).toEqual([1]);
    expect(table.data).toEqual([2, 3, 4, 5]);
  });
});
