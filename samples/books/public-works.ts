// Public works and housing: road condition, water and sanitation with subtotals, housing, street lighting.
import { byKecamatan, type City, households, type Kelurahan, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { type Books, letterhead, listed, round, sourceNotes, totalRow } from '../letterhead.js';
import { chance, part } from '../random.js';
import type { SampleBook, SampleCell } from '../sheet.js';
import { yearlyFigures } from '../yearly-figures.js';

const works = 'Dinas Pekerjaan Umum dan Penataan Ruang';
const housing = 'Dinas Perumahan dan Kawasan Permukiman';

export const publicWorks: Books = (city) => [
  ...years.flatMap((year) => [roads(city, year), water(city, year), homes(city, year), lighting(city, year)]),
  yearlyFigures('dpupr/Penataan Kota.xlsx', works, 'Penataan ruang dan wajah kota', [
    { label: 'Kawasan wajib RDTR', unit: 'kawasan', first: 5, last: 5 },
    { label: 'Kawasan dengan RDTR ditetapkan', unit: 'kawasan', first: 2, last: 4 },
    { label: 'Panjang trotoar', unit: 'km', first: 61.4, last: 70.2, decimals: 1 },
    { label: 'Trotoar layak', unit: 'km', first: 24.8, last: 43.6, decimals: 1 },
    { label: 'Taman kota', unit: 'taman', first: 32, last: 39 },
    { label: 'Taman terawat', unit: 'taman', first: 19, last: 33 },
  ]),
];

function roads(city: City, year: number): SampleBook {
  const length = spread('jalan', 3642 + (year - 2023) * 40, city.kecamatan, 0.3);
  const good = trend(0.62, 0.78, year);
  const rows = listed(city.kecamatan, (area, i) => {
    const all = length[i] ?? 0;
    const well = part(`baik ${area.code} ${year}`, all, good);
    const fair = part(`sedang ${area.code} ${year}`, all - well, 0.45);
    const light = part(`ringan ${area.code} ${year}`, all - well - fair, 0.6);
    return [all, well, fair, light, all - well - fair - light].map((tenths) => tenths / 10);
  });
  const sheet = draw({
    name: 'Jalan',
    titles: letterhead(works, 'Panjang dan kondisi jalan kota', `Tahun ${year}`),
    columns: [
      'No',
      'Kecamatan',
      'Panjang Jalan (km)',
      ...['Baik', 'Sedang', 'Rusak Ringan', 'Rusak Berat'].map((name) => `Kondisi Jalan (km) | ${name}`),
    ],
    gaps: true,
    rows: [...rows, totalRow(rows, 1, 2)],
    notes: sourceNotes(works),
  });
  return { path: `dpupr/Kondisi Jalan ${year}.xlsx`, sheets: [sheet] };
}

/** Rows of kelurahan below a row of their kecamatan that holds the sums. */
function water(city: City, year: number): SampleBook {
  const families = households(city, year);
  const own = city.kelurahan.map((area, i) => {
    const all = families[i] ?? 0;
    const key = `${area.code} ${year}`;
    return [
      all,
      part(`air ${key}`, all, trend(0.81, 0.91, year, chance(area.code)), 0.05),
      part(`sanitasi ${key}`, all, trend(0.77, 0.89, year, chance(area.name)), 0.06),
    ];
  });
  const sums = [0, 1, 2].map((col) =>
    byKecamatan(
      city,
      own.map((row) => row[col] ?? 0),
    ),
  );
  let at = 0;
  const rows = city.kecamatan.flatMap((area, k): SampleCell[][] => [
    [`KEC. ${area.name.toUpperCase()}`, ...sums.map((values) => values[k] ?? 0)],
    ...area.kelurahan.map((kelurahan: Kelurahan) => [kelurahan.name, ...(own[at++] ?? [])]),
  ]);
  const total = totalRow(
    own.map((row) => [null, ...row]),
    0,
    1,
    'KOTA CILEGON',
  );
  const sheet = draw({
    name: 'Air dan Sanitasi',
    titles: letterhead(works, 'Rumah tangga dengan air minum dan sanitasi layak', `Tahun ${year}`),
    columns: [
      'Kecamatan / Kelurahan',
      'Rumah Tangga (RT)',
      'Akses Layak (RT) | Air Minum',
      'Akses Layak (RT) | Sanitasi',
    ],
    rows: [...rows, total],
    notes: sourceNotes(works),
  });
  return { path: `dpupr/Air Minum dan Sanitasi ${year}.xlsx`, sheets: [sheet] };
}

/** An OpenDocument sheet, kecamatan and kelurahan in two columns. */
function homes(city: City, year: number): SampleBook {
  const families = households(city, year);
  let at = 0;
  const rows = city.kecamatan.flatMap((kecamatan) =>
    kecamatan.kelurahan.map((area): SampleCell[] => {
      const all = part(`rumah ${area.code}`, families[at++] ?? 0, 0.9, 0.03);
      return [kecamatan.name, area.name, all, part(`rtlh ${area.code}`, all, trend(0.052, 0.031, year), 0.4)];
    }),
  );
  const sheet = draw({
    name: `RTLH ${year}`,
    titles: letterhead(housing, 'Rumah dan rumah tidak layak huni', `Tahun ${year}`),
    columns: ['Kecamatan', 'Kelurahan', 'Jumlah Rumah (unit)', 'Rumah Tidak Layak Huni (unit)'],
    mergeDown: 0,
    rows: [...rows, totalRow(rows, 0, 2, 'Total')],
    notes: sourceNotes(housing),
  });
  return { path: `disperkim/Perumahan ${year}.ods`, sheets: [sheet] };
}

function lighting(city: City, year: number): SampleBook {
  const families = byKecamatan(city, households(city, year));
  const lamps = spread('pju', trend(11_900, 13_800, year), city.kecamatan, 0.2);
  const rows = listed(city.kecamatan, (area, i) => {
    const key = `${area.code} ${year}`;
    const [all = 0, homes = 0] = [lamps[i], families[i]];
    const led = part(`led ${key}`, all, trend(0.48, 0.72, year));
    const solar = part(`surya ${key}`, all, trend(0.035, 0.06, year), 0.2);
    return [all, led, solar, homes, part(`listrik ${key}`, homes, trend(0.988, 0.997, year), 0.002)];
  });
  const sheet = draw({
    name: 'PJU',
    titles: letterhead(
      housing,
      'Penerangan jalan umum dan rumah tangga berlistrik',
      `Keadaan Desember ${year}`,
    ),
    columns: [
      'No',
      'Kecamatan',
      'Titik PJU | Jumlah',
      'Titik PJU | LED',
      'Titik PJU | Tenaga Surya',
      'Rumah Tangga | Jumlah',
      'Rumah Tangga | Berlistrik',
    ],
    numbered: true,
    rows: [...rows, totalRow(rows, 1, 2).map((cell) => (typeof cell === 'number' ? round(cell) : cell))],
    notes: sourceNotes(housing),
  });
  return { path: `disperkim/Penerangan ${year}.xlsx`, sheets: [sheet] };
}
