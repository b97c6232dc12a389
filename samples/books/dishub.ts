// The transport office's files: accidents each quarter, signals and stops each year.
import { type City, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { quartersOf } from '../indonesian.js';
import { type Books, letterhead, listed, sourceNotes, totalRow } from '../letterhead.js';
import { swing } from '../random.js';
import type { SampleBook } from '../sheet.js';
import { yearlyFigures } from '../yearly-figures.js';

const opd = 'Dinas Perhubungan';

export const dishub: Books = (city) => [
  ...[...quartersOf(years)].map((at) => accidents(city, at.year, at.code, at.name, at.within)),
  yearlyFigures('dishub/Prasarana Transportasi.xlsx', opd, 'Prasarana lalu lintas dan angkutan', [
    { label: 'Halte seluruhnya', unit: 'unit', first: 46, last: 58 },
    { label: 'Halte dengan informasi waktu nyata', unit: 'unit', first: 4, last: 12 },
    { label: 'Simpang bersinyal (APILL)', unit: 'simpang', first: 21, last: 24 },
    { label: 'Simpang terkendali ATCS', unit: 'simpang', first: 9, last: 19 },
  ]),
];

/** "-" means that nothing happened. */
function accidents(city: City, year: number, code: string, name: string, within: number): SampleBook {
  const events = spread(
    `laka ${code}`,
    trend(46, 37, year, within) * (1 + swing(`laka ${code}`, 0.1)),
    city.kecamatan,
    0.5,
  );
  const dead = spread(
    `tewas ${code}`,
    trend(11, 7, year, within) + swing(`tewas ${code}`, 1.5),
    city.kecamatan,
    0.7,
  );
  const rows = listed(city.kecamatan, (_, i) => [
    events[i] || '-',
    dead[i] || '-',
    (events[i] ?? 0) * 2 || '-',
  ]);
  const sheet = draw({
    name: 'Laka',
    titles: letterhead(opd, 'Kecelakaan lalu lintas dan korban', `${name} Tahun ${year}`),
    columns: [
      'No',
      'Kecamatan',
      'Kejadian',
      'Korban (orang) | Meninggal Dunia',
      'Korban (orang) | Luka-luka',
    ],
    rows: [...rows, totalRow(rows, 1, 2, 'Jumlah')],
    notes: sourceNotes(opd, 'diolah dari Satlantas Polres Cilegon (contoh)'),
  });
  return { path: `dishub/Laka Lantas ${code}.xlsx`, sheets: [sheet] };
}
