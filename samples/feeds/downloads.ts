// What offices put up for download: schools with internet as CSV, social assistance as workbooks.
import { byKecamatan, type City, households, inhabitants, trend, years } from '../city.js';
import { draw } from '../draw.js';
import { quartersOf } from '../indonesian.js';
import { letterhead, sourceNotes, totalRow } from '../letterhead.js';
import { chance, part } from '../random.js';
import { type Recording, textFile } from '../recording.js';
import type { SampleCell } from '../sheet.js';
import { bytesOf } from '../write.js';

export function downloadFeeds(city: City): readonly Recording[] {
  return years.flatMap((year) => [schools(city, year), assistance(city, year)]);
}

const stages = [
  ['SD', 'SD Contoh', 12, 0.192],
  ['SMP', 'SMP Contoh', 5, 0.091],
] as const;

/** One line a school. The names are made up; a real school register begins with another number. */
function schools(city: City, year: number): Recording {
  const men = byKecamatan(city, inhabitants(city, 'L', year));
  const lines = city.kecamatan.flatMap((area, k) =>
    stages.flatMap(([stage, name, count, share]) =>
      Array.from({ length: count }, (_, i) => {
        const key = `${area.code} ${stage} ${i}`;
        const pupils = part(`siswa ${key} ${year}`, ((men[k] ?? 0) * share * 1.6) / count, 1, 0.3);
        const online = chance(`internet ${key}`) < trend(0.66, 0.95, year);
        const npsn = `0000${k}${stage === 'SD' ? 1 : 2}${String(i).padStart(2, '0')}`;
        return [
          npsn,
          `${name} ${area.name} ${i + 1}`,
          year,
          area.name,
          stage,
          pupils,
          online ? 'Ya' : 'Tidak',
        ].join(',');
      }),
    ),
  );
  return textFile(`internet-sekolah-${year}.csv`, [
    'npsn,nama_sekolah,tahun,kecamatan,jenjang,siswa,internet',
    ...lines,
  ]);
}

function assistance(city: City, year: number): Recording {
  const opd = 'Dinas Sosial';
  const families = households(city, year);
  const rows = [...quartersOf([year])].flatMap(({ name, quarter, within }) =>
    city.kelurahan.map((area, i): SampleCell[] => {
      const listed = part(`kpm ${area.code} ${year}`, families[i] ?? 0, 0.115, 0.3);
      const key = `salur ${area.code} ${year} ${quarter}`;
      return [`${name} ${year}`, area.name, listed, part(key, listed, trend(0.83, 0.95, year, within), 0.04)];
    }),
  );
  const sheet = draw({
    name: 'Bansos',
    titles: letterhead(opd, 'Keluarga penerima manfaat dan penyaluran', `Tahun ${year}`),
    columns: [
      'Periode',
      'Kelurahan',
      'Keluarga Penerima Manfaat (KPM) | Terdaftar',
      'Keluarga Penerima Manfaat (KPM) | Tersalur',
    ],
    numbered: true,
    rows: [...rows, totalRow(rows, 1, 2)],
    notes: sourceNotes(opd),
  });
  return { name: `bansos-${year}.xlsx`, bytes: bytesOf({ path: 'bansos.xlsx', sheets: [sheet] }) };
}
