// Holds requests to one host back to so many at once and so many a second, and for as long as the host asks.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Limits } from '../../model/source.js';
import { isLoopback } from './loopback.js';

interface Lane {
  readonly queue: PQueue;
  /** Moment (performance.now) before which nothing is asked. */
  free: number;
}

// One lane a host for the whole process: datasets that share a host share its patience.
const lanes = new Map<string, Lane>();

/** Runs a task when its host may be asked; sources of one host with different limits keep to the strictest at once. */
export async function inLane<T>(
  url: string,
  limits: Limits,
  signal: AbortSignal,
  task: () => Promise<T>,
): Promise<T> {
  const { host, hostname } = new URL(url);
  const lane = laneOf(host, limits);
  return lane.queue.add(async () => {
    await turn(lane, isLoopback(hostname) ? 0 : 1000 / limits.per_second, signal);
    return task();
  });
}

/** Nothing is asked of the host for so long: what its Retry-After said. */
export function holdLane(url: string, milliseconds: number): void {
  const lane = lanes.get(new URL(url).host);
  if (lane) lane.free = Math.max(lane.free, performance.now() + milliseconds);
}

function laneOf(host: string, limits: Limits): Lane {
  const found = lanes.get(host);
  const lane = found ?? { queue: new PQueue({ concurrency: limits.concurrent }), free: 0 };
  lane.queue.concurrency = Math.min(lane.queue.concurrency, limits.concurrent);
  lanes.set(host, lane);
  return lane;
}

async function turn(lane: Lane, gap: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const start = Math.max(performance.now(), lane.free);
  lane.free = start + gap;
  const wait = start - performance.now();
  if (wait > 0) await sleep(wait, undefined, { signal });
}
