// Planning, staff, budget and tourism: innovation, civil servants, the budget's quarters, visitors by month.
import { trend, years } from '../city.js';
import { draw } from '../draw.js';
import { months, roman, typed } from '../indonesian.js';
import { type Books, letterhead, sourceNotes, totalRow } from '../letterhead.js';
import { part, swing } from '../random.js';
import type { SampleBook, SampleCell, SampleSheet } from '../sheet.js';
import { yearlyFigures } from '../yearly-figures.js';

const planning = 'Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah';
const staff = 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia';
const finance = 'Badan Pengelola Keuangan, Pendapatan dan Aset Daerah';
const tourism = 'Dinas Kepemudaan, Olahraga dan Pariwisata';

export const offices: Books = () => [
  yearlyFigures('bappedalitbang/Kinerja Daerah.xlsx', planning, 'Inovasi dan kinerja pembangunan daerah', [
    { label: 'Indeks Inovasi Daerah', unit: 'indeks (0-100)', first: 41.6, last: 57.9, decimals: 2 },
    { label: 'Nilai SAKIP', unit: 'nilai (0-100)', first: 64.8, last: 72.4, decimals: 2 },
    { label: 'Indikator RPJMD seluruhnya', unit: 'indikator', first: 96, last: 96 },
    { label: 'Indikator RPJMD tercapai', unit: 'indikator', first: 68, last: 86 },
    { label: 'Program smart city dalam RKPD', unit: 'program', first: 14, last: 27 },
    { label: 'Program rencana induk smart city', unit: 'program', first: 36, last: 36 },
  ]),
  ...years.flatMap((year) => [1, 2].map((semester) => servants(year, semester))),
  ...years.flatMap((year) => [budget(year), visitors(year)]),
  yearlyFigures('disparpora/Pariwisata.xlsx', tourism, 'Usaha dan kegiatan pariwisata', [
    { label: 'Tingkat penghunian kamar hotel', unit: 'persen', first: 42.3, last: 53.1, decimals: 2 },
    { label: 'Event wisata dan budaya', unit: 'event', first: 11, last: 24 },
  ]),
];

const grades = [
  ['Golongan I', 46],
  ['Golongan II', 812],
  ['Golongan III', 2890],
  ['Golongan IV', 1145],
] as const;

/** Men, women and their sum by grade, typed as text with thousands. */
function servants(year: number, semester: number): SampleBook {
  const rows = grades.map(([grade, size], i): SampleCell[] => {
    const key = `${grade} ${year} ${semester}`;
    const men = part(`pria ${grade}`, size, 0.44);
    const trained = part(`diklat ${key}`, size, trend(0.47, 0.72, year, semester / 2), 0.05);
    return [i + 1, grade, men, size - men, size, trained];
  });
  const sheet = draw({
    name: 'ASN',
    titles: letterhead(
      staff,
      'Aparatur sipil negara menurut golongan',
      `Semester ${roman[semester - 1]} Tahun ${year}`,
    ),
    columns: [
      'No',
      'Golongan',
      'ASN (orang) | L',
      'ASN (orang) | P',
      'ASN (orang) | Jumlah',
      'Mengikuti Diklat >= 20 JP',
    ],
    rows: [...rows, totalRow(rows, 1, 2, 'Jumlah')].map((row) =>
      row.map((cell, col) => (col >= 2 && typeof cell === 'number' ? typed(cell) : cell)),
    ),
    notes: sourceNotes(staff),
  });
  return { path: `bkpsdm/ASN ${year}-S${semester}.xlsx`, sheets: [sheet] };
}

const budgetLines = [
  ['Pendapatan Asli Daerah', 905_000, 1_045_000],
  ['Pendapatan Transfer', 1_180_000, 1_090_000],
  ['Belanja Daerah', 2_120_000, 2_190_000],
  ['Pajak dibayar elektronik', 310_000, 480_000],
  ['Pajak daerah seluruhnya', 690_000, 790_000],
] as const;

/** Since January, in millions of rupiah, with the budget and the share beside it. */
function budget(year: number): SampleBook {
  const sheets = roman.map((quarter, q): SampleSheet => {
    const rows = budgetLines.map(([line, first, last], i): SampleCell[] => {
      const whole = trend(first, last, year);
      const spent = Math.round(whole * ((q + 1) / 4) * (0.95 + swing(`${line} ${year} ${q}`, 0.03)));
      return [i + 1, line, Math.round(whole), spent, { percent: spent / Math.round(whole) }];
    });
    return draw({
      name: `TW ${quarter}`,
      titles: letterhead(finance, 'Realisasi APBD (kumulatif)', `s.d. Triwulan ${quarter} Tahun ${year}`),
      columns: [
        'No',
        'Uraian',
        'APBD (juta rupiah) | Anggaran',
        'APBD (juta rupiah) | Realisasi',
        '% Realisasi',
      ],
      rows,
      notes: sourceNotes(finance, 'Angka kumulatif sejak Januari'),
    });
  });
  return { path: `bpkpad/Realisasi APBD ${year}.xlsx`, sheets };
}

const places = [
  ['Pantai Anyer Utara (contoh)', 15_900, 23_800],
  ['Pulau Merak Besar', 8_200, 13_500],
  ['Bukit Teletubbies (contoh)', 5_400, 9_100],
  ['Hotel dan MICE', 23_500, 31_200],
] as const;

/** Three rows of header: quarters over months. */
function visitors(year: number): SampleBook {
  const rows = places.map(([place, first, last], p): SampleCell[] => {
    const monthly = months.map((_, i) => {
      const season = 1 + 0.22 * Math.sin(((i - 3) / 12) * 2 * Math.PI);
      return Math.round(
        trend(first, last, year, (i + 0.5) / 12) * season * (1 + swing(`${place} ${year} ${i}`, 0.06)),
      );
    });
    return [p + 1, place, ...monthly, monthly.reduce((a, b) => a + b, 0)];
  });
  const sheet = draw({
    name: `Wisatawan ${year}`,
    titles: letterhead(tourism, 'Kunjungan wisatawan menurut destinasi', `Tahun ${year}`),
    columns: [
      'No',
      'Destinasi',
      ...months.map((name, i) => `Kunjungan (orang) | Triwulan ${roman[Math.floor(i / 3)]} | ${name}`),
      'Jumlah Setahun',
    ],
    rows: [...rows, totalRow(rows, 1, 2, 'JUMLAH')],
    notes: sourceNotes(tourism, 'Nama destinasi sebagian rekaan'),
  });
  return { path: `disparpora/Kunjungan Wisatawan ${year}.xlsx`, sheets: [sheet] };
}
