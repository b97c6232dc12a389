// The project's own city, its datasets replaced by ones whose size a benchmark chooses.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readAreasFile } from '../config/load/areas-file.js';
import type { Area } from '../model/area.js';
import type { Configuration } from '../model/configuration.js';
import { Dataset, type DatasetEntry } from '../model/dataset.js';
import { Framework } from '../model/framework.js';
import { Indicator, type IndicatorEntry } from '../model/indicator.js';
import { packageRoot } from '../pipelines/package-root.js';

export const cityCode = '36.72';
export const ages = Array.from({ length: 101 }, (_, age) => String(age));
export const sexes = ['L', 'P'] as const;
export const ageGroups = ['0-4', '5-17', '18-29', '30-59', '60+'];

/** Every breakdown that the files of the benchmarks name. */
export const breakdownKeys = [
  ...ages.map((age) => `umur=${age}`),
  ...ageGroups.map((age) => `golongan_umur=${age}`),
].flatMap((age) => sexes.map((sex) => [age, `jenis_kelamin=${sex}`].sort().join(';')));

const folder = join(packageRoot(), 'config');
const { areas } = await readAreasFile(folder);
export const kelurahan: readonly Area[] = areas.filter(
  ({ code, level }) => level === 'kelurahan' && code.startsWith(cityCode),
);
export const kecamatan: ReadonlyMap<string, Area> = new Map(
  areas.filter(({ level }) => level === 'kecamatan').map((area) => [area.code, area]),
);

/** Variables of the growing warehouse; the first is the one that a new month brings. */
export const measured = Array.from({ length: 100 }, (_, index) => `ukuran_${index + 1}`);

/** Those that indicators and the framework are made of. */
const scored = measured.slice(0, 10);

const source = { connector: 'file', folder: '.', pattern: '*.csv' };
const period = { from: 'column', type: 'monthly' };
const months = [
  { heading: 'tahun', type: 'year' },
  { heading: 'bulan', type: 'month' },
];

/** Every row of the big file is a fact. */
export const population = dataset('bench/penduduk', {
  columns: [
    ...months,
    { heading: 'kecamatan', type: 'area', level: 'kecamatan' },
    { heading: 'kelurahan', type: 'area', level: 'kelurahan' },
    { heading: 'kelompok_umur', type: 'choice', breakdown: 'umur' },
    { heading: 'jenis_kelamin', type: 'choice', breakdown: 'jenis_kelamin' },
    { heading: 'nilai', type: 'number', integer: true, variable: 'penduduk' },
  ],
  variables: { penduduk: { title: 'Penduduk', unit: 'jiwa' } },
});

/** The same file with rows that are records: one fact for each kecamatan and month. */
export const records = dataset('bench/catatan', {
  columns: [
    ...months,
    { heading: 'kecamatan', type: 'area', level: 'kecamatan' },
    ...['kelurahan', 'kelompok_umur', 'jenis_kelamin'].map((heading) => ({ heading, type: 'ignore' })),
    { heading: 'nilai', type: 'number', integer: true },
  ],
  records: { measures: [{ variable: 'catatan', by: 'sum', of: 'nilai' }] },
  variables: { catatan: { title: 'Catatan', unit: 'jiwa' } },
});

/** A small file every month. */
export const monthly = dataset('bench/bulanan', {
  columns: [
    ...months,
    { heading: 'kelurahan', type: 'area', level: 'kelurahan' },
    { heading: 'kelompok_umur', type: 'choice', breakdown: 'golongan_umur' },
    { heading: 'jenis_kelamin', type: 'choice', breakdown: 'jenis_kelamin' },
    { heading: 'nilai', type: 'number', integer: true, variable: measured[0] },
  ],
  variables: variables(measured.slice(0, 1)),
});

/** What else the warehouse holds. */
const others = dataset('bench/lainnya', {
  columns: [...months, { heading: 'nilai', type: 'number', variable: measured[1] }],
  variables: variables(measured.slice(1)),
});

export const benchCity: Configuration = {
  directory: folder,
  city: { area: cityCode, name: 'Kota Cilegon', timezone: 'Asia/Jakarta' },
  areas,
  breakdowns: {
    umur: spellings(ages),
    golongan_umur: spellings(ageGroups),
    jenis_kelamin: { L: ['Laki-laki'], P: ['Perempuan'] },
  },
  opds: [{ code: 'bench', name: 'Benchmark', pic: 'nobody', contact: 'nobody' }],
  datasets: [population, records, monthly, others],
  indicators: ['penduduk', 'catatan', ...scored].flatMap((variable) => indicatorsOf(variable)),
  frameworks: [framework()],
};

function dataset(id: string, spec: Readonly<Record<string, unknown>>): DatasetEntry {
  const common = { title: id, frequency: 'monthly', since: '2015-01', until: '2024-12', source, period };
  return { ...Dataset.parse({ ...common, ...spec }), id, opd: 'bench', hash: digest(spec) };
}

function variables(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { title: name, unit: 'jiwa' }]));
}

function spellings(codes: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(codes.map((code) => [code, [code]]));
}

/** The figure itself for each month and year, and its growth over a year. */
function indicatorsOf(variable: string): readonly IndicatorEntry[] {
  const code = variable.replaceAll('_', '-');
  const common = { unit: 'jiwa', direction: 'up', levels: ['city', 'kecamatan', 'kelurahan'] };
  const specs = [
    {
      ...common,
      code,
      title: code,
      frequency: ['monthly', 'yearly'],
      formula: { type: 'sum', of: variable },
    },
    {
      ...common,
      code: `tumbuh-${code}`,
      title: `tumbuh ${code}`,
      frequency: 'monthly',
      formula: { type: 'growth', of: variable },
    },
  ];
  return specs.map((spec) => ({ ...Indicator.parse(spec), dimension: 'bench', hash: digest(spec) }));
}

function framework() {
  const children = scored.map((name) => ({
    code: name.replaceAll('_', '-'),
    title: name,
    indicator: name.replaceAll('_', '-'),
    scoring: { by: 'goalposts', min: 0, max: 100_000 },
  }));
  const spec = {
    title: 'Benchmark',
    edition: '1',
    label: 'Benchmark',
    source: 'bench/city.ts',
    frequency: 'monthly',
    levels: ['city', 'kecamatan'],
    root: { code: 'indeks', title: 'Indeks', children },
  };
  return { ...Framework.parse(spec), code: 'bench', hash: digest(spec) };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
