// The education office's files: schools by academic year, scholarships by quarter, and building by year.
import { byKecamatan, type City, inhabitants, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { roman, rupiah } from '../indonesian.js';
import { type Books, letterhead, listed, sourceNotes, totalRow } from '../letterhead.js';
import { part } from '../random.js';
import type { SampleBook, SampleSheet } from '../sheet.js';
import { yearlyFigures } from '../yearly-figures.js';

const opd = 'Dinas Pendidikan dan Kebudayaan';

export const dindik: Books = (city) => [
  ...[2022, ...years.slice(0, 2)].map((year) => schools(city, year)),
  ...years.map((year) => scholarships(city, year)),
  yearlyFigures('dindik/Pembangunan Sekolah.xlsx', opd, 'Pembangunan sekolah dan partisipasi', [
    { label: 'Unit sekolah baru', unit: 'unit', first: 1, last: 4 },
    { label: 'Ruang kelas baru', unit: 'ruang', first: 18, last: 52 },
    { label: 'Anak usia 7-15 tahun', unit: 'jiwa', first: 71240, last: 72815 },
    { label: 'Bersekolah usia 7-15 tahun', unit: 'jiwa', first: 68960, last: 71720 },
  ]),
];

function schools(city: City, year: number): SampleBook {
  const people = byKecamatan(city, inhabitants(city, 'L', Math.max(2023, year)));
  const rows = listed(city.kecamatan, (area, i) => {
    const primary = part(`sd ${area.code} ${year}`, people[i] ?? 0, 0.192);
    const secondary = part(`smp ${area.code} ${year}`, people[i] ?? 0, 0.091);
    const teachers = [
      part(`gsd ${area.code}`, primary, 1 / 21),
      part(`gsmp ${area.code}`, secondary, 1 / 18),
    ];
    return [primary, teachers[0] ?? 0, secondary, teachers[1] ?? 0];
  });
  const sheet = draw({
    name: 'Dapodik',
    titles: letterhead(opd, 'Siswa dan guru menurut kecamatan', `Tahun Ajaran ${year}/${year + 1}`),
    columns: ['No', 'Kecamatan', 'SD/MI | Siswa', 'SD/MI | Guru', 'SMP/MTs | Siswa', 'SMP/MTs | Guru'],
    rows: [...rows, totalRow(rows, 1, 2)],
    notes: sourceNotes(opd),
  });
  return { path: `dindik/Dapodik TA ${year}-${year + 1}.xlsx`, sheets: [sheet] };
}

/** One workbook a year with a sheet a quarter; money as text. */
function scholarships(city: City, year: number): SampleBook {
  return {
    path: `dindik/Beasiswa Full Sarjana ${year}.xlsx`,
    sheets: roman.map((quarter, i) => scholarshipSheet(city, year, quarter, (i + 0.5) / 4)),
  };
}

function scholarshipSheet(city: City, year: number, quarter: string, within: number): SampleSheet {
  const granted = spread(`beasiswa ${year} ${quarter}`, trend(55, 118, year, within), city.kecamatan, 0.3);
  const rows = listed(city.kecamatan, (area, i) => {
    const students = granted[i] ?? 0;
    return [
      students + part(`daftar ${area.code} ${year} ${quarter}`, 60, 0.5, 0.5),
      students,
      students * 9_000_000,
    ];
  });
  const total = totalRow(rows, 1, 2, 'Jumlah');
  return draw({
    name: `TW ${quarter}`,
    titles: letterhead(opd, 'Penerima beasiswa full sarjana', `Triwulan ${quarter} Tahun ${year}`),
    columns: [
      'No.',
      'Kecamatan',
      'Mahasiswa (orang) | Pendaftar',
      'Mahasiswa (orang) | Penerima Baru',
      'Anggaran (Rp)',
    ],
    numbered: true,
    rows: [...rows, total].map((row) => row.map((cell, col) => (col === 4 ? rupiah(Number(cell)) : cell))),
    notes: sourceNotes(opd),
  });
}
