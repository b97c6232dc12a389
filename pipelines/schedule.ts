// Starts a run at the times of a cron expression: never two at once, and once at the start when one was missed.
import { schedule, validate } from 'node-cron';
import { ConfigError } from '../model/errors.js';
import type { Ports } from '../model/ports.js';

export interface Schedule {
  /** Cron expression of five fields, e.g. "30 1 * * *". */
  readonly cron: string;
  readonly timezone: string;
  /** When the last run began, or null: a tick that passed since then is caught up at once. */
  readonly lastRun: Date | null;
}

/** Resolves when `ports.signal` aborts, after a run under way has ended. A failed run is logged; the next tick comes. */
export async function keepSchedule(plan: Schedule, work: () => Promise<void>, ports: Ports): Promise<void> {
  if (!validate(plan.cron)) {
    throw new ConfigError('SD_CONFIG_CRON', `"${plan.cron}" is not a cron expression`, {
      hint: 'Five fields: minute hour day month weekday, e.g. "30 1 * * *"',
    });
  }
  let current: Promise<void> | undefined;
  const once = (): void => {
    if (current !== undefined) {
      ports.log.warn('a run is still under way; this tick is left out');
      return;
    }
    current = work()
      .catch((error: unknown) =>
        ports.log.warn(`the run failed: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => {
        current = undefined;
      });
  };
  const task = schedule(plan.cron, once, { timezone: plan.timezone });
  if (missed(plan, task.getNextRuns(2))) once();
  await new Promise<void>((stop) => {
    if (ports.signal.aborted) stop();
    else ports.signal.addEventListener('abort', () => stop(), { once: true });
  });
  await task.stop();
  await current;
}

/** True when nothing has run yet, or the last run began before the tick that must have come before the next one. */
function missed(plan: Schedule, ticks: readonly Date[]): boolean {
  const [next, afterNext] = ticks;
  if (plan.lastRun === null || next === undefined || afterNext === undefined) return plan.lastRun === null;
  const previous = 2 * next.getTime() - afterNext.getTime();
  return plan.lastRun.getTime() < previous;
}
