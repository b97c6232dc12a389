// Turns the time limits of a source into one abort signal: for silence, for the whole, and for the program's own end.
import type { Limits } from '../../model/source.js';
import { timeout, tooLong } from './failure.js';

export interface Stopwatch {
  readonly signal: AbortSignal;
  /** The source gave a sign of life. */
  alive(): void;
  stop(): void;
}

/** Aborts with SD_SOURCE_TIMEOUT, with SD_SOURCE_TOO_LONG, or with the reason of `outer`. */
export function startStopwatch(limits: Limits, outer: AbortSignal, where: string): Stopwatch {
  const limit = new AbortController();
  const silent = `nothing came for ${limits.timeout_seconds} s`;
  const whole = `it was not done after ${limits.total_seconds} s`;
  const idle = setTimeout(() => limit.abort(timeout(where, silent)), limits.timeout_seconds * 1000);
  const total = setTimeout(() => limit.abort(tooLong(where, whole)), limits.total_seconds * 1000);
  return {
    signal: AbortSignal.any([outer, limit.signal]),
    alive: () => void idle.refresh(),
    stop() {
      clearTimeout(idle);
      clearTimeout(total);
    },
  };
}
