// The information office's files: internet by kelurahan, digital services, self-assessment and what other cities published.
import { type City, households, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { typed } from '../indonesian.js';
import { type Books, letterhead, sampleMark, sourceNotes, totalRow } from '../letterhead.js';
import { chance, part, pick } from '../random.js';
import type { SampleBook, SampleCell } from '../sheet.js';
import { yearlyFigures } from '../yearly-figures.js';

const opd = 'Dinas Komunikasi, Informatika, Sandi dan Statistik';

export const diskominfo: Books = (city) => [
  ...years.map((year) => internet(city, year)),
  yearlyFigures('diskominfo/Layanan Digital.xlsx', opd, 'Capaian SPBE dan layanan digital', [
    { label: 'Nilai Indeks SPBE', unit: 'indeks (skala 5)', first: 3.12, last: 3.84, decimals: 2 },
    { label: 'Layanan publik tersedia elektronik', unit: 'layanan', first: 58, last: 121 },
    { label: 'Layanan publik seluruhnya', unit: 'layanan', first: 146, last: 158 },
    { label: 'Dataset terbuka', unit: 'dataset', first: 96, last: 312 },
    { label: 'Dataset terdaftar', unit: 'dataset', first: 402, last: 488 },
  ]),
  selfAssessment(),
  otherCities(),
];

/** Ways the kelurahan are typed by the kecamatan offices. */
const spelled: Readonly<Record<string, string>> = {
  Lebakgede: 'Kel. Lebak Gede',
  'Gunung Sugih': 'GUNUNGSUGIH',
  Dringo: 'Deringo',
  'Karang Asem': 'Karangasem',
  Mekarsari: 'Kel.Mekar Sari',
  'Jombang Wetan': 'Kelurahan Jombang  Wetan',
  Suralaya: ' suralaya ',
};

/** Thousands typed as text, yes and no in every way. */
function internet(city: City, year: number): SampleBook {
  const families = households(city, year);
  const data = city.kelurahan.map((area, i): SampleCell[] => {
    const homes = families[i] ?? 0;
    const key = `${area.code} ${year}`;
    const online = part(`internet ${key}`, homes, trend(0.68, 0.86, year, chance(area.code)), 0.06);
    const hotspots = Math.round(trend(3.4, 8.1, year) * (0.6 + chance(`wifi ${area.code}`) * 0.8));
    return [i + 1, spelled[area.name] ?? area.name, homes, online, hotspots, hall(area.code, year)];
  });
  const total = totalRow(data, 1, 2, 'JUMLAH').map((cell, col) => (col === 5 ? null : cell));
  const rows = [...data, total].map((row) => row.map((cell, col) => thousandsAsText(cell, col)));
  const sheet = draw({
    name: `Internet ${year}`,
    titles: letterhead(
      opd,
      'Akses internet dan Wi-Fi publik menurut kelurahan',
      `Keadaan 31 Desember ${year}`,
    ),
    columns: [
      'No',
      'Desa/Kelurahan',
      'Rumah Tangga | Jumlah',
      'Rumah Tangga | Berinternet',
      'Wi-Fi Publik | Titik',
      'Wi-Fi Publik | Kantor Kelurahan (Ya/Tidak)',
    ],
    numbered: true,
    rows,
    notes: sourceNotes(opd, 'Catatan: jumlah rumah tangga didekati dengan kepala keluarga (DKB Dukcapil)'),
  });
  return { path: `diskominfo/Akses Internet ${year}.xlsx`, sheets: [sheet] };
}

function hall(code: string, year: number): string {
  return chance(`kantor ${code}`) < trend(0.55, 0.95, year)
    ? pick(`ya ${code} ${year}`, ['Ya', 'ya', 'Ada', '√'])
    : pick(`tidak ${code} ${year}`, ['Tidak', 'tidak', 'Belum']);
}

function thousandsAsText(cell: SampleCell, col: number): SampleCell {
  return typeof cell === 'number' && (col === 2 || col === 3) ? typed(cell) : cell;
}

const components = [
  ['Baseline', [2.2, 2.45, 2.7]],
  ['Output', [2.3, 2.6, 2.9]],
  ['Outcome', [2.05, 2.4, 2.7]],
  ['Quick Win (program percepatan)', [2.4, 2.75, 3.1]],
] as const;

/** Ratings of 0 to 4 typed with a decimal comma; the fifth component, impact, is computed and not typed. */
function selfAssessment(): SampleBook {
  const rows = components.map(([name, ratings], i) => [
    i + 1,
    name,
    ...ratings.map((value) => typed(value, 2)),
  ]);
  const sheet = draw({
    titles: letterhead(opd, 'Penilaian mandiri evaluasi kota cerdas (skala 0-4)', 'Tahun 2023-2025'),
    columns: ['No', 'Komponen', ...years.map((year) => `Nilai | ${year}`)],
    rows,
    notes: sourceNotes(opd, 'Komponen Impact dihitung dari indikator, tidak dinilai di sini.'),
  });
  return { path: 'diskominfo/Penilaian Mandiri.xlsx', sheets: [sheet] };
}

const kediri = 'bangsaonline.com/amp/berita/113379 dan nusadaily.com (2022)';
const jambi = 'jambikota.go.id/content/931 (2024)';
const cimahi = 'bertanya.id/2025/07';

/** Places of which the index alone was published. */
const indexOnly = [
  ['Kota Cimahi', 2023, 3.51, cimahi],
  ['Kota Cimahi', 2024, 3.63, cimahi],
  ['Kab. Batang Hari', 2024, 2.95, jambi],
  ['Kab. Muaro Jambi', 2024, 2.72, jambi],
  ['Kab. Sarolangun', 2024, 2.04, jambi],
] as const;

/** Figures as these cities published them: the one table of the samples in which nothing is made up. */
function otherCities(): SampleBook {
  const rows = [
    ['Kota Kediri', 2022, 3.6, 3.21, 3.23, 3.07, 3.65, 3.31, 2.75, 2.75, 3.5, 3.33, 3.33, 2.75, kediri],
    ['Kota Jambi', 2024, 3.84, 3.18, 3.53, 3.63, 3.35, 3.48, ...untold(6), jambi],
    ...indexOnly.map(([place, year, index, source]) => [
      place,
      year,
      ...untold(5),
      index,
      ...untold(6),
      source,
    ]),
  ];
  const sheet = draw({
    titles: [
      'Hasil evaluasi kota cerdas yang diterbitkan kota lain',
      `(tabel dalam ${sampleMark}; angka dikutip)`,
    ],
    columns: [
      'Kota',
      'Tahun',
      ...['Baseline', 'Output', 'Outcome', 'Impact', 'Quick Win'].map((name) => `Komponen | ${name}`),
      'Indeks Terbitan',
      ...['Governance', 'Branding', 'Economy', 'Society', 'Living', 'Environment'].map(
        (name) => `Dimensi | ${name}`,
      ),
      'Sumber Terbitan',
    ],
    rows,
    notes: ['Keterangan : ... = tidak diterbitkan'],
  });
  return { path: 'diskominfo/Hasil Kota Lain.xlsx', sheets: [sheet] };
}

function untold(count: number): string[] {
  return Array<string>(count).fill('...');
}
