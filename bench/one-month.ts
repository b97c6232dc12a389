// One new month of 430 rows into a large warehouse, against the same month into a small one: commit and publish.
import { join } from 'node:path';
import type { Session } from '../pipelines/session.js';
import { publish } from '../warehouse/publish.js';
import { kelurahan, monthly } from './city.js';
import { firstYear, monthRows, writeMonth } from './files.js';
import { fill } from './fill.js';
import { compare, timed } from './measure.js';
import { type Place, withPlace } from './place.js';
import { type Finding, ratioFinding } from './report.js';
import { ingestAll, keep, withSession } from './session.js';

interface Size {
  readonly variables: number;
  readonly months: number;
}

/** A warehouse grows by what it measures and by time: 100 variables and 117 months, or 10 and 12. */
const large: Size = { variables: 100, months: 117 };
const small: Size = { variables: 10, months: 12 };

export function oneMonth(rounds: number): Promise<readonly Finding[]> {
  return withPlace(async (place) => {
    const bring = async (size: Size) => {
      const url = await filled(place, size);
      return (round: number) => bringMonth(url, place, size, round);
    };
    const found = await compare(rounds, await bring(large), await bring(small));
    const facts = ({ variables, months }: Size) => variables * months * monthRows;
    const what = `a month of ${monthRows} rows, commit and publish`;
    const names = [`into ${facts(large)} facts`, `into ${facts(small)}`] as const;
    return [ratioFinding(what, names, found, 1.5)];
  });
}

async function filled(place: Place, { variables, months }: Size): Promise<string> {
  const url = await place.database();
  await withSession(url, place.folder, async ({ warehouse }) => {
    await fill(warehouse, variables, months);
    await publish(warehouse);
  });
  await place.settle();
  return url;
}

async function bringMonth(url: string, place: Place, { months }: Size, round: number): Promise<number> {
  const at = months + round;
  const file = join(place.folder, `bulanan-${months}-${round}.csv`);
  await writeMonth(file, firstYear + Math.floor(at / 12), (at % 12) + 1, round);
  return withSession(url, place.folder, (session) => commitAndPublish(file, place, session));
}

async function commitAndPublish(file: string, place: Place, session: Session): Promise<number> {
  const kept = await keep(file, place.folder);
  return timed(async () => {
    await ingestAll(monthly, kept, monthRows, session);
    const { indicators } = await publish(session.warehouse);
    if (indicators.changed < kelurahan.length) throw new Error(`only ${indicators.changed} figures changed`);
  });
}
