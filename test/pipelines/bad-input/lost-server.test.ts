import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../../pipelines/run.js';
import { type Session, withCurrentWarehouse, withWarehouse } from '../../../pipelines/session.js';
import { runAudits } from '../../../warehouse/audits.js';
import { lacks } from '../../left-out.js';
import { newHome, postmasterPid, removeHomes } from '../../warehouse/embedded/homes.js';
import { balitaRows, csv } from './sendings.js';
import { errorsOf } from './town.js';

removeHomes();
const home = await newHome();
const root = await mkdtemp(join(tmpdir(), 'satudata-town-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const config = join(root, 'config');
await cp(join(import.meta.dirname, 'config'), config, { recursive: true });
await mkdir(join(root, 'inbox'));
const logged: string[] = [];
const ports = {
  clock: () => new Date('2026-03-01T05:00:00Z'),
  env: { SATUDATA_INBOX: join(root, 'inbox') },
  log: { info: () => undefined, warn: (message: string) => void logged.push(message) },
  signal: new AbortController().signal,
};

function send(more: number): Promise<void> {
  return writeFile(join(root, 'inbox', 'Balita 2024.csv'), csv(balitaRows(2024, more)));
}

async function sum({ warehouse }: Session): Promise<number> {
  const { rows } = await warehouse.knex.raw(
    'select sum(value)::int as sum from core.observation where superseded_at is null',
  );
  return rows[0].sum;
}

describe.skipIf(lacks('Linux', process.platform === 'linux'))('the own server of the program', () => {
  it('killed in the middle of a run is started again by it, and the run ends well', async () => {
    for (const [more, moment] of [5, 40, 90, 150].entries()) {
      await send(more);
      const report = await withCurrentWarehouse({ home, config }, ports, async (session) => {
        const running = run(session, { dataset: 'dinkes/balita' }, () => undefined);
        await wait(moment);
        const pid = await postmasterPid(home);
        if (pid !== null) process.kill(pid, 'SIGKILL');
        return running;
      });
      expect(errorsOf(report)).toEqual([]);
      // A quick run may have ended before the blow: only a session of its own finds a server that answers.
      await withWarehouse({ home, config }, ports, async (session) => {
        expect(await sum(session)).toBe(2456 + 16 * more);
        expect(await runAudits(session.warehouse)).toEqual([]);
      });
    }
    expect(logged.join('\n')).toMatch(/Trying again/);
  }, 90_000);
});
