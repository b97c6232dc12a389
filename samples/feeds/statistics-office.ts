// What the WebAPI of BPS would answer, in its shape: dynamic data with concatenated keys, and a list in two parts.
import { trend, years } from '../city.js';
import { type Recording, recordsFile } from '../recording.js';

export function statisticsOfficeFeeds(): readonly Recording[] {
  return [unemployment(), strategicIndicators()];
}

const places = [
  { val: 3672, label: 'Kota Cilegon', first: 7.41, last: 6.18 },
  { val: 3600, label: '<b>BANTEN</b>', first: 7.52, last: 6.64 },
] as const;

/** One answer that holds every year; the server leaves out the years that were not asked for. */
function unemployment(): Recording {
  const answer = {
    status: 'OK',
    'data-availability': 'available',
    var: [
      {
        val: 543,
        label: 'Tingkat Pengangguran Terbuka (contoh)',
        unit: 'Persen',
        subj: 'Tenaga Kerja',
        def: '',
        note: '',
      },
    ],
    turvar: [{ val: 0, label: 'Tidak Ada' }],
    labelvervar: 'Kabupaten/Kota',
    vervar: places.map(({ val, label }) => ({ val, label })),
    tahun: years.map((year) => ({ val: year - 1900, label: String(year) })),
    turtahun: [{ val: 0, label: 'Tahun' }],
    datacontent: Object.fromEntries(
      places.flatMap(({ val, first, last }) =>
        years.map((year) => [`${val}5430${year - 1900}0`, Number(trend(first, last, year).toFixed(2))]),
      ),
    ),
  };
  return { name: 'bps-tpt.json', bytes: Buffer.from(`${JSON.stringify(answer, null, 1)}\n`) };
}

const figures = [
  ['Persentase Penduduk Miskin', 'Persen', 3.98, 3.52],
  ['Laju Pertumbuhan PDRB', 'Persen', 4.61, 5.24],
  ['Inflasi Tahunan', 'Persen', 2.9, 2.1],
  ['Rasio Gini', 'Poin', 0.365, 0.352],
] as const;

function strategicIndicators(): Recording {
  const records = years.flatMap((year) =>
    figures.map(([name, unit, first, last], i) => ({
      indicator_id: (year - 2023) * figures.length + i + 1,
      title: `${name} Kota Cilegon, ${year}`,
      name: '',
      data_source: 'Contoh, bukan data BPS',
      value: Number(trend(first, last, year).toFixed(3)),
      unit,
      category: 2,
      hash_id: `c${year}${i}`,
      periode: String(year),
    })),
  );
  return recordsFile('bps-indikator.json', records);
}
