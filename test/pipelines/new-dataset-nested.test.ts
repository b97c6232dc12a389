import { describe, expect, it } from 'vitest';
import { proposing } from './proposing.js';

const { file, made } = proposing();

interface Case {
  readonly by: string;
  readonly lines: readonly string[];
  /** Key of the map → unit of its variable. */
  readonly units: Readonly<Record<string, string>>;
  readonly facts: number;
  readonly heading?: string;
}

const cases: readonly Case[] = [
  {
    by: 'blanks, the same label under two parents',
    lines: [
      'No;Kelompok/Sub Kelompok Data;Satuan;2022;2023',
      '1; 1. Rasio petugas per 10.000 penduduk;;;',
      '2;      1. Jumlah petugas;Orang;31;35',
      '3;      2. Jumlah penduduk;Orang;430100;436200',
      '4; 2. Sarana keamanan;;;',
      '5;      1. Jumlah pos;Pos;12;14',
      '6;      2. Jumlah penduduk;Jiwa;430100;436200',
    ],
    units: {
      'Jumlah petugas': 'orang',
      'Rasio petugas per 10.000 penduduk | Jumlah penduduk': 'orang',
      'Jumlah pos': 'pos',
      'Sarana keamanan | Jumlah penduduk': 'jiwa',
    },
    facts: 8,
  },
  {
    by: 'numbers and letters, three levels',
    lines: [
      'Uraian;Satuan;Tahun 2023',
      'I. PENDIDIKAN;;',
      '1. Guru;;',
      'a. Laki-laki;Orang;40',
      'b. Perempuan;Orang;52',
      '2. Gedung;Unit;7',
      'II. KESEHATAN;;',
      '1. Dokter;;',
      'a. Laki-laki;Orang;4',
      'b. Perempuan;Orang;5',
      '2. Luas lahan;Ha;3,5',
    ],
    units: {
      'Guru | Laki-laki': 'orang',
      'Guru | Perempuan': 'orang',
      Gedung: 'unit',
      'Dokter | Laki-laki': 'orang',
      'Dokter | Perempuan': 'orang',
      'Luas lahan': 'ha',
    },
    facts: 6,
  },
  {
    by: 'a column of codes',
    lines: [
      'Kode;Elemen Data;Satuan;2023',
      '1;Pendidikan;Unit;49',
      '1.01;Jumlah;Sekolah;41',
      '1.02;Luas;m2;900',
      '2;Kesehatan;;',
      '2.01;Jumlah;Puskesmas;8',
      '2.02;Luas;m2;700',
    ],
    units: {
      Pendidikan: 'unit',
      'Pendidikan | Jumlah': 'sekolah',
      'Pendidikan | Luas': 'm2',
      'Kesehatan | Jumlah': 'puskesmas',
      'Kesehatan | Luas': 'm2',
    },
    facts: 5,
  },
  {
    by: 'numbers in a column of their own',
    lines: [
      'No;Indikator;Satuan;2023',
      '1;Penduduk;Jiwa;900',
      'a;Usia produktif;Jiwa;600',
      'b;Disabilitas;Jiwa;20',
      '2;Keluarga;KK;300',
      'a;Usia produktif;KK;250',
    ],
    units: {
      Penduduk: 'jiwa',
      'Penduduk | Usia produktif': 'jiwa',
      Disabilitas: 'jiwa',
      Keluarga: 'rumah tangga',
      'Keluarga | Usia produktif': 'rumah tangga',
    },
    facts: 5,
  },
];

describe('labels under labels', () => {
  it.each(cases)('are a variable each, told by $by', async ({ by, lines, units, facts }) => {
    const name = `n-${cases.findIndex((each) => each.by === by)}`;
    const { draft, rehearsal } = await made(`dinkes/${name}`, file(`${name}.csv`, ...lines));
    const label = draft.columns.find((column) => column.type === 'variable');
    const map = label !== undefined && 'map' in label ? label.map : {};
    expect(
      Object.fromEntries(
        Object.entries(map).map(([key, variable]) => [key, draft.variables[variable]?.unit] as const),
      ),
    ).toEqual(units);
    expect(rehearsal).toMatchObject({ observations: facts, returned: 0, repeated: 'no' });
  });
});

describe('parents and children of one unit, whose labels do not repeat', () => {
  const tree = (figures: readonly number[], labels: readonly string[]) => [
    'Jenis Tenaga;Jumlah (orang)',
    ...labels.map((label, i) => `${label};${figures[i]}`),
  ];
  const indented = [
    'Tenaga Medis',
    '   Dokter Umum',
    '   Dokter Gigi',
    'Tenaga Keperawatan',
    '   Perawat',
    '   Bidan',
  ];
  const numbered = [
    '1. Medis',
    'a. Dokter Umum',
    'b. Dokter Gigi',
    '2. Keperawatan',
    'a. Perawat',
    'b. Bidan',
  ];

  it.each([
    ['blanks', indented, [30, 20, 10, 70, 50, 20], 'none'],
    ['numbers and letters', numbered, [31, 20, 10, 70, 50, 20], 'none'],
    ['nothing: the first is smaller than what follows', indented, [3, 20, 10, 7, 50, 20], undefined],
  ] as const)('never add up, told by %s', async (by, labels, figures, aggregation) => {
    const name = `pohon-${by.replace(/[^a-z]+/gi, '-')}`;
    const { draft } = await made(`dinkes/${name}`, file(`${name}.csv`, ...tree(figures, labels)));
    expect(Object.values(draft.variables).map((each) => each.aggregation)).toEqual([aggregation]);
  });
});
