import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { posyandu } from '../pipelines/bad-input/sendings.js';
import { town } from '../pipelines/bad-input/town.js';
import { heard, satudata } from './satudata.js';

/** As Ctrl-C does, once the program listens for it. */
async function pressCtrlC(after = ''): Promise<void> {
  while (process.listenerCount('SIGINT') === 0 || !heard().includes(after)) await wait(2);
  process.emit('SIGINT', 'SIGINT');
}

it('Ctrl-C during a run ends it with a sentence and 130, and the next run does the rest', async () => {
  const place = await town();
  await place.put('Posyandu 2024.csv', posyandu(4));
  const [said] = await Promise.all([satudata(place, 'run', '--json'), pressCtrlC()]);
  expect(said.status).toBe(130);
  expect(JSON.parse(said.out).error.code).toBe('SD_INTERRUPTED');
  expect(said.err).toContain('ending after the step under way');
  expect((await satudata(place, 'run')).out).toContain('1 accepted');
});

it('start runs at once when nothing has run yet, and ends at Ctrl-C after the run under way', async () => {
  const place = await town();
  await place.put('Posyandu 2024.csv', posyandu(4));
  const [said] = await Promise.all([
    satudata(place, 'start', '--cron', '0 3 * * *'),
    pressCtrlC('1 accepted'),
  ]);
  expect(said.status).toBe(0);
  expect(said.err).toContain('running at "0 3 * * *" (Asia/Jakarta)');
  expect(said.err).toContain('1 accepted');
});

it('a cron expression that is none is a mistake of configuration', async () => {
  const said = await satudata(await town(), 'start', '--cron', 'malam');
  expect(said).toMatchObject({ status: 2, err: expect.stringContaining('SD_CONFIG_CRON') });
});
