import { describe, expect, it } from 'vitest';
import { markersOf, outline } from '../../transforms/outline.js';

/** A label, then figures or none; "|" moves it a column to the right. */
function placed(lines: readonly string[]): readonly string[] {
  const tree = outline();
  return lines.flatMap((line) => {
    const figures = /\s=\d+$/.test(line);
    const text = line.replace(/\s=\d+$/, '');
    const column = /^\|*/.exec(text)?.[0].length ?? 0;
    const path = tree.place({ text: text.slice(column), column, figures });
    return figures ? [path.join(' > ')] : [];
  });
}

const cases: readonly {
  readonly by: string;
  readonly lines: readonly string[];
  readonly paths: readonly string[];
}[] = [
  {
    by: 'blanks before the label',
    lines: [
      ' 1. Rasio',
      '      1. Petugas =1',
      '      2. Penduduk =2',
      ' 2. Relawan',
      '      1. Relawan =3',
      '      2. Penduduk =4',
    ],
    paths: [
      '1. Rasio > 1. Petugas',
      '1. Rasio > 2. Penduduk',
      '2. Relawan > 1. Relawan',
      '2. Relawan > 2. Penduduk',
    ],
  },
  {
    by: 'numbering that begins anew, without any blanks',
    lines: ['1. Rasio', '1. Petugas =1', '2. Penduduk =2', '2. Relawan', '1. Relawan =3', '2. Penduduk =4'],
    paths: [
      '1. Rasio > 1. Petugas',
      '1. Rasio > 2. Penduduk',
      '2. Relawan > 1. Relawan',
      '2. Relawan > 2. Penduduk',
    ],
  },
  {
    by: 'styles of numbering, four levels deep',
    lines: [
      'I. Sosial',
      'A. Penduduk',
      '1. Jumlah =9',
      'a. Laki-laki =4',
      'b. Perempuan =5',
      '2. Kelahiran =2',
      'a. Laki-laki =1',
      'b. Perempuan =1',
      'B. Kesehatan',
      '1. Puskesmas =3',
      'II. Ekonomi',
      'A. Pasar',
      '1. Jumlah =7',
    ],
    paths: [
      'I. Sosial > A. Penduduk > 1. Jumlah',
      'I. Sosial > A. Penduduk > 1. Jumlah > a. Laki-laki',
      'I. Sosial > A. Penduduk > 1. Jumlah > b. Perempuan',
      'I. Sosial > A. Penduduk > 2. Kelahiran',
      'I. Sosial > A. Penduduk > 2. Kelahiran > a. Laki-laki',
      'I. Sosial > A. Penduduk > 2. Kelahiran > b. Perempuan',
      'I. Sosial > B. Kesehatan > 1. Puskesmas',
      'II. Ekonomi > A. Pasar > 1. Jumlah',
    ],
  },
  {
    by: 'nested numbers',
    lines: [
      '1. Penduduk =9',
      '1.1 Laki-laki =4',
      '1.2 Perempuan =5',
      '2. Rumah tangga =3',
      '2.1 Laki-laki =2',
      '2.1.1 Kawin =1',
      '2.2 Perempuan =1',
    ],
    paths: [
      '1. Penduduk',
      '1. Penduduk > 1.1 Laki-laki',
      '1. Penduduk > 1.2 Perempuan',
      '2. Rumah tangga',
      '2. Rumah tangga > 2.1 Laki-laki',
      '2. Rumah tangga > 2.1 Laki-laki > 2.1.1 Kawin',
      '2. Rumah tangga > 2.2 Perempuan',
    ],
  },
  {
    by: 'dashes under numbers',
    lines: [
      '1. Guru =9',
      '- Laki-laki =4',
      '- Perempuan =5',
      '2. Siswa =30',
      '- Laki-laki =14',
      '- Perempuan =16',
    ],
    paths: [
      '1. Guru',
      '1. Guru > - Laki-laki',
      '1. Guru > - Perempuan',
      '2. Siswa',
      '2. Siswa > - Laki-laki',
      '2. Siswa > - Perempuan',
    ],
  },
  {
    by: 'figures alone: what has none is a heading',
    lines: ['Guru', 'Laki-laki =4', 'Perempuan =5', 'Siswa', 'Laki-laki =14', 'Perempuan =16'],
    paths: ['Guru > Laki-laki', 'Guru > Perempuan', 'Siswa > Laki-laki', 'Siswa > Perempuan'],
  },
  {
    by: 'capitals above headings',
    lines: [
      'PENDIDIKAN',
      'Guru',
      'Laki-laki =4',
      'Siswa',
      'Laki-laki =14',
      'KESEHATAN',
      'Dokter',
      'Laki-laki =2',
    ],
    paths: [
      'PENDIDIKAN > Guru > Laki-laki',
      'PENDIDIKAN > Siswa > Laki-laki',
      'KESEHATAN > Dokter > Laki-laki',
    ],
  },
  {
    by: 'columns of labels',
    lines: [
      'Penduduk',
      '|Menurut kelamin',
      '||Laki-laki =4',
      '||Perempuan =5',
      '|Menurut umur',
      '||Anak =3',
      'Keluarga',
      '|Jumlah =2',
    ],
    paths: [
      'Penduduk > Menurut kelamin > Laki-laki',
      'Penduduk > Menurut kelamin > Perempuan',
      'Penduduk > Menurut umur > Anak',
      'Keluarga > Jumlah',
    ],
  },
  {
    by: 'numbers beside headings of the same style',
    lines: [
      '1. Penduduk =9',
      'a. Laki-laki =4',
      'b. Perempuan =5',
      '2. Sarana',
      'a. Pos =2',
      'b. Mobil =3',
      '3. Kasus =1',
    ],
    paths: [
      '1. Penduduk',
      '1. Penduduk > a. Laki-laki',
      '1. Penduduk > b. Perempuan',
      '2. Sarana > a. Pos',
      '2. Sarana > b. Mobil',
      '3. Kasus',
    ],
  },
  {
    by: 'letters that may be Roman numerals',
    lines: ['g. Tujuh =7', 'h. Delapan =8', 'i. Sembilan =9', 'j. Sepuluh =10'],
    paths: ['g. Tujuh', 'h. Delapan', 'i. Sembilan', 'j. Sepuluh'],
  },
  {
    by: 'a blank too many',
    lines: ['1. Satu', '   a. Anak =1', '    b. Cucu =2', ' 2. Dua', '   a. Anak =3'],
    paths: ['1. Satu > a. Anak', '1. Satu > b. Cucu', '2. Dua > a. Anak'],
  },
];

describe('outline', () => {
  it.each(cases)('tells levels by $by', ({ lines, paths }) => {
    expect(placed(lines)).toEqual(paths);
  });

  it.each([
    [
      'segments',
      ['5', '5.1', '5.1.01', '5.1.02', '5.2', '5.2.01'],
      ['5', '5>5.1', '5>5.1>5.1.01', '5>5.1>5.1.02', '5>5.2', '5>5.2>5.2.01'],
    ],
    [
      'zeros behind',
      ['5.0.00', '5.1.00', '5.1.01', '5.2.00'],
      ['5.0.00', '5.0.00>5.1.00', '5.0.00>5.1.00>5.1.01', '5.0.00>5.2.00'],
    ],
    ['digits', ['4', '41', '4101', '42', '5'], ['4', '4>41', '4>41>4101', '4>42', '5']],
  ])('tells levels by codes of %s', (_, codes, paths) => {
    const tree = outline();
    expect(codes.map((code) => tree.place({ text: code, code, figures: true }).join('>'))).toEqual(paths);
  });

  it('takes no word for a number', () => {
    for (const text of ['Air minum', 'DI Yogyakarta', '10 penyakit terbesar', 'a', 'Vitamin C', 'C-organik'])
      expect(markersOf(text)).toEqual([]);
    expect(markersOf('1.Jumlah')).toEqual([{ style: '1.', ordinal: 1 }]);
  });
});
