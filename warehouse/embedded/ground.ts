// A home directory → the ground its server stands on, made the first time: place, account, programs, data.
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WarehouseError } from '../../model/errors.js';
import type { Ports } from '../../model/ports.js';
import { serverAccount } from './account.js';
import { findPrograms, type Resolve } from './binaries.js';
import { type Memory, memoryLost, recall, remember } from './home.js';
import { dataVersion, initialise, refuseOtherVersion } from './initialise.js';
import { insideHome, makePlace, placePath } from './place.js';
import { anyFreePort } from './port.js';
import type { Ground } from './start.js';

/** Only under the lock of the home. */
export async function findGround(
  home: string,
  resolve: Resolve | undefined,
  ports: Pick<Ports, 'log'>,
): Promise<Ground> {
  const memory = (await recall(home)) ?? (await beginMemory(home));
  const place = placePath(home, memory.place);
  if ((await stat(place).catch(() => null)) === null) throw placeGone(home, place);
  const account = await serverAccount(place);
  const data = join(place, 'data');
  await refuseOtherVersion(data);
  const programs = await findPrograms(place, account, resolve);
  if ((await dataVersion(data)) === null) {
    ports.log.info('first start: making the PostgreSQL data directory', { directory: data });
    await initialise(place, programs, memory.password, account);
  }
  return { place, data, log: join(place, 'log'), programs, account, password: memory.password };
}

/** The password is on disk before initdb uses it: a crash in between costs nothing. */
async function beginMemory(home: string): Promise<Memory> {
  if ((await dataVersion(join(placePath(home, insideHome), 'data'))) !== null) throw memoryLost(home);
  const place = await makePlace(home, await serverAccount(null));
  const password = randomBytes(24).toString('base64url');
  const memory = { place, port: await anyFreePort(), password };
  await remember(home, memory);
  return memory;
}

function placeGone(home: string, place: string): WarehouseError {
  return new WarehouseError(
    'SD_WAREHOUSE_GONE',
    `The directory ${place}, where ${home} keeps its PostgreSQL data, does not exist.`,
    {
      hint: `Mount or restore it. To begin anew (the archive of files stays), remove ${join(home, 'postgres.json')}.`,
    },
  );
}
