// A data directory → a server that runs on it and answers, started now or met running; and its stop.
import { setTimeout as sleep } from 'node:timers/promises';
import { WarehouseError } from '../../model/errors.js';
import type { Account } from './account.js';
import { answers } from './answer.js';
import { type Programs, program } from './binaries.js';
import { forgetOthers } from './clients.js';
import { here } from './instance.js';
import { hasKernelLock, type KernelLock } from './kernel-lock.js';
import { choosePort } from './port.js';
import { type Found, findPostmaster, type Postmaster } from './postmaster.js';
import { beginReign, endReign, pathOf, serverLock } from './reign.js';
import { run } from './run.js';
import { serverSettings } from './settings.js';
import { logSize, saidSince, trouble } from './trouble.js';

/** Where one server stands. */
export interface Ground {
  readonly place: string;
  readonly data: string;
  readonly log: string;
  readonly programs: Programs;
  readonly account: Account | null;
  readonly password: string;
}

export interface PortWish {
  readonly demanded: number | undefined;
  readonly usual: number;
}

/** After a crash the server first replays its log: so long, in ms, it may take to answer. */
const patience = 120_000;

/** The server, once it answers. Only under the lock of the home. SD_WAREHOUSE_ELSEWHERE when it is not ours to run. */
export async function ensureRunning(ground: Ground, wish: PortWish): Promise<Postmaster> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if ((await findPostmaster(ground.place)).state === 'none') await start(ground, wish);
    const found = await findPostmaster(ground.place);
    if (found.state === 'elsewhere') throw elsewhere(ground.place, found);
    if (found.state === 'running' && (await serves(found.server, ground.password))) return found.server;
    await sleep(50);
  }
  throw new WarehouseError(
    'SD_WAREHOUSE_STARTING',
    `PostgreSQL in ${ground.place} has not answered for ${patience / 1000} seconds; it may be recovering from a crash.`,
    {
      hint: 'Wait a minute and run the command again; what it does stands in its file "log".',
      retryable: true,
    },
  );
}

async function serves({ port }: Postmaster, password: string): Promise<boolean> {
  return port > 0 && answers(port, password);
}

/** What ends by itself: a port just taken, backends of a killed server, a start whose program was killed. */
const passing =
  /pre-existing shared memory block|could not bind|lock file ".*" already exists|did not start in time/;

/** May return without a server, for what is passing. */
async function start(ground: Ground, wish: PortWish): Promise<void> {
  const lock = hasKernelLock ? await serverLock(ground.place) : null;
  if (hasKernelLock && lock === null) return;
  try {
    await startUnder(lock, ground, wish);
  } finally {
    await lock?.release();
  }
}

async function startUnder(lock: KernelLock | null, ground: Ground, wish: PortWish): Promise<void> {
  const port = await choosePort(wish.demanded, wish.usual);
  const before = await logSize(ground.log);
  await forgetOthers(ground.place);
  await beginReign(ground.place);
  const settings = await serverSettings(port);
  const parameters = ['start', '-t', '60', '-l', ground.log, '-o', settings];
  const { status, output } = await control(ground, parameters, lock);
  if (status === 0) return;
  const said = (await saidSince(ground.log, before)) || output;
  if (passing.test(said + output)) return;
  throw trouble('start', ground.place, said);
}

/** Ends every connection and writes everything to disk. Only under the lock of the home. */
export async function stopServer(ground: Ground): Promise<void> {
  if ((await findPostmaster(ground.place)).state !== 'running') return;
  const { status, output } = await control(ground, ['stop', '-m', 'fast', '-t', '300'], null);
  if (status !== 0 && (await findPostmaster(ground.place)).state === 'running')
    throw trouble('stop', ground.place, output);
  await endReign(ground.place);
}

/** A server inherits the lock, and with it the proof that it lives. */
function control(ground: Ground, parameters: readonly string[], lock: KernelLock | null) {
  const all = [...parameters, '-w', '-s', '-D', ground.data];
  return run(program(ground.programs, 'pg_ctl'), all, ground.place, ground.account, lock?.file.fd);
}

function elsewhere(
  place: string,
  { reign, unknown }: Extract<Found, { state: 'elsewhere' }>,
): WarehouseError {
  const where = reign.host === here.host ? 'another container of this machine' : `"${reign.host}"`;
  return new WarehouseError(
    'SD_WAREHOUSE_ELSEWHERE',
    `The PostgreSQL in ${place} ${unknown ? 'was started by' : 'is run by'} ${where} (since ${reign.since}); two on the same data would destroy them.`,
    {
      hint: unknown
        ? `Run the command there. Where that machine is gone for good, remove ${pathOf(place)}; for several machines at once set DATABASE_URL.`
        : 'Run the command there, or wait until it is done there; for several containers at once set DATABASE_URL.',
      retryable: true,
    },
  );
}
