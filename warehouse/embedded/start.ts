// A data directory → a server that runs on it and answers, started now or met running; and its stop.
import { setTimeout as sleep } from 'node:timers/promises';
import { WarehouseError } from '../../model/errors.js';
import type { Account } from './account.js';
import { answers } from './answer.js';
import { type Programs, program } from './binaries.js';
import { choosePort } from './port.js';
import { findPostmaster, type Postmaster } from './postmaster.js';
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

/** The server, once it answers. Only under the lock of the home. */
export async function ensureRunning(ground: Ground, wish: PortWish): Promise<Postmaster> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if ((await findPostmaster(ground.data)) === null) await start(ground, wish);
    const running = await findPostmaster(ground.data);
    if (running !== null && running.port > 0 && (await answers(running.port, ground.password)))
      return running;
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

/** What ends by itself: a port just taken, backends of a killed server, a start whose program was killed. */
const passing =
  /pre-existing shared memory block|could not bind|lock file ".*" already exists|did not start in time/;

/** May return without a server, for what is passing. */
async function start(ground: Ground, wish: PortWish): Promise<void> {
  const port = await choosePort(wish.demanded, wish.usual);
  const before = await logSize(ground.log);
  const { status, output } = await control(ground, [
    'start',
    '-t',
    '60',
    '-l',
    ground.log,
    '-o',
    await serverSettings(port),
  ]);
  if (status === 0) return;
  const said = (await saidSince(ground.log, before)) || output;
  if (passing.test(said + output)) return;
  throw trouble('start', ground.place, said);
}

/** Ends every connection and writes everything to disk. Only under the lock of the home. */
export async function stopServer(ground: Ground): Promise<void> {
  if ((await findPostmaster(ground.data)) === null) return;
  const { status, output } = await control(ground, ['stop', '-m', 'fast', '-t', '300']);
  if (status !== 0 && (await findPostmaster(ground.data)) !== null)
    throw trouble('stop', ground.place, output);
}

function control(ground: Ground, parameters: readonly string[]) {
  const all = [...parameters, '-w', '-s', '-D', ground.data];
  return run(program(ground.programs, 'pg_ctl'), all, ground.place, ground.account);
}
