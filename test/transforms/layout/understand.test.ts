// What a person sees in the workbooks of an OPD.
import { describe, expect, it } from 'vitest';
import { merge, see, seen } from './sheets.js';

const kelurahan = ['Bulakan', 'Cibeber', 'Cikerai', 'Kalitimbang', 'Karang Asem', 'Kedaleman'];
const figures: readonly (readonly [number, string, number, number])[] = kelurahan.map((name, i) => [
  i + 1,
  name,
  1200 + 37 * i,
  1301 + 41 * i,
]);
const sum = (rows: readonly (readonly unknown[])[], col: number) =>
  rows.reduce((total, row) => total + Number(row[col]), 0);

describe('a workbook of an OPD', () => {
  it('has title lines above a header of two rows with merged cells, a numbering row, a total and a source', () => {
    const table = seen(
      [
        ['PEMERINTAH KOTA CILEGON'],
        ['DATA PENDUDUK KECAMATAN CIBEBER TAHUN 2024'],
        [],
        ['No', 'Kelurahan', 'Jumlah Penduduk', null],
        [null, null, 'Laki-laki', 'Perempuan'],
        ['(1)', '(2)', '(3)', '(4)'],
        ...figures,
        [null, 'Jumlah', sum(figures, 2), sum(figures, 3)],
        ['Sumber: Dinas Kependudukan dan Pencatatan Sipil'],
      ],
      { merges: [merge('A1:D1'), merge('A2:D2'), merge('A4:A5'), merge('B4:B5'), merge('C4:D4')] },
    );
    expect(table.header).toEqual([4, 5]);
    expect(table.data).toEqual([7, 8, 9, 10, 11, 12]);
    expect(table.names).toEqual([
      'No',
      'Kelurahan',
      'Jumlah Penduduk | Laki-laki',
      'Jumlah Penduduk | Perempuan',
    ]);
    expect(table.aside).toEqual({
      title: [1, 2],
      blank: [3],
      header: [4, 5],
      numbering: [6],
      total: [13],
      source: [14],
    });
  });

  it('spreads a group heading over blank cells where nothing is merged', () => {
    const table = seen([
      ['No', 'Kelurahan', 'Penduduk', null, 'Luas'],
      [null, null, 'L', 'P', null],
      ...figures.map((row, i) => [...row, 2.5 + i]),
    ]);
    expect(table.header).toEqual([1, 2]);
    expect(table.names).toEqual(['No', 'Kelurahan', 'Penduduk | L', 'Penduduk | P', 'Luas']);
  });

  it('joins a heading that was broken over two rows', () => {
    const table = seen([
      ['No', 'Kelurahan', 'Jumlah', 'Kepadatan'],
      [null, null, 'Penduduk', null],
      ...figures,
    ]);
    expect(table.names).toEqual(['No', 'Kelurahan', 'Jumlah Penduduk', 'Kepadatan']);
  });

  it('takes a row of units for units', () => {
    const [layout] = see([
      ['No', 'Kelurahan', 'Sampah', 'Penduduk'],
      [null, null, '(Ton)', '(Jiwa)'],
      ...figures,
    ]);
    expect(layout?.headerRows).toEqual([1]);
    expect(layout?.columns.map((column) => column.unit)).toEqual([null, null, 'Ton', 'Jiwa']);
    expect(layout?.aside.get(2)).toBe('unit');
  });

  it('takes the unit of a title for every column of figures', () => {
    const [layout] = see([
      ['Anggaran menurut Kelurahan (dalam juta rupiah)'],
      [],
      ['No', 'Kelurahan', 'Pagu', 'Realisasi'],
      ...figures,
    ]);
    expect(layout?.columns.map((column) => column.unit)).toEqual([null, null, 'juta rupiah', 'juta rupiah']);
  });

  it('turns section headings into a column', () => {
    const table = seen([
      ['Kelurahan', 'L', 'P'],
      ['KECAMATAN CIBEBER'],
      ['Bulakan', 10, 20],
      ['Cikerai', 11, 21],
      ['KECAMATAN JOMBANG'],
      ['Masigit', 12, 22],
      ['Sukmajaya', 13, 23],
    ]);
    expect(table.data).toEqual([3, 4, 6, 7]);
    expect(table.aside.section).toEqual([2, 5]);
    expect(table.rows.map((row) => row[3])).toEqual([
      'KECAMATAN CIBEBER',
      'KECAMATAN CIBEBER',
      'KECAMATAN JOMBANG',
      'KECAMATAN JOMBANG',
    ]);
  });

  it('reads a label that is merged down over its rows in each of them', () => {
    const table = seen(
      [
        ['Kecamatan', 'Kelurahan', 'L', 'P'],
        ['Cibeber', 'Bulakan', 10, 20],
        [null, 'Cikerai', 11, 21],
        ['Jombang', 'Masigit', 12, 22],
        [null, 'Sukmajaya', 13, 23],
      ],
      { merges: [merge('A2:A3'), merge('A4:A5')] },
    );
    expect(table.rows.map((row) => row[0])).toEqual(['Cibeber', 'Cibeber', 'Jombang', 'Jombang']);
  });

  it('sets subtotals and the grand total aside by word', () => {
    const table = seen([
      ['Kecamatan', 'Kelurahan', 'L', 'P'],
      ['Cibeber', 'Bulakan', 10, 20],
      ['Cibeber', 'Cikerai', 11, 21],
      [null, 'Sub Total', 21, 41],
      ['Jombang', 'Masigit', 12, 22],
      ['Jombang', 'Sukmajaya', 13, 23],
      [null, 'Sub Total', 25, 45],
      ['TOTAL', null, 46, 86],
    ]);
    expect(table.data).toEqual([2, 3, 5, 6]);
    expect(table.aside.subtotal).toEqual([4, 7]);
    expect(table.aside.total).toEqual([8]);
  });

  it('finds a total without a word by its arithmetic', () => {
    const rows = figures.map(([, name, l, p]) => [name, l, p]);
    const table = seen([['Kelurahan', 'L', 'P'], ...rows, ['Kecamatan Cibeber', sum(rows, 1), sum(rows, 2)]]);
    expect(table.aside.total).toEqual([8]);
  });

  it('keeps rows whose labels merely begin with "Jumlah" when all of them do', () => {
    const table = seen([
      ['No', 'Indikator', 'Satuan', '2023', '2024'],
      [1, 'Jumlah sekolah', 'unit', 120, 121],
      [2, 'Jumlah guru', 'orang', 1900, 1950],
      [3, 'Jumlah siswa', 'orang', 30210, 30500],
    ]);
    expect(table.data).toEqual([2, 3, 4]);
  });

  it('sees a table with an empty column between every two as one', () => {
    const spaced = figures.map(([no, name, l, p]) => [no, null, name, null, l, null, p]);
    const [layout, ...others] = see([['No', null, 'Kelurahan', null, 'L', null, 'P'], ...spaced]);
    expect(others).toEqual([]);
    expect(layout?.columns.map((column) => column.col)).toEqual([1, 3, 5, 7]);
  });

  it('sees tables side by side', () => {
    const beside = figures.map((row) => [...row, null, ...row]);
    const layouts = see([['No', 'Kelurahan', 'L', 'P', null, 'No', 'Kelurahan', 'L', 'P'], ...beside]);
    expect(layouts.map((layout) => layout.columns.map((column) => column.col))).toEqual([
      [1, 2, 3, 4],
      [6, 7, 8, 9],
    ]);
  });

  it('sees tables under each other, each with its title', () => {
    const layouts = see([
      ['Tabel 1. Penduduk'],
      ['Kelurahan', 'L', 'P'],
      ['Bulakan', 10, 20],
      ['Cikerai', 11, 21],
      ['Sumber: Disdukcapil'],
      [],
      ['Tabel 2. Sekolah'],
      ['Kecamatan', 'Negeri', 'Swasta', 'Guru'],
      ['Cibeber', 3, 4, 5],
      ['Jombang', 6, 7, 8],
    ]);
    expect(layouts.map((layout) => layout.title)).toEqual(['Tabel 1. Penduduk', 'Tabel 2. Sekolah']);
    expect(layouts.map((layout) => [layout.firstDataRow, layout.lastDataRow])).toEqual([
      [3, 4],
      [9, 10],
    ]);
  });

  it('sets a header that every printed page repeats aside', () => {
    const table = seen([
      ['No', 'Kelurahan', 'L', 'P'],
      ...figures.slice(0, 3),
      [],
      ['No', 'Kelurahan', 'L', 'P'],
      ...figures.slice(3),
    ]);
    expect(table.data).toEqual([2, 3, 4, 7, 8, 9]);
    expect(table.aside.header).toEqual([1, 6]);
  });

  it('joins a label that goes on in the next row', () => {
    const table = seen([
      ['Lapangan Usaha', '2023', '2024'],
      ['Pertanian', 100, 110],
      ['Pengadaan Listrik dan Gas,'],
      ['air bersih', 120, 130],
      ['Konstruksi', 140, 150],
    ]);
    expect(table.data).toEqual([2, 4, 5]);
    expect(table.aside.continuation).toEqual([3]);
    expect(table.rows[1]?.[0]).toBe('Pengadaan Listrik dan Gas, air bersih');
  });

  it('sets a stray figure far below aside', () => {
    const table = seen([['No', 'Kelurahan', 'L', 'P'], ...figures, [], [], [], [null, null, null, 8765]]);
    expect(table.data).toHaveLength(6);
    expect(table.aside.derived).toEqual([11]);
  });

  it('sets earlier years and means below the total aside', () => {
    const rows = figures.map(([, name, l, p]) => [name, l, p]);
    const table = seen([
      ['Kelurahan', 'L', 'P'],
      ...rows,
      ['Jumlah', sum(rows, 1), sum(rows, 2)],
      ['2023', 7000, 7500],
      ['2022', 6900, 7400],
      ['Rata-rata', 1200, 1300],
    ]);
    expect(table.data).toEqual([2, 3, 4, 5, 6, 7]);
    expect(table.aside.derived).toEqual([9, 10, 11]);
  });

  it('takes years over the columns for headings, typed as numbers or as text', () => {
    for (const years of [
      [2022, 2023, 2024],
      ['2022', '2023', '2024'],
    ]) {
      const table = seen([
        ['Kelurahan', ...years],
        ['Bulakan', 10, 20, 30],
        ['Cikerai', 11, 21, 31],
      ]);
      expect(table.header).toEqual([1]);
      expect(table.names).toEqual(['Kelurahan', '2022', '2023', '2024']);
    }
  });

  it('splits a CSV that was pasted into one column', () => {
    const table = seen([
      ['kode,nama,"jumlah"'],
      ['36.72.01,"Cibeber, Kec.",10'],
      ['36.72.02,Cilegon,20'],
      ['36.72.03,Pulomerak,30'],
    ]);
    expect(table.names).toEqual(['kode', 'nama', 'jumlah']);
    expect(table.rows[0]).toEqual(['36.72.01', 'Cibeber, Kec.', '10']);
  });

  it('leaves hidden rows and columns out unless the contract wants them', () => {
    const rows = [['No', 'Kelurahan', 'L', 'P'], ...figures];
    const table = seen(rows, { hidden: [4], hiddenColumns: [3] });
    expect(table.aside.hidden).toEqual([4]);
    expect(table.names).toEqual(['No', 'Kelurahan', 'P']);
    const guide = { headings: [['Kelurahan']], useHidden: true };
    expect(seen(rows, { hidden: [4], hiddenColumns: [3], guide }).data).toHaveLength(6);
  });

  it('keeps a signature block out of the data', () => {
    const table = seen([
      ['No', 'Kelurahan', 'L', 'P'],
      ...figures,
      [],
      [null, null, 'Cilegon, 12 Januari 2024'],
      [null, null, 'Kepala Dinas,'],
      [],
      [null, null, 'Drs. H. Fulan'],
      [null, null, 'NIP. 19700101 199003 1 001'],
    ]);
    expect(table.data).toEqual([2, 3, 4, 5, 6, 7]);
    expect(table.aside.note).toEqual([9, 10, 12, 13]);
  });

  it('keeps a row whose figures are words, for the checker to return', () => {
    const table = seen([
      ['No', 'Kelurahan', 'L', 'P'],
      ...figures.slice(0, 2),
      [3, 'Cikerai', 'belum ada', 'belum ada'],
      ...figures.slice(3),
    ]);
    expect(table.data).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('sees no table in prose', () => {
    expect(
      see([
        ['Petunjuk pengisian formulir ini untuk seluruh perangkat daerah'],
        ['Isilah kolom sesuai dengan keadaan pada akhir bulan laporan'],
      ]),
    ).toEqual([]);
  });

  it('reads a list without any heading as data', () => {
    const table = seen([
      ['Bulakan', 10, 20],
      ['Cikerai', 11, 21],
    ]);
    expect(table.header).toEqual([]);
    expect(table.data).toEqual([1, 2]);
  });

  it('accounts for every row once', () => {
    const rows = [
      ['Judul'],
      [],
      ['No', 'Kelurahan', 'L', 'P'],
      ...figures,
      ['Jumlah', null, 1, 2],
      ['Catatan: x'],
    ];
    const table = seen(rows);
    const all = [...table.data, ...Object.values(table.aside).flat()].sort((a, b) => a - b);
    expect(all).toEqual(rows.map((_, i) => i + 1));
  });

  it('finds period and area in title, sheet and file name', () => {
    const [layout] = see(
      [
        ['Data Sampah Kecamatan Cibeber Kota Cilegon Triwulan III Tahun 2024'],
        ['No', 'Kelurahan', 'L', 'P'],
        ...figures,
      ],
      {
        sheet: 'TW III',
        fileName: 'sampah_2024-09.xlsx',
      },
    );
    expect(layout?.periods.map(({ value, from }) => [value, from])).toEqual([
      [2024203, 'title'],
      [2024309, 'file'],
    ]);
    expect(layout?.areas.map(({ value }) => value)).toEqual([
      { name: 'Cibeber', level: 'kecamatan' },
      { name: 'Kota Cilegon', level: 'city' },
    ]);
  });
});
