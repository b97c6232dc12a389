// Tries work again when the warehouse was away for a moment, so that a database that comes back finds the run still there.
import { setTimeout as wait } from 'node:timers/promises';
import { WarehouseError } from '../model/errors.js';
import type { Ports } from '../model/ports.js';

const pauses = [500, 2000, 5000];

/** `work` must be safe to repeat. Only a WarehouseError that calls itself retryable is tried again, three times. */
export async function withRetries<T>(
  work: () => Promise<T>,
  ports: Pick<Ports, 'log' | 'signal'>,
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WarehouseError) || !error.retryable || ports.signal.aborted) throw error;
      ports.log.warn(`${error.message} Trying again in ${pause / 1000} s.`);
      await wait(pause);
    }
  }
  return work();
}
