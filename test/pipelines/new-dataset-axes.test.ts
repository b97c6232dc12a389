import { describe, expect, it } from 'vitest';
import { proposing } from './proposing.js';

const { file, made } = proposing();

const kelurahan = ['Bulakan', 'Cikerai', 'Kalitimbang', 'Karangasem'];
const rows = <T>(each: readonly T[], of: (item: T, i: number) => string) => each.map(of);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

interface Case {
  readonly tells: string;
  readonly lines: readonly string[];
  /** Heading → type of its column; null where the contract has no line for it. */
  readonly columns: Readonly<Record<string, string>>;
  readonly facts: number;
}

const cases: readonly Case[] = [
  {
    tells: 'single years of age',
    lines: ['Umur;L;P', ...rows(upTo(76), (age) => `${age};${400 + age};${390 + age}`)],
    columns: { Umur: 'choice', L: 'number', P: 'number' },
    facts: 152,
  },
  {
    tells: 'ages of which the last is open',
    lines: ['Usia (tahun);Jumlah Penduduk', ...rows(upTo(75), (age) => `${age};${400 + age}`), '75+;1200'],
    columns: { 'Usia (tahun)': 'choice', 'Jumlah Penduduk': 'number' },
    facts: 76,
  },
  {
    tells: 'ages beside kelurahan and sex',
    lines: [
      'Kelurahan;Umur;Jenis Kelamin;Jumlah',
      ...kelurahan.flatMap((name, k) =>
        upTo(6).flatMap((age) => [`${name};${age};L;${50 + k + age}`, `${name};${age};P;${60 + k + age}`]),
      ),
    ],
    columns: { Kelurahan: 'area', Umur: 'choice', 'Jenis Kelamin': 'choice', Jumlah: 'number' },
    facts: 48,
  },
  {
    tells: 'RT within RW within kelurahan',
    lines: [
      'No;Kelurahan;RW;RT;Jumlah KK;Jumlah Jiwa',
      ...kelurahan.flatMap((name, k) =>
        upTo(6).map(
          (i) => `${6 * k + i + 1};${name};${1 + Math.floor(i / 3)};${1 + (i % 3)};${30 + i + k};${99 + i}`,
        ),
      ),
    ],
    columns: { RW: 'choice', RT: 'choice', 'Jumlah KK': 'number', 'Jumlah Jiwa': 'number' },
    facts: 48,
  },
  {
    tells: 'classes of schools',
    lines: [
      'Nama Sekolah;Kelas;Siswa L;Siswa P',
      ...['SDN 1', 'SDN 2', 'SDN 3'].flatMap((school, s) =>
        upTo(6).map((c) => `${school};${c + 1};${14 + s + c};${15 + s}`),
      ),
    ],
    columns: { 'Nama Sekolah': 'choice', Kelas: 'choice', 'Siswa L': 'number' },
    facts: 36,
  },
  {
    tells: 'classes in Roman numerals',
    lines: [
      'Kecamatan;Tingkat;Jumlah Siswa',
      ...['Cibeber', 'Cilegon'].flatMap((name) =>
        ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].map(
          (c, i) => `${name};${c};${200 + 3 * i}`,
        ),
      ),
    ],
    columns: { Kecamatan: 'area', Tingkat: 'choice', 'Jumlah Siswa': 'number' },
    facts: 24,
  },
  {
    tells: 'the RT that a kelurahan has, which are counted',
    lines: ['Kelurahan;RT;RW', ...rows(kelurahan, (name, k) => `${name};${21 + k};${5 + k}`)],
    columns: { Kelurahan: 'area', RT: 'number', RW: 'number' },
    facts: 8,
  },
  {
    tells: 'a number without a word for it that crosses all areas',
    lines: [
      'Kelurahan;Pos;Nilai',
      ...kelurahan.flatMap((name, k) => upTo(5).map((i) => `${name};${i + 1};${70.5 + k + i}`)),
    ],
    columns: { Kelurahan: 'area', Pos: 'choice', Nilai: 'number' },
    facts: 20,
  },
  {
    tells: 'what a map server adds',
    lines: [
      'OBJECTID;x;y;Kelurahan;Jumlah_Penduduk;Shape__Area;created_at;GlobalID',
      ...rows(
        kelurahan,
        (name, k) =>
          `${k + 1};106.0${k}1;-6.0${k}2;${name};${5000 + k};${88123.25 + k};2024-03-0${k + 1};a${k}b`,
      ),
    ],
    columns: {
      OBJECTID: 'ignore',
      x: 'ignore',
      y: 'ignore',
      Jumlah_Penduduk: 'number',
      Shape__Area: 'ignore',
      created_at: 'ignore',
    },
    facts: 4,
  },
];

describe('numbers that tell rows apart', () => {
  it.each(cases)('are no figures: $tells', async ({ tells, lines, columns, facts }) => {
    const name = `k-${cases.findIndex((each) => each.tells === tells)}`;
    const { draft, rehearsal } = await made(`dinkes/${name}`, file(`${name}-2024.csv`, ...lines));
    const types = Object.fromEntries(
      draft.columns.map(({ heading, type }) => [String(heading), type] as const),
    );
    expect(types).toMatchObject(columns);
    expect({
      facts: rehearsal.observations,
      returned: rehearsal.returned,
      repeated: rehearsal.repeated,
    }).toEqual({
      facts,
      returned: 0,
      repeated: 'no',
    });
  });

  it('keeps what stands in a register out of its sums', async () => {
    const lines = [
      'Tanggal;Nama Pemohon;RT;RW;Umur;Kelurahan',
      ...upTo(40).map(
        (i) =>
          `${1 + (i % 28)}/01/2024;Orang ${i};${1 + (i % 9)};${1 + (i % 3)};${20 + i};${kelurahan[i % 4]}`,
      ),
    ];
    const { draft } = await made('dinkes/pemohon', file('pemohon-2024.csv', ...lines));
    expect(draft.records?.measures.map(({ by, of }) => [by, of])).toEqual([
      ['count', undefined],
      ['mean', 'umur'],
    ]);
  });
});
