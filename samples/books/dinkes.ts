// The health office's files: weighed toddlers each month, staff each year, births and deaths side by side.
import { byKecamatan, type City, inhabitants, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { months } from '../indonesian.js';
import { type Books, letterhead, listed, sourceNotes, totalRow } from '../letterhead.js';
import { part } from '../random.js';
import type { SampleBook, SampleCell, SampleSheet } from '../sheet.js';

const opd = 'Dinas Kesehatan';

export const dinkes: Books = (city) => [...toddlers(city), ...staff(city), deaths(city)];

/** One workbook a year, one sheet a month. */
function toddlers(city: City): SampleBook[] {
  return years.map((year) => ({
    path: `dinkes/Gizi Balita ${year}.xlsx`,
    sheets: months.map((name, i) => toddlerSheet(city, year, i, name)),
  }));
}

function toddlerSheet(city: City, year: number, month: number, name: string): SampleSheet {
  const rows = city.kecamatan.flatMap((kecamatan) =>
    kecamatan.kelurahan.map((area) => {
      const key = `${area.code} ${year} ${month}`;
      return [
        kecamatan.name,
        area.name,
        ...weighed(city, area.code, key, trend(0.075, 0.052, year, month / 12)),
      ];
    }),
  );
  return draw({
    name: `${name.slice(0, 3)} ${year}`,
    titles: letterhead(opd, 'Status gizi balita (BB/U) hasil penimbangan', `Bulan ${name} Tahun ${year}`),
    columns: [
      'Kecamatan',
      'Kelurahan',
      'Berat Badan menurut Umur (balita) | Sangat Kurang',
      'Berat Badan menurut Umur (balita) | Kurang',
      'Berat Badan menurut Umur (balita) | Normal',
      'Berat Badan menurut Umur (balita) | Risiko Lebih',
      'Jumlah Ditimbang',
      '% Kurang',
    ],
    rows: [...rows, totalRow(rows, 0, 2, 'JUMLAH').map((cell, i) => (i === 7 ? share(rows) : cell))],
    mergeDown: 0,
    notes: sourceNotes(opd, 'Keterangan : BB/U = berat badan menurut umur'),
  });
}

/** Toddlers of a kelurahan by weight class, their sum, and the share that weighs too little. */
function weighed(city: City, area: string, key: string, rate: number): SampleCell[] {
  const at = city.kelurahan.findIndex(({ code }) => code === area);
  const people = inhabitants(city, 'L', 2024)[at] ?? 0;
  const all = part(`balita ${key}`, people, 0.115, 0.02);
  const severe = part(`sk ${key}`, all, rate * 0.18, 0.3);
  const under = part(`k ${key}`, all, rate * 0.82, 0.15);
  const over = part(`lebih ${key}`, all, 0.04, 0.2);
  return [severe, under, all - severe - under - over, over, all, { percent: (severe + under) / all }];
}

function share(rows: readonly (readonly SampleCell[])[]): SampleCell {
  const sum = (col: number) => rows.reduce((total, row) => total + Number(row[col]), 0);
  return { percent: (sum(2) + sum(3)) / sum(6) };
}

/** Old .xls workbooks with an empty column between every two. */
function staff(city: City): SampleBook[] {
  return years.map((year) => {
    const spreadOf = (key: string, first: number, last: number) =>
      spread(key, trend(first, last, year), city.kecamatan, 0.2);
    const columns = [
      spreadOf('dokter', 318, 402),
      spreadOf('perawat', 1240, 1395),
      spreadOf('bidan', 506, 548),
      spreadOf('bed', 1105, 1248),
    ];
    const rows = listed(city.kecamatan, (_, i) => columns.map((values) => values[i] ?? 0));
    const sheet = draw({
      name: 'Nakes',
      titles: letterhead(opd, 'Tenaga kesehatan dan tempat tidur rumah sakit', `Tahun ${year}`),
      columns: [
        'No',
        'Kecamatan',
        'Tenaga Kesehatan (orang) | Dokter',
        'Tenaga Kesehatan (orang) | Perawat',
        'Tenaga Kesehatan (orang) | Bidan',
        'Tempat Tidur RS (unit)',
      ],
      numbered: true,
      gaps: true,
      rows: [...rows, totalRow(rows, 1, 2, 'Jumlah')],
      notes: sourceNotes(opd),
    });
    return { path: `dinkes/Nakes ${year}.xls`, sheets: [sheet] };
  });
}

/** One sheet for all years, side by side; "-" is a true zero here. */
function deaths(city: City): SampleBook {
  const births = years.map((year) =>
    byKecamatan(city, inhabitants(city, 'P', year)).map((n) => Math.round(n * 0.031)),
  );
  const infants = years.map((year) => spread(`bayi ${year}`, trend(58, 44, year), city.kecamatan, 0.6));
  const mothers = years.map((year) => spread(`ibu ${year}`, trend(9, 6, year), city.kecamatan, 0.9));
  const groups = [births, infants, mothers];
  const rows = listed(city.kecamatan, (_, i) =>
    groups.flatMap((group) => group.map((year) => year[i] || '-')),
  );
  return {
    path: 'dinkes/Kematian Ibu dan Bayi.xlsx',
    sheets: [
      draw({
        titles: letterhead(opd, 'Kelahiran hidup, kematian bayi dan kematian ibu', 'Tahun 2023-2025'),
        columns: [
          'No',
          'Kecamatan',
          ...['Kelahiran Hidup', 'Kematian Bayi', 'Kematian Ibu'].flatMap((group) =>
            years.map((year) => `${group} (jiwa) | ${year}`),
          ),
        ],
        rows: [...rows, totalRow(rows, 1, 2, 'Kota Cilegon')],
        notes: sourceNotes(opd, 'Keterangan : - = tidak ada kematian'),
      }),
    ],
  };
}
