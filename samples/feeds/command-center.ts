// What the command center's feeds would answer: traffic on the main roads, the ports, industry, air.
import { trend, years } from '../city.js';
import { draw } from '../draw.js';
import { monthsOf, quartersOf, typed } from '../indonesian.js';
import { letterhead, sampleMark, sourceNotes } from '../letterhead.js';
import { chance, swing } from '../random.js';
import { type Recording, recordsFile, textFile } from '../recording.js';
import { bytesOf } from '../write.js';

export function commandCenterFeeds(): readonly Recording[] {
  return [traffic(), ports(), industry(), ...years.map(air)];
}

const roads = [
  ['Jl. Raya Anyer', 31, 410_000],
  ['Jl. Sultan Ageng Tirtayasa', 18, 520_000],
  ['Jl. Ahmad Yani', 14, 480_000],
  ['Jl. Raya Merak', 26, 610_000],
  ['Jl. Lingkar Selatan', 22, 350_000],
] as const;

function traffic(): Recording {
  const records = [...monthsOf(years)].flatMap(({ year, code, within }) =>
    roads.map(([ruas, minutes, volume]) => {
      const free = minutes * (1 + swing(`lancar ${ruas} ${code}`, 0.02));
      const index = trend(1.72, 1.44, year, within) * (1 + swing(`puncak ${ruas} ${code}`, 0.05));
      return {
        periode: code,
        ruas,
        volume: Math.round(
          volume * trend(1, 1.07, year, within) * (1 + swing(`volume ${ruas} ${code}`, 0.06)),
        ),
        menit_puncak: Number((free * index).toFixed(1)),
        menit_lancar: Number(free.toFixed(1)),
      };
    }),
  );
  return recordsFile('lalu-lintas.json', records);
}

const harbours = [
  ['Pelabuhan Merak', 2450, 1_020_000, 610_000],
  ['Pelabuhan Ciwandan', 118, 14_500, 690_000],
  ['Pelabuhan Cigading', 96, 0, 1_480_000],
  ['Pelabuhan Indah Kiat', 64, 0, 210_000],
] as const;

function ports(): Recording {
  const records = [...monthsOf(years)].flatMap(({ year, code, within }) =>
    harbours.map(([pelabuhan, ships, people, tonnes]) => {
      const vary = (key: string) =>
        trend(1, 1.12, year, within) * (1 + swing(`${key} ${pelabuhan} ${code}`, 0.07));
      return {
        periode: code,
        pelabuhan,
        kapal: Math.round(ships * vary('kapal')),
        penumpang: Math.round(people * vary('penumpang')),
        barang_ton: Number((tonnes * vary('barang')).toFixed(1)),
      };
    }),
  );
  return recordsFile(
    'arus-pelabuhan.json',
    records.map((record, i) => ({ _id: i + 1, ...record })),
  );
}

const branches = [
  ['Logam dasar dan baja', 21, 13_800, 14_900],
  ['Kimia dan petrokimia', 38, 17_400, 19_600],
  ['Makanan dan minuman', 17, 4_900, 3_100],
  ['Pembangkit dan energi', 9, 3_300, 5_200],
  ['Industri lainnya', 44, 8_200, 2_700],
] as const;

/** All quarters in one long sheet; billions of rupiah as text, no total. */
function industry(): Recording {
  const rows = [...quartersOf(years)].flatMap(({ year, name, within, quarter }) =>
    branches.map(([branch, firms, workers, output]) => {
      const key = `${branch} ${year} ${quarter}`;
      const value = output * trend(1, 1.13, year, within) * (1 + swing(`produksi ${key}`, 0.02));
      return [
        `${name} ${year}`,
        branch,
        firms + year - 2023,
        Math.round(workers * trend(1, 1.06, year, within) * (1 + swing(`tk ${key}`, 0.01))),
        typed(value, 2),
      ];
    }),
  );
  const sheet = draw({
    name: 'Industri',
    titles: letterhead('Dinas Perindustrian dan Perdagangan', 'Industri besar dan sedang', 'Tahun 2023-2025'),
    columns: [
      'Triwulan',
      'Golongan Industri',
      'Unit Usaha',
      'Tenaga Kerja (orang)',
      'Nilai Produksi (miliar rupiah)',
    ],
    rows,
    notes: sourceNotes('Dinas Perindustrian dan Perdagangan'),
  });
  return { name: 'industri-triwulanan.xlsx', bytes: bytesOf({ path: 'industri.xlsx', sheets: [sheet] }) };
}

const stations = ['Cilegon Kota', 'Ciwandan', 'Merak'] as const;

/** Six days a month at three stations; "-" where a parameter was not tested. */
function air(year: number): Recording {
  const rows = [...monthsOf([year])].flatMap(({ code, within }) =>
    stations.flatMap((station) =>
      Array.from({ length: 6 }, (_, day) =>
        reading(`${code} ${station} ${day}`, code, station, year, within),
      ),
    ),
  );
  return textFile(`udara-${year}.csv`, ['bulan;stasiun;pm10;pm25;so2;catatan', ...rows]);
}

function reading(key: string, month: string, station: string, year: number, within: number): string {
  const level = trend(1.12, 0.9, year, within) * (1 + swing(`udara ${key}`, 0.25));
  const tested = (value: number, name: string) =>
    chance(`${name} ${key}`) < 0.04 ? '-' : typed(value * level, 1);
  return [month, station, tested(49, 'pm10'), tested(27, 'pm25'), tested(21, 'so2'), sampleMark].join(';');
}
