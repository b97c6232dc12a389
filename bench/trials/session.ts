// The URL of a trial's database and an inbox → the session of the small city that runs work on.
import { run } from '../../pipelines/run.js';
import type { Session } from '../../pipelines/session.js';
import { areaResolver } from '../../transforms/values/area.js';
import { runAudits } from '../../warehouse/audits.js';
import { readKeys } from '../../warehouse/keys.js';
import { loadReference } from '../../warehouse/load-reference.js';
import { openAt } from '../session.js';
import { silent } from '../silent.js';
import { smallCity } from './small-city.js';

/** Opens the warehouse anew, as a command does, and closes it whatever happens. */
export async function inSmallCity<T>(
  url: string,
  inbox: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const configuration = await smallCity(inbox);
  const warehouse = await openAt(url, `${inbox}-home`);
  try {
    await loadReference(warehouse, configuration);
    const { areas, city } = configuration;
    const keys = await readKeys(warehouse, city.area);
    const ports = { clock: () => new Date(), env: {}, log: silent, signal: new AbortController().signal };
    return await work({
      configuration,
      warehouse,
      keys,
      resolver: areaResolver(areas, city.area),
      remaps: [],
      ports,
    });
  } finally {
    await warehouse.close();
  }
}

/** A run and the audits after it; what either complains of. */
export async function runWhole(session: Session): Promise<readonly string[]> {
  const { datasets, audits } = await run(session, {}, () => undefined);
  const failed = datasets.flatMap(({ dataset, error }) =>
    error === null ? [] : [`${dataset.id}: ${error.message}`],
  );
  const found = [...audits, ...(await runAudits(session.warehouse))];
  return [...failed, ...found.map(({ audit, title }) => `audit ${audit}: ${title}`)];
}
