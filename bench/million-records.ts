// The same million rows as records → a sum for each kecamatan and month, against parsing the file and no more.
import { join } from 'node:path';
import { kecamatan, kelurahan } from './city.js';
import { rowsOfMonth, writeBigFile } from './files.js';
import { inChild } from './in-child.js';
import { compare } from './measure.js';
import { withPlace } from './place.js';
import { type Finding, ratioFinding } from './report.js';

export function millionRecords(rows: number, rounds: number): Promise<readonly Finding[]> {
  return withPlace(async (place) => {
    const file = join(place.folder, 'penduduk.csv');
    await writeBigFile(file, rows);
    const job = { file, home: place.folder, url: '', facts: factsIn(rows) } as const;
    const gathered = async () => {
      const url = await place.database();
      const { ms } = await inChild('child', { ...job, work: 'records', url });
      await place.drop(url);
      return ms;
    };
    const parsed = async () => (await inChild('child', { ...job, work: 'parse' })).ms;
    const found = await compare(rounds, gathered, parsed);
    const what = `${rows} rows of CSV summed by ${placesIn(rowsOfMonth)} kecamatan and month`;
    return [ratioFinding(what, ['satudata', 'parsing alone'], found, 2)];
  });
}

/** Whole months hold every kecamatan; the last may end before it has come to all. */
function factsIn(rows: number): number {
  return Math.floor(rows / rowsOfMonth) * placesIn(rowsOfMonth) + placesIn(rows % rowsOfMonth);
}

/** How many kecamatan the first rows of a month speak of. */
function placesIn(rows: number): number {
  const begun = Math.ceil(rows / (rowsOfMonth / kelurahan.length));
  return new Set(kelurahan.slice(0, begun).map(({ parent }) => kecamatan.get(parent ?? '')?.name)).size;
}
