// The environment office's files: waste each month as text numbers, green space by year side by side.
import { type City, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { monthsOf, typed } from '../indonesian.js';
import { type Books, letterhead, listed, round, sourceNotes, totalRow } from '../letterhead.js';
import { swing } from '../random.js';
import type { SampleBook, SampleCell } from '../sheet.js';

const opd = 'Dinas Lingkungan Hidup';

export const dlh: Books = (city) => [
  ...[...monthsOf(years)].map((at) => waste(city, at.year, at.code, at.name, at.within)),
  greenSpace(city),
];

/** Ways the kecamatan are typed by whoever is on duty. */
const spelled: Readonly<Record<string, string>> = {
  Pulomerak: 'Kec. Pulo Merak',
  Gerogol: 'GROGOL',
  Citangkil: 'Kec.Citangkil',
};

/** Tonnes with two decimals, typed as text: "1.234,56". The month stands in the title alone. */
function waste(city: City, year: number, code: string, name: string, within: number): SampleBook {
  const season = 1 + 0.05 * Math.sin(within * 2 * Math.PI) + swing(`sampah ${code}`, 0.015);
  const produced = spread(`timbulan ${code}`, trend(9420, 9890, year, within) * season * 100, city.kecamatan);
  const hauled = trend(0.52, 0.63, year, within);
  const treated = trend(0.07, 0.19, year, within);
  const recycled = trend(0.06, 0.095, year, within);
  const data = listed(
    city.kecamatan,
    (area, i) => {
      const tonnes = (produced[i] ?? 0) / 100;
      const share = (rate: number, key: string) =>
        round(tonnes * rate * (1 + swing(`${key} ${area.code} ${code}`, 0.05)));
      return [tonnes, share(hauled, 'angkut'), share(treated, 'olah'), share(recycled, 'daur')];
    },
    (area) => spelled[area.name] ?? area.name,
  );
  const rows = [...data, totalRow(data, 1, 2, 'JUMLAH')].map((row) => row.map(tonnesAsText));
  const sheet = draw({
    name: 'Sheet1',
    titles: letterhead(opd, 'Timbulan dan penanganan sampah', `Bulan ${name} ${year}`),
    columns: [
      'No',
      'Kecamatan',
      'Timbulan (ton)',
      'Penanganan (ton) | Terangkut ke TPSA',
      'Penanganan (ton) | Diolah (RDF, kompos, TPS3R)',
      'Penanganan (ton) | Didaur Ulang',
    ],
    numbered: true,
    rows,
    notes: sourceNotes(opd, 'Ket. : termasuk sampah dari program palang pintu masuk'),
  });
  return { path: `dlh/Sampah ${code}.xlsx`, sheets: [sheet] };
}

function tonnesAsText(cell: SampleCell, col: number): SampleCell {
  return col >= 2 && typeof cell === 'number' ? typed(cell, 2) : cell;
}

/** The area of the city is the published 162,578 km²; how it divides is made up. */
function greenSpace(city: City): SampleBook {
  const land = spread('luas', 162_578, city.kecamatan, 0.4).map((metres) => metres / 1000);
  const green = years.map((year) =>
    spread(`rth ${years[0]}`, trend(1490, 1960, year) * 10, city.kecamatan, 0.3).map((tenths) => tenths / 10),
  );
  const rows = listed(city.kecamatan, (_, i) => [
    ...years.map(() => land[i] ?? 0),
    ...green.map((year) => year[i] ?? 0),
  ]);
  const total = totalRow(rows, 1, 2, 'JUMLAH').map((cell) =>
    typeof cell === 'number' ? round(cell, 3) : cell,
  );
  const exact = total.map((cell, col) => (col >= 2 && col <= 4 ? 162.578 : cell));
  const sheet = draw({
    name: 'RTH',
    titles: letterhead(opd, 'Luas wilayah dan ruang terbuka hijau publik', 'Tahun 2023-2025'),
    columns: [
      'No',
      'Kecamatan',
      ...years.map((year) => `Luas Wilayah (km2) | ${year}`),
      ...years.map((year) => `RTH Publik (ha) | ${year}`),
    ],
    rows: [...rows, exact],
    notes: sourceNotes(opd, 'Luas kota 162,578 km2 sesuai angka terbitan; pembagian per kecamatan rekaan.'),
  });
  return { path: 'dlh/Ruang Terbuka Hijau.xlsx', sheets: [sheet] };
}
