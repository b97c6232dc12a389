// The size that a benchmark asks for → CSV files of made-up figures, the same bytes every time.
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ageGroups, ages, kecamatan, kelurahan, sexes } from './city.js';

export const bigHeading = 'tahun,bulan,kecamatan,kelurahan,kelompok_umur,jenis_kelamin,nilai';
export const firstYear = 2015;
export const rowsOfMonth = kelurahan.length * ages.length * sexes.length;
export const monthRows = kelurahan.length * ageGroups.length * sexes.length;

/** `rows` facts of one grain each: 43 kelurahan × 101 ages × 2 sexes a month, from January 2015 on. */
export async function writeBigFile(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${bigHeading}\n`);
  let left = rows;
  for (let month = 0; left > 0; month++) {
    const lines = monthOf(month).slice(0, left);
    left -= lines.length;
    if (!file.write(lines.join(''))) await new Promise<void>((resolve) => file.once('drain', resolve));
  }
  file.end();
  await finished(file);
}

function monthOf(month: number): readonly string[] {
  const when = `${firstYear + Math.floor(month / 12)},${(month % 12) + 1}`;
  return kelurahan.flatMap(({ name, parent }, place) => {
    const where = `${kecamatan.get(parent ?? '')?.name},${name}`;
    return ages.flatMap((age, years) =>
      sexes.map((sex, half) => {
        const value = 1 + ((place * 131 + years * 17 + half * 7 + month * 3) % 397);
        return `${when},${where},${age},${sex},${value}\n`;
      }),
    );
  });
}

/** A month of the small dataset: 430 rows. `draw` makes the figures others. */
export async function writeMonth(path: string, year: number, month: number, draw: number): Promise<void> {
  const rows = kelurahan.flatMap(({ name }, place) =>
    ageGroups.flatMap((age, group) =>
      sexes.map((sex, half) => {
        const value = 100 + ((place * 31 + group * 17 + half * 7 + draw * 13) % 389);
        return `${year},${month},${name},${age},${sex},${value}\n`;
      }),
    ),
  );
  await writeFile(path, `tahun,bulan,kelurahan,kelompok_umur,jenis_kelamin,nilai\n${rows.join('')}`);
}
