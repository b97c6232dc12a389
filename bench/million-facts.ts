// A CSV of a million rows → a million versioned facts, against SQL written by hand, and the memory it takes.
import { join } from 'node:path';
import { loadByHand } from './by-hand.js';
import { writeBigFile } from './files.js';
import { inChild } from './in-child.js';
import { compare, spreadOf } from './measure.js';
import { type Place, withPlace } from './place.js';
import { type Finding, memoryFinding, ratioFinding } from './report.js';

export function millionFacts(rows: number, rounds: number): Promise<readonly Finding[]> {
  return withPlace(async (place) => {
    const file = join(place.folder, 'penduduk.csv');
    await writeBigFile(file, rows);
    const peaks: number[] = [];
    const found = await compare(
      rounds,
      () =>
        onFresh(place, async (url) => {
          const job = { work: 'facts', file, home: place.folder, url, facts: rows } as const;
          const { ms, peakMegabytes } = await inChild('child', job);
          peaks.push(peakMegabytes);
          return ms;
        }),
      () => onFresh(place, (url) => loadByHand(url, file, rows)),
    );
    const what = `${rows} rows of CSV → facts with versions and origin`;
    return [
      ratioFinding(what, ['satudata', 'COPY and insert … select'], found, 1.5),
      memoryFinding('the same: most resident memory of the process', spreadOf(peaks), 300),
    ];
  });
}

async function onFresh(place: Place, work: (url: string) => Promise<number>): Promise<number> {
  const url = await place.database();
  await place.settle();
  try {
    return await work(url);
  } finally {
    await place.drop(url);
  }
}
