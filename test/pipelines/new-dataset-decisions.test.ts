import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Dataset, type DatasetDraft } from '../../model/dataset.js';
import { newDataset } from '../../pipelines/new-dataset.js';
import { ports, proposing } from './proposing.js';

const { config, file, made } = proposing();

const kelurahan = ['Bulakan', 'Cikerai', 'Kalitimbang', 'Karangasem'];
const both = ['Cibeber', 'Citangkil', 'Purwakarta'];
const json = (rows: readonly object[]) => JSON.stringify(rows);

interface Case {
  readonly open: string;
  readonly name: string;
  readonly lines: readonly string[];
  /** Of the decision, and what each of its choices makes of the contract, looked at by `read`. */
  readonly question: string;
  readonly read: (draft: DatasetDraft) => unknown;
  readonly readings: readonly unknown[];
}

const column = (at: number, key: string) => (draft: DatasetDraft) =>
  (draft.columns[at] as unknown as Record<string, unknown> | undefined)?.[key];

const cases: readonly Case[] = [
  {
    open: 'whether RT are counted or numbered, where each kelurahan stands once beside another figure',
    name: 'rt.csv',
    lines: ['Kelurahan;RT;Jumlah Penduduk', ...kelurahan.map((name, i) => `${name};${3 + i};${400 + 7 * i}`)],
    question: 'Apakah "RT" banyaknya, atau nomornya?',
    read: (draft) => [draft.columns[1]?.type, Object.keys(draft.variables).length],
    readings: [
      ['number', 2],
      ['choice', 1],
    ],
  },
  {
    open: 'whether the classes of a register of schools are counted or numbered',
    name: 'kelas.csv',
    lines: [
      'NPSN;Nama Sekolah;Kecamatan;Kelas;Siswa',
      ...Array.from(
        { length: 30 },
        (_, i) => `${20600000 + i};SDN ${i + 1};Cibeber;${1 + (i % 6)};${90 + ((i * 7) % 40)}`,
      ),
    ],
    question: 'Apakah "Kelas" banyaknya, atau nomornya?',
    read: (draft) => [draft.columns[3]?.type, draft.records?.measures.some(({ of }) => of === 'kelas')],
    readings: [
      ['number', true],
      ['choice', false],
    ],
  },
  {
    open: 'whether "1.234" is more than a thousand, where nothing counts and no cell tells',
    name: 'luas.csv',
    lines: ['Kelurahan\tLuas (ha)', 'Bulakan\t1.234', 'Cikerai\t2.345', 'Kalitimbang\t1.567'],
    question: '"1.234" di kolom "Luas (ha)" dapat berarti 1.234 atau 1,234. Yang mana?',
    read: column(1, 'locale'),
    readings: ['id', 'en'],
  },
  {
    open: 'whether a comma groups, likewise',
    name: 'luas-koma.csv',
    lines: ['Kelurahan\tLuas (ha)', 'Bulakan\t1,234', 'Cikerai\t2,345', 'Kalitimbang\t1,567'],
    question: '"1,234" di kolom "Luas (ha)" dapat berarti 1.234 atau 1,234. Yang mana?',
    read: column(1, 'locale'),
    readings: ['en', 'id'],
  },
  {
    open: 'what fractions of three decimals are where pupils are counted',
    name: 'siswa.json',
    lines: [json(kelurahan.map((name, i) => ({ Kelurahan: name, 'Jumlah Siswa': 1.693 + 0.127 * i })))],
    question: 'Kolom "Jumlah Siswa" mencacah, tetapi berisi 1,693: apakah maksudnya 1.693?',
    read: (draft) => [column(1, 'integer')(draft), column(1, 'factor')(draft)],
    readings: [
      [true, undefined],
      [undefined, 1000],
      [false, undefined],
    ],
  },
  {
    open: 'whether persons may be counted in parts',
    name: 'tamu.json',
    lines: [json(kelurahan.map((name, i) => ({ Kelurahan: name, 'Tamu (orang)': 12.5 + 3 * i })))],
    question: 'Kolom "Tamu (orang)" mencacah orang, tetapi berisi 12,5. Bolehkah pecahan?',
    read: column(1, 'integer'),
    readings: [false, true],
  },
  {
    open: 'a scale that title and heading contradict',
    name: 'belanja.csv',
    lines: [
      'Realisasi Belanja (dalam jutaan rupiah);;',
      'Kelurahan;Belanja (Rp);Pagu (Rp)',
      ...kelurahan.map((name, i) => `${name};${4100 + i};${5200 + i}`),
    ],
    question:
      'Judul tabel menyebut "jutaan rupiah", judul kolom "Belanja (Rp)" menyebut "Rp". Satuan angkanya yang mana?',
    read: column(1, 'factor'),
    readings: [undefined, 1000000],
  },
  {
    open: 'of which level names are that kecamatan and kelurahan share',
    name: 'wilayah.csv',
    lines: ['Wilayah;Jumlah Penduduk', ...both.map((name, i) => `${name};${900 + i}`)],
    question: 'Nama di kolom "Wilayah" nama kelurahan dan kecamatan. Yang mana maksudnya?',
    read: column(0, 'level'),
    readings: ['kelurahan', 'kecamatan'],
  },
];

describe('what a file leaves open', () => {
  it.each(cases)('is asked: $open', async ({ name, lines, question, read, readings }) => {
    const from = file(name, ...lines);
    const { draft, decisions, issues } = await made(`dinkes/a-${name.replace('.', '-')}`, from);
    const one = decisions.find((each) => each.question === question);
    expect(decisions.map((each) => each.question)).toContain(question);
    expect(read(draft)).toEqual(readings[0]);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'open-decision', message: question }));
    for (const [i, reading] of readings.entries()) {
      const id = `dinkes/b${i}-${name.replace('.', '-')}`;
      const answer = async (each: { readonly question: string }) => (each.question === question ? i : 0);
      const { text, decisions: left } = await newDataset({ id, file: from, config, answer }, ports);
      const settled = parse(text) as DatasetDraft;
      expect(left).toEqual([]);
      expect(Dataset.safeParse(settled).success).toBe(true);
      expect(read(settled)).toEqual(reading);
    }
    expect(one?.choices).toHaveLength(readings.length);
  });

  it.each([
    [
      'RT are more than a kelurahan numbers',
      ['Kelurahan;RT;Penduduk', ...kelurahan.map((name, i) => `${name};${41 + i};${400 + i}`)],
    ],
    [
      'a total row sums them',
      [
        'Kelurahan;RT;Penduduk',
        ...kelurahan.map((name, i) => `${name};${3 + i};${400 + i}`),
        'JUMLAH;18;1606',
      ],
    ],
    [
      'the heading says they are counted',
      ['Kelurahan;Jumlah RT;Penduduk', ...kelurahan.map((name, i) => `${name};${3 + i};${400 + i}`)],
    ],
    [
      'they alone are measured',
      ['Kelurahan;RT;RW', ...kelurahan.map((name, i) => `${name};${3 + i};${1 + i}`)],
    ],
    ['a cell proves how numbers are written', ['Kelurahan\tLuas (ha)', 'Bulakan\t1.234', 'Cikerai\t1.234,5']],
    ['things are counted', ['Kelurahan\tSiswa (orang)', 'Bulakan\t1.234', 'Cikerai\t2.345']],
    ['the heading names the level', ['Kecamatan;Penduduk', ...both.map((name, i) => `${name};${900 + i}`)]],
    [
      'the title names the level',
      ['Penduduk menurut Kecamatan;', 'Wilayah;Penduduk', ...both.map((name, i) => `${name};${900 + i}`)],
    ],
    [
      'some names are of one level alone',
      ['Wilayah;Penduduk', 'Cibeber;900', 'Bulakan;901', 'Citangkil;902'],
    ],
    [
      'title and heading say the same',
      [
        'Belanja (dalam jutaan rupiah);',
        'Kelurahan;Belanja (juta Rp)',
        ...kelurahan.map((name, i) => `${name};${4100 + i}`),
      ],
    ],
  ] as const)('is not asked where %s', async (why, lines) => {
    const name = why.replace(/[^a-z]+/gi, '-').toLowerCase();
    const { decisions } = await made(`dinkes/c-${name}`, file(`${name}.csv`, ...lines));
    expect(decisions.map(({ question }) => question)).toEqual([]);
  });
});
