// Cooperatives, trade, labour and investment: loans as lists, small firms, prices by month, job seekers, investment.
import { type City, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { months, monthsOf, quartersOf, roman, rupiah, typed } from '../indonesian.js';
import { type Books, letterhead, listed, sourceNotes, totalRow } from '../letterhead.js';
import { chance, part, pick, swing } from '../random.js';
import type { SampleBook, SampleCell, SampleSheet } from '../sheet.js';
import { yearlyFigures } from '../yearly-figures.js';

const cooperatives = 'Dinas Koperasi dan Usaha Kecil Menengah';
const trade = 'Dinas Perindustrian dan Perdagangan';
const labour = 'Dinas Tenaga Kerja';
const investment = 'Dinas Penanaman Modal dan PTSP';

export const commerce: Books = (city) => [
  ...[...monthsOf(years)].map((at) => loans(city, at.year, at.code, at.name, at.within)),
  ...years.flatMap((year) => [smallFirms(city, year), prices(year), jobSeekers(city, year)]),
  ...[...quartersOf(years)].map((at) => invested(at.year, at.code, at.name, at.within)),
  yearlyFigures('disperindag/Pasar Rakyat.xlsx', trade, 'Pasar rakyat dan pembayaran non-tunai', [
    { label: 'Pedagang pasar', unit: 'pedagang', first: 3860, last: 4025 },
    { label: 'Pedagang dengan QRIS', unit: 'pedagang', first: 720, last: 1560 },
  ]),
];

/** A list of borrowers each month: personal columns, amounts as "Rp 3.000.000,00". */
function loans(city: City, year: number, code: string, name: string, within: number): SampleBook {
  const count = Math.round(trend(46, 84, year, within) * (1 + swing(`pinjam ${code}`, 0.08)));
  const rows = Array.from({ length: count }, (_, i) => borrower(city, `${code} ${i}`, i));
  const sheet = draw({
    name: 'Penerima',
    titles: letterhead(cooperatives, 'Daftar penerima pinjaman bunga 0 persen', `Bulan ${name} ${year}`),
    columns: ['No', 'NIK', 'Nama', 'L/P', 'Kelurahan', 'Jenis Usaha', 'Pinjaman (Rp)', 'Angsuran'],
    rows,
    notes: sourceNotes(cooperatives, 'NIK dan nama rekaan'),
  });
  return { path: `dinkop-ukm/Pinjaman 0 Persen ${code}.xlsx`, sheets: [sheet] };
}

function borrower(city: City, key: string, i: number): SampleCell[] {
  const area = city.kelurahan[Math.floor(chance(`${key} tempat`) * city.kelurahan.length)];
  const amount = (2 + Math.floor(chance(`${key} jumlah`) * 9)) * 500_000;
  return [
    i + 1,
    `00000000${String(Math.floor(chance(`${key} nik`) * 1e8)).padStart(8, '0')}`,
    `Contoh ${pick(`${key} nama`, ['Rina', 'Dedi', 'Yanti', 'Asep', 'Wati'])}`,
    chance(`${key} jk`) < 0.58 ? 'P' : 'L',
    area?.name ?? '',
    pick(`${key} usaha`, ['Kuliner', 'Warung', 'Jahit', 'Bengkel', 'Kerajinan']),
    rupiah(amount),
    chance(`${key} lancar`) < 0.91 ? 'Lancar' : 'Menunggak',
  ];
}

function smallFirms(city: City, year: number): SampleBook {
  const micro = spread('mikro', trend(26_400, 29_100, year), city.kecamatan, 0.15);
  const rows = listed(city.kecamatan, (area, i) => {
    const key = `${area.code} ${year}`;
    const all = micro[i] ?? 0;
    const scale = [all, part(`kecil ${key}`, all, 0.062), part(`menengah ${key}`, all, 0.008)];
    const sum = scale.reduce((a, b) => a + b, 0);
    return [...scale, sum, part(`digital ${key}`, sum, trend(0.19, 0.34, year), 0.1)];
  });
  const sheet = draw({
    name: 'UMKM',
    titles: letterhead(cooperatives, 'Usaha mikro, kecil dan menengah', `Tahun ${year}`),
    columns: [
      'No',
      'Kecamatan',
      ...['Mikro', 'Kecil', 'Menengah', 'Jumlah'].map((name) => `Skala Usaha (unit) | ${name}`),
      'UMKM Go Digital (unit)',
    ],
    numbered: true,
    rows: [...rows, totalRow(rows, 1, 2)],
    notes: sourceNotes(cooperatives),
  });
  return { path: `dinkop-ukm/UMKM ${year}.xlsx`, sheets: [sheet] };
}

const goods = [
  ['Beras medium', 12_100, 13_900],
  ['Cabai merah', 43_000, 52_000],
  ['Bawang merah', 31_000, 36_500],
  ['Daging sapi', 131_000, 138_000],
  ['Minyak goreng', 15_600, 17_900],
] as const;

/** Months as columns under the name of the year, prices as "Rp 12.350". */
function prices(year: number): SampleBook {
  const rows = goods.map(([name, first, last]) => [
    name,
    'Kg',
    ...months.map((_, i) => {
      const moved = trend(first, last, year, (i + 0.5) / 12) * (1 + swing(`${name} ${year} ${i}`, 0.05));
      return rupiah(Math.round(moved / 50) * 50, 0);
    }),
  ]);
  const sheet = draw({
    name: `Harga ${year}`,
    titles: letterhead(trade, 'Harga rata-rata bahan pokok di pasar rakyat', `Tahun ${year}`),
    columns: ['Komoditas', 'Satuan', ...months.map((name) => `Harga Rata-rata (Rp) | ${name.slice(0, 3)}`)],
    rows,
    notes: sourceNotes(trade),
  });
  return { path: `disperindag/Harga Bahan Pokok ${year}.xlsx`, sheets: [sheet] };
}

/** One workbook a year, one sheet a quarter, men and women side by side. */
function jobSeekers(city: City, year: number): SampleBook {
  const sheets = roman.map((quarter, q): SampleSheet => {
    const within = (q + 0.5) / 4;
    const seeking = spread(`cari ${year} ${q}`, trend(2650, 2280, year, within), city.kecamatan, 0.15);
    const rows = listed(city.kecamatan, (area, i) => {
      const key = `${area.code} ${year} ${q}`;
      const all = seeking[i] ?? 0;
      const men = part(`pria ${key}`, all, 0.57);
      const placed = [men, all - men].map((n, s) =>
        part(`kerja ${s} ${key}`, n, trend(0.38, 0.61, year, within), 0.1),
      );
      const [l = 0, p = 0] = placed;
      return [men, all - men, all, l, p, l + p];
    });
    const sexes = ['L', 'P', 'L+P'];
    return draw({
      name: `TW ${quarter}`,
      titles: letterhead(
        labour,
        'Pencari kerja terdaftar dan ditempatkan',
        `Triwulan ${quarter} Tahun ${year}`,
      ),
      columns: [
        'No',
        'Kecamatan',
        ...sexes.map((sex) => `Pencari Kerja (orang) | Terdaftar | ${sex}`),
        ...sexes.map((sex) => `Pencari Kerja (orang) | Ditempatkan | ${sex}`),
      ],
      numbered: true,
      rows: [...rows, totalRow(rows, 1, 2, 'Jumlah')],
      notes: sourceNotes(labour),
    });
  });
  return { path: `disnaker/Pencari Kerja ${year}.xlsx`, sheets };
}

/** Billions of rupiah with one decimal as text; the period stands in the title alone. */
function invested(year: number, code: string, name: string, within: number): SampleBook {
  const sectors = [
    ['Primer', 0.01],
    ['Sekunder', 0.74],
    ['Tersier', 0.25],
  ] as const;
  const all = trend(3650, 5600, year, within) * (1 + swing(`investasi ${code}`, 0.12));
  const rows = sectors.map(([sector, weight], i): SampleCell[] => {
    const foreign = all * weight * 0.66 * (1 + swing(`pma ${sector} ${code}`, 0.1));
    const domestic = all * weight * 0.34 * (1 + swing(`pmdn ${sector} ${code}`, 0.1));
    const projects = Math.ceil((foreign + domestic) / 38) + 2;
    return [i + 1, sector, projects, Number(foreign.toFixed(1)), Number(domestic.toFixed(1))];
  });
  const sheet = draw({
    titles: letterhead(investment, 'Realisasi investasi PMA dan PMDN', `${name} Tahun ${year}`),
    columns: [
      'No',
      'Sektor',
      'Jumlah Proyek',
      'Nilai Investasi (miliar rupiah) | PMA',
      'Nilai Investasi (miliar rupiah) | PMDN',
    ],
    rows: [...rows, totalRow(rows, 1, 2, 'Total')].map((row) =>
      row.map((cell, col) => (col >= 3 && typeof cell === 'number' ? typed(cell, 1) : cell)),
    ),
    notes: sourceNotes(investment),
  });
  return { path: `dpmptsp/Realisasi Investasi ${code}.xlsx`, sheets: [sheet] };
}
