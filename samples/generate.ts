// Nothing but the seed in its own code → every file of samples/inbox and samples/recorded.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commerce } from './books/commerce.js';
import { dindik } from './books/dindik.js';
import { dinkes } from './books/dinkes.js';
import { dishub } from './books/dishub.js';
import { diskominfo } from './books/diskominfo.js';
import { dlh } from './books/dlh.js';
import { dukcapil } from './books/dukcapil.js';
import { offices } from './books/offices.js';
import { publicWorks } from './books/public-works.js';
import { published } from './books/published.js';
import { safety } from './books/safety.js';
import { type City, readCity } from './city.js';
import { damaged } from './damage.js';
import { citizenFeeds } from './feeds/citizens.js';
import { commandCenterFeeds } from './feeds/command-center.js';
import { downloadFeeds } from './feeds/downloads.js';
import { statisticsOfficeFeeds } from './feeds/statistics-office.js';
import type { Recording } from './recording.js';
import { packageRoot } from './root.js';
import type { SampleFile } from './sheet.js';
import { bytesOf } from './write.js';

const books = [
  published,
  dukcapil,
  dinkes,
  dindik,
  diskominfo,
  dlh,
  dishub,
  publicWorks,
  commerce,
  offices,
  safety,
];

/** Every file of the inbox, the wrong ones included. */
export function sampleFiles(city: City): readonly SampleFile[] {
  return books.flatMap((book) => book(city)).map(damaged);
}

/** Every answer that the sample server replays. */
export function recordings(city: City): readonly Recording[] {
  return [...citizenFeeds(city), ...commandCenterFeeds(), ...downloadFeeds(city), ...statisticsOfficeFeeds()];
}

/** Writes both folders anew below `directory` and returns the number of files. */
export async function generate(directory: string): Promise<number> {
  const city = readCity();
  const files = [
    ...sampleFiles(city).map((file) => ({ path: join('inbox', file.path), bytes: bytesOf(file) })),
    ...recordings(city).map((file) => ({ path: join('recorded', file.name), bytes: file.bytes })),
  ];
  await Promise.all(
    ['inbox', 'recorded'].map((folder) => rm(join(directory, folder), { recursive: true, force: true })),
  );
  for (const file of files) {
    const path = join(directory, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.bytes);
  }
  return files.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = await generate(join(packageRoot, 'samples'));
  process.stderr.write(`${count} sample files written\n`);
}
