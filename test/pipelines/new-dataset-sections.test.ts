// What `new dataset` makes of headings that stand alone above their rows, and of rows that measure different things.
import { describe, expect, it } from 'vitest';
import { proposing } from './proposing.js';

const { file, made } = proposing();
const kecamatan = ['Cibeber', 'Cilegon', 'Pulomerak', 'Ciwandan'];
const posyandu = ['Melati', 'Mawar', 'Anggrek'];

describe('a heading that stands alone above its rows', () => {
  it('is the area of rows that have none of their own', async () => {
    const { column, rehearsal } = await made(
      'dinkes/posyandu',
      file(
        'Posyandu 2025-01.csv',
        'LAPORAN POSYANDU BULAN JANUARI 2025;;;',
        'No;Nama Posyandu;Balita;Ditimbang',
        ...kecamatan.flatMap((name, i) => [
          `KECAMATAN ${name.toUpperCase()};;;`,
          ...posyandu.map((each, j) => `${j + 1};${each};${40 + 3 * i + j};${30 + 2 * i + j}`),
        ]),
      ),
    );
    expect(column('{section}')).toEqual({ heading: '{section}', type: 'area', level: 'kecamatan' });
    expect(column('Nama Posyandu')).toMatchObject({ type: 'choice', breakdown: 'nama_posyandu' });
    expect(rehearsal).toMatchObject({ observations: 24, rows: 12, returned: 0, repeated: 'no' });
  });

  it('is left alone where every row names its own area', async () => {
    const { column, draft } = await made(
      'dukcapil/kk',
      file(
        'KK 2024.csv',
        'Kecamatan;Jumlah KK',
        'WILAYAH UTARA;',
        ...kecamatan.slice(0, 2).map((name, i) => `${name};${900 + i}`),
        'WILAYAH SELATAN;',
        ...kecamatan.slice(2).map((name, i) => `${name};${700 + i}`),
      ),
    );
    expect(column('{section}')).toBeUndefined();
    expect(draft.columns[0]).toMatchObject({ type: 'area', level: 'kecamatan' });
  });

  it('tells the variables of equal labels apart, by name only where it has to', async () => {
    const { column, draft, rehearsal } = await made(
      'dinkes/profil',
      file(
        'Profil Kesehatan 2024.csv',
        'Uraian;Satuan;2022;2023;2024',
        'A. KELAHIRAN;;;;',
        'Laki-laki;jiwa;310;320;330',
        'Perempuan;jiwa;290;300;305',
        'B. KEMATIAN;;;;',
        'Laki-laki;jiwa;31;32;33',
        'Perempuan;jiwa;29;30;35',
        'C. SARANA;;;;',
        'Puskesmas;unit;8;8;9',
      ),
    );
    expect(column('Uraian')).toEqual({
      heading: 'Uraian',
      type: 'variable',
      map: {
        'A. KELAHIRAN | Laki-laki': 'kelahiran_laki_laki',
        'A. KELAHIRAN | Perempuan': 'kelahiran_perempuan',
        'B. KEMATIAN | Laki-laki': 'kematian_laki_laki',
        'B. KEMATIAN | Perempuan': 'kematian_perempuan',
        'C. SARANA | Puskesmas': 'puskesmas',
      },
    });
    expect(draft.variables).toMatchObject({
      kematian_laki_laki: { title: 'Kematian: Laki-laki', unit: 'jiwa' },
      puskesmas: { title: 'Puskesmas', unit: 'unit' },
    });
    expect(rehearsal).toMatchObject({ observations: 15, returned: 0, repeated: 'no' });
  });

  it('breaks down rows that measure one thing', async () => {
    const { column, axes, rehearsal } = await made(
      'disnaker/pencari-kerja-kelompok',
      file(
        'Pencari Kerja 2024.csv',
        'Jenis Kelamin;Jumlah Pencari Kerja (orang)',
        'A. TERDAFTAR;',
        'Laki-laki;310',
        'Perempuan;290',
        'B. DITEMPATKAN;',
        'Laki-laki;31',
        'Perempuan;29',
      ),
    );
    expect(column('{section}')).toMatchObject({
      type: 'choice',
      breakdown: 'bagian',
    });
    expect(axes).toEqual({ bagian: { terdaftar: ['A. TERDAFTAR'], ditempatkan: ['B. DITEMPATKAN'] } });
    expect(rehearsal).toMatchObject({ observations: 4, returned: 0, repeated: 'no' });
  });
});

describe('a table with its areas beside each other', () => {
  it('measures in each row what its label names, in the unit behind it', async () => {
    const { column, draft, rehearsal } = await made(
      'bappedalitbang/kecamatan',
      file(
        'Profil Kecamatan 2024.csv',
        `Kecamatan;${kecamatan.join(';')}`,
        'Luas Wilayah (km2);21,5;9,1;19,8;51,8',
        'Jumlah Penduduk (jiwa);60740;40279;37419;54365',
        'Jumlah SD (unit);37;17;22;27',
      ),
    );
    expect(column('Kecamatan')).toMatchObject({
      type: 'variable',
      map: { 'Luas Wilayah (km2)': 'luas_wilayah', 'Jumlah SD (unit)': 'jumlah_sd' },
    });
    expect(column('{kecamatan}')).toMatchObject({ name: 'kecamatan_2', type: 'number' });
    expect(draft.variables).toMatchObject({
      luas_wilayah: { unit: 'km2' },
      jumlah_penduduk: { unit: 'jiwa' },
    });
    expect(rehearsal).toMatchObject({ observations: 12, returned: 0, repeated: 'no' });
  });
});

describe('the name of a variable', () => {
  it('is the table’s where the heading names only the axis, and a share of what flows does not flow', async () => {
    const { draft } = await made(
      'bpkpad/serapan',
      file(
        'Serapan TW I 2025.csv',
        'LAPORAN SERAPAN TENAGA KERJA TRIWULAN I TAHUN ANGGARAN 2025;;;',
        'Kecamatan;Jenis Kelamin (orang);;Realisasi (%)',
        ';Laki-laki;Perempuan;',
        ...kecamatan.map((name, i) => `${name};${100 + i};${90 + 2 * i};${40 + i},5`),
      ),
    );
    expect(draft).toMatchObject({
      frequency: 'quarterly',
      since: '2025-Q1',
      title: 'Laporan serapan tenaga kerja',
    });
    expect(draft.columns.slice(1)).toMatchObject([
      { variable: 'serapan', breakdown: { jenis_kelamin: 'L' } },
      { variable: 'serapan', breakdown: { jenis_kelamin: 'P' } },
      { heading: 'Realisasi (%)' },
    ]);
    const share = Object.values(draft.variables).find(({ unit }) => unit === 'persen');
    expect(share).toMatchObject({ unit: 'persen' });
    expect(share?.accumulation).toBeUndefined();
  });
});
