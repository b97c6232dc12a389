// Food, disasters and public order: harvests, incidents as CSV, prepared kelurahan, offences by month.
import { type City, type Kelurahan, spread, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { months, monthsOf } from '../indonesian.js';
import { type Books, letterhead, listed, round, sampleMark, sourceNotes, totalRow } from '../letterhead.js';
import { chance, swing } from '../random.js';
import type { SampleBook, SampleCell, SampleText } from '../sheet.js';

const food = 'Dinas Ketahanan Pangan dan Pertanian';
const disaster = 'Badan Penanggulangan Bencana Daerah';
const order = 'Satuan Polisi Pamong Praja';

export const safety: Books = (city) => [
  // The harvest of 2025 has not been sent: a city always waits for somebody.
  ...years.slice(0, 2).map((year) => harvest(city, year)),
  ...years.flatMap((year) => [incidents(city, year), prepared(city, year), offences(year)]),
];

function harvest(city: City, year: number): SampleBook {
  const land = spread('sawah', 17_400 - (year - 2023) * 300, city.kecamatan, 0.6);
  const rows = listed(
    city.kecamatan,
    (area, i) => {
      const hectares = (land[i] ?? 0) / 10;
      return [hectares, round(hectares * (5.05 + swing(`padi ${area.code} ${year}`, 0.4)), 1)];
    },
    (area) => `Kec. ${area.name}`,
  );
  const sheet = draw({
    name: 'Padi',
    titles: letterhead(food, 'Luas panen dan produksi padi', `Tahun ${year}`),
    columns: ['No', 'Kecamatan', 'Padi | Luas Panen (Ha)', 'Padi | Produksi (Ton)'],
    gaps: true,
    rows: [...rows, totalRow(rows, 1, 2)],
    notes: sourceNotes(food, 'Produksi dalam gabah kering giling (GKG)'),
  });
  return { path: `dkpp/Produksi Padi ${year}.xls`, sheets: [sheet] };
}

/** UTF-8 with a byte-order mark and commas; all months of a year below each other, "-" for none. */
function incidents(city: City, year: number): SampleText {
  const lines = [...monthsOf([year])].flatMap(({ name, month, within }) =>
    city.kecamatan.map((area) => incident(area, name, year, `${area.code} ${year} ${month}`, within)),
  );
  const head =
    'Bulan,Kecamatan,Banjir,Kebakaran,Angin Kencang,Korban Meninggal,Rata-rata Waktu Tanggap (menit)';
  const title = `Rekap kejadian bencana ${year} - ${sampleMark},,,,,,`;
  return {
    path: `bpbd/kejadian_bencana_${year}.csv`,
    text: `\uFEFF${[title, head, ...lines].join('\r\n')}\r\n`,
    encoding: 'utf8',
  };
}

function incident(area: Kelurahan, month: string, year: number, key: string, within: number): string {
  const wet = 1 + 0.8 * Math.cos(within * 2 * Math.PI);
  const flood = Math.floor(chance(`banjir ${key}`) * 2.4 * wet);
  const fire = Math.floor(chance(`api ${key}`) * 2.6);
  const wind = Math.floor(chance(`angin ${key}`) * 1.5);
  const dead = chance(`korban ${key}`) > 0.992 ? 1 : 0;
  const minutes = Math.round(trend(23, 16.5, year, within) * (1 + swing(`tanggap ${key}`, 0.12)));
  return [`${month} ${year}`, area.name, ...[flood, fire, wind, dead].map((n) => n || '-'), minutes].join(
    ',',
  );
}

/** A tick for yes in one column, words in the other. */
function prepared(city: City, year: number): SampleBook {
  const rows = city.kelurahan.map((area, i): SampleCell[] => [
    i + 1,
    area.name.toUpperCase(),
    chance(`tangguh ${area.code}`) < trend(0.3, 0.66, year) ? '√' : 'Belum',
    chance(`rencana ${area.code}`) < trend(0.42, 0.8, year) ? 'Ada' : 'Tidak',
  ]);
  const sheet = draw({
    name: 'Destana',
    titles: letterhead(disaster, 'Kelurahan tangguh bencana', `Tahun ${year}`),
    columns: ['No', 'Nama Kelurahan', 'Tangguh Bencana', 'Rencana Kontinjensi'],
    rows,
    notes: sourceNotes(disaster, 'Keterangan : √ = sudah'),
  });
  return { path: `bpbd/Kelurahan Tangguh ${year}.xlsx`, sheets: [sheet] };
}

const kinds = [
  'PKL di trotoar',
  'Reklame tanpa izin',
  'Bangunan tanpa izin',
  'Minuman beralkohol',
  'Ketertiban lain',
];

function offences(year: number): SampleBook {
  const rows = kinds.map((kind, k): SampleCell[] => {
    const monthly = months.map((_, i) =>
      Math.round(trend(9.5, 5.5, year, (i + 0.5) / 12) * (1 + swing(`${kind} ${year} ${i}`, 0.4))),
    );
    return [k + 1, kind, ...monthly, monthly.reduce((a, b) => a + b, 0)];
  });
  const sheet = draw({
    name: 'Pelanggaran',
    titles: letterhead(order, 'Pelanggaran peraturan daerah yang ditindak', `Tahun ${year}`),
    columns: ['No', 'Jenis Pelanggaran', ...months.map((name) => `Bulan | ${name}`), 'Jumlah'],
    numbered: true,
    rows: [...rows, totalRow(rows, 1, 2)],
    notes: sourceNotes(order),
  });
  return { path: `satpol-pp/Pelanggaran Perda ${year}.xlsx`, sheets: [sheet] };
}
