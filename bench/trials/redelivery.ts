// The files of the small city in random order, in portions and with repeats → the same facts, values and scores.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inSmallCity, runWhole } from './session.js';
import { deliver, makeInbox, smallCityFiles } from './small-city.js';
import { differences, standing } from './standing.js';
import { drawing, shuffled, type Trial, type TrialSetting } from './trial.js';

type Standing = ReadonlyMap<string, string>;

export const redelivery: Trial = {
  holds:
    'The files come in a random order, a portion a run, some of them twice; what stands in the end is what stands when all come at once.',
  counted: 'deliveries',
  sample: 2,
  full: 40,
  async run({ place, rounds, seed, say }: TrialSetting) {
    const files = await smallCityFiles();
    const expected = await delivered(place, 'all', [files]);
    const found: string[] = [...expected.complaints];
    let count = files.length;
    for (let round = 0; round < rounds; round += 1) {
      const portions = drawnPortions(files, drawing(seed + round));
      const ended = await delivered(place, `round-${round}`, portions);
      const wrong = [...ended.complaints, ...differences(expected.stands, ended.stands)];
      found.push(...wrong.map((each) => `seed ${seed + round}: ${each}`));
      count += portions.flat().length;
      say(
        `seed ${seed + round}: ${portions.length} runs, ${portions.flat().length} deliveries, ${wrong.length} differences`,
      );
    }
    return { count, differences: found };
  },
};

/** Every file once, a fifth of them again in a later portion. */
function drawnPortions(files: readonly string[], draw: () => number): readonly (readonly string[])[] {
  const portions: string[][] = Array.from({ length: 2 + Math.floor(draw() * 5) }, () => []);
  for (const file of shuffled(files, draw)) {
    const at = Math.floor(draw() * portions.length);
    portions[at]?.push(file);
    if (draw() < 0.2) portions[Math.min(portions.length - 1, at + 1)]?.push(file);
  }
  return portions;
}

async function delivered(
  place: TrialSetting['place'],
  name: string,
  portions: readonly (readonly string[])[],
): Promise<{ readonly stands: Standing; readonly complaints: readonly string[] }> {
  const url = await place.database();
  const inbox = join(place.folder, name);
  await makeInbox(inbox);
  const complaints: string[] = [];
  let stands: Standing = new Map();
  for (const portion of portions) {
    for (const file of portion) await deliver(file, inbox);
    await inSmallCity(url, inbox, async (session) => {
      complaints.push(...(await runWhole(session)));
      stands = await standing(session.warehouse);
    });
  }
  await place.drop(url);
  await Promise.all([inbox, `${inbox}-home`].map((folder) => rm(folder, { recursive: true, force: true })));
  return { stands, complaints };
}
