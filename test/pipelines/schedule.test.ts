import { expect, test } from 'vitest';
import { ConfigError } from '../../model/errors.js';
import type { Ports } from '../../model/ports.js';
import { keepSchedule } from '../../pipelines/schedule.js';

function ports(signal: AbortSignal, said: string[] = []): Ports {
  const log = { info: (m: string) => said.push(m), warn: (m: string) => said.push(m) };
  return { clock: () => new Date(), env: {}, log, signal };
}

const daily = { cron: '30 1 * * *', timezone: 'Asia/Jakarta' };
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

async function runsAtStart(lastRun: Date | null): Promise<number> {
  const stop = new AbortController();
  let runs = 0;
  const done = keepSchedule({ ...daily, lastRun }, async () => void runs++, ports(stop.signal));
  stop.abort();
  await done;
  return runs;
}

test('a tick that was missed while nothing ran is caught up once, at the start', async () => {
  expect(await runsAtStart(hoursAgo(49))).toBe(1);
  expect(await runsAtStart(null)).toBe(1);
});

test('nothing is caught up when the last run is newer than the last tick', async () => {
  expect(await runsAtStart(hoursAgo(0))).toBe(0);
});

test('two runs never overlap, and a failed run does not end the schedule', async () => {
  const stop = new AbortController();
  const said: string[] = [];
  let running = 0;
  let most = 0;
  let runs = 0;
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    running--;
    if (++runs === 1) throw new Error('sumber mati');
  };
  const done = keepSchedule(
    { cron: '* * * * * *', timezone: 'UTC', lastRun: hoursAgo(0) },
    work,
    ports(stop.signal, said),
  );
  await new Promise((resolve) => setTimeout(resolve, 4500));
  stop.abort();
  await done;
  expect(most).toBe(1);
  expect(running).toBe(0);
  expect(runs).toBeGreaterThanOrEqual(2);
  expect(said).toContain('the run failed: sumber mati');
  expect(said).toContain('a run is still under way; this tick is left out');
});

test('an expression that is none is a mistake of the configuration', async () => {
  const stop = AbortSignal.abort();
  await expect(
    keepSchedule({ ...daily, cron: 'setiap malam', lastRun: null }, async () => {}, ports(stop)),
  ).rejects.toBeInstanceOf(ConfigError);
});
