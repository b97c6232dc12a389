// A home directory → a running PostgreSQL that belongs to it, shared by all programs that use this home.
import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { WarehouseError } from '../../model/errors.js';
import type { Ports } from '../../model/ports.js';
import { type Address, addressAt } from './answer.js';
import type { Resolve } from './binaries.js';
import { signIn } from './clients.js';
import { findGround } from './ground.js';
import { homeFailure, makeHome, recall, remember } from './home.js';
import { withLock } from './lock.js';
import type { Postmaster } from './postmaster.js';
import { isRunning } from './processes.js';
import { ensureRunning, type Ground, stopServer } from './start.js';

export interface EmbeddedOptions {
  readonly home: string;
  /** Demands a port, where analysts connect; otherwise a free one is chosen once and kept while it stays free. */
  readonly port?: number | undefined;
  readonly resolve?: Resolve | undefined;
}

export interface EmbeddedServer {
  /** Whether the server this program has met still runs. */
  isUp(): boolean;
  /** The address, after starting the server again where it has died. */
  address(): Promise<Address>;
  /** Signs out; the last one stops the server. */
  leave(): Promise<void>;
}

/** Starts the server of the home or joins the running one. Failures are WarehouseErrors. */
export async function joinServer(
  options: EmbeddedOptions,
  ports: Pick<Ports, 'log'>,
): Promise<EmbeddedServer> {
  await makeHome(options.home);
  const home = await realpath(options.home);
  try {
    return await patiently(() => withLock(home, () => join(home, options, ports)));
  } catch (error) {
    throw homeFailure(home, error);
  }
}

/** A command in another container is usually done in seconds: so long, in ms, it is waited for, outside of the lock. */
const courtesy = 5_000;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + courtesy;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const elsewhere = error instanceof WarehouseError && error.code === 'SD_WAREHOUSE_ELSEWHERE';
      if (!elsewhere || Date.now() > deadline) throw error;
    }
    await sleep(500);
  }
}

async function join(
  home: string,
  options: EmbeddedOptions,
  ports: Pick<Ports, 'log'>,
): Promise<EmbeddedServer> {
  const ground = await findGround(home, options.resolve, ports);
  const client = await signIn(ground.place);
  const leave = async () => {
    const { last } = await client.leave();
    if (last) await stopServer(ground);
  };
  try {
    let server = await running(home, ground, options.port);
    const revived = async () => {
      if (!isRunning(server.pid)) server = await withLock(home, () => running(home, ground, options.port));
      return addressAt(server.port, ground.password);
    };
    return { isUp: () => isRunning(server.pid), address: revived, leave: () => withLock(home, leave) };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** The port is remembered, so that what an analyst has saved still works tomorrow. */
async function running(home: string, ground: Ground, demanded: number | undefined): Promise<Postmaster> {
  const memory = await recall(home);
  const server = await ensureRunning(ground, { demanded, usual: memory?.port ?? 0 });
  if (memory !== null && memory.port !== server.port) await remember(home, { ...memory, port: server.port });
  return server;
}
