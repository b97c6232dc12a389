// A run of the small city, killed at a random moment, then run to its end → the facts, values and scores of a run that was not.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../../pipelines/package-root.js';
import { inSmallCity, runWhole } from './session.js';
import { deliver, makeInbox, smallCityFiles } from './small-city.js';
import { differences, standing } from './standing.js';
import { drawing, type Trial, type TrialSetting } from './trial.js';

const program = join(packageRoot(), 'dist', 'bench', 'trials', 'crash-child.js');

export const crash: Trial = {
  holds:
    'A run is killed (SIGKILL) at a random moment, several times over; the next run ends with what an undisturbed one gives, and no audit complains.',
  counted: 'kills',
  sample: 2,
  full: 40,
  async run({ place, rounds, seed, say }: TrialSetting) {
    const plain = await began(place, 'undisturbed');
    const begun = Date.now();
    const first = await ended(plain);
    const usual = Date.now() - begun;
    const found: string[] = [...first.complaints];
    let count = 0;
    for (let round = 0; round < rounds; round += 1) {
      const draw = drawing(seed + round);
      const here = await began(place, `round-${round}`);
      const kills = 1 + Math.floor(draw() * 3);
      for (let kill = 0; kill < kills; kill += 1) await killed(here, draw() * usual);
      const after = await ended(here);
      const wrong = [...after.complaints, ...differences(first.stands, after.stands)];
      found.push(...wrong.map((each) => `seed ${seed + round}: ${each}`));
      count += kills;
      say(`seed ${seed + round}: ${kills} kills within ${usual} ms, ${wrong.length} differences`);
      await gone(place, here);
    }
    await gone(place, plain);
    return { count, differences: found };
  },
};

interface Town {
  readonly url: string;
  readonly inbox: string;
}

async function began(place: TrialSetting['place'], name: string): Promise<Town> {
  const inbox = join(place.folder, name);
  await makeInbox(inbox);
  for (const file of await smallCityFiles()) await deliver(file, inbox);
  return { url: await place.database(), inbox };
}

async function gone(place: TrialSetting['place'], { url, inbox }: Town): Promise<void> {
  await place.drop(url);
  await Promise.all([inbox, `${inbox}-home`].map((folder) => rm(folder, { recursive: true, force: true })));
}

async function killed({ url, inbox }: Town, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [program, url, inbox], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await wait(milliseconds);
  child.kill('SIGKILL');
  await closed;
}

function ended({ url, inbox }: Town) {
  return inSmallCity(url, inbox, async (session) => {
    const complaints = await runWhole(session);
    return { complaints, stands: await standing(session.warehouse) };
  });
}
