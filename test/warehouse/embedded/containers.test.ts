// Two containers that share one home, played by two namespaces of processes, shared memory and network.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findPostmaster } from '../../../warehouse/embedded/postmaster.js';
import { openWarehouse } from '../../../warehouse/open.js';
import { lacks } from '../../left-out.js';
import { bundle, type Program, startCommand } from '../../programs/run-program.js';
import { silent } from '../../server.js';
import { newHome, placeOf, postmasterPid, removeHomes } from './homes.js';

removeHomes();
const holder = await bundle('hold-warehouse');
const container = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc', '--ipc', '--net'];
const canContain = spawnSync(container[0] ?? '', [...container.slice(1), 'true']).status === 0;
const contained = test.skipIf(lacks('a container', canContain));

/** In a container of its own: its init dies with the program, and takes everything in it along. */
function inContainer(home: string): Program {
  const up = 'ip link set lo up 2>/dev/null; "$@" & wait $!';
  return startCommand([...container, 'sh', '-c', up, 'sh', process.execPath, holder, home]);
}

contained(
  'a second container is told who runs the home, and the first one works on undisturbed',
  async () => {
    const home = await newHome();
    const first = inContainer(home);
    await first.line();
    await expect(openWarehouse({ home }, { env: {}, log: silent })).rejects.toMatchObject({
      code: 'SD_WAREHOUSE_ELSEWHERE',
      message: expect.stringContaining('another container of this machine'),
      hint: expect.stringContaining('DATABASE_URL'),
      retryable: true,
    });
    const second = inContainer(home);
    await expect(second.line()).rejects.toThrow('SD_WAREHOUSE_ELSEWHERE');
    expect(await postmasterPid(home)).not.toBeNull();
    expect((await findPostmaster(await placeOf(home))).state).toBe('elsewhere');
    await first.end('SIGKILL');
  },
);

contained('what a container that was killed had committed is there for the next', async () => {
  const home = await newHome();
  const first = inContainer(home);
  await first.line();
  await first.end('SIGKILL');
  const next = await openWarehouse({ home }, { env: {}, log: silent });
  expect(await next.knex('visit').pluck('pid')).toHaveLength(1);
  await next.close();
  expect((await findPostmaster(await placeOf(home))).state).toBe('none');
});

contained(
  'two containers that make one home at the same moment: one makes it, the other is told or waits',
  async () => {
    const home = await newHome();
    const programs = [inContainer(home), inContainer(home)];
    const lines = await Promise.allSettled(programs.map((program) => program.line()));
    expect(lines.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = lines.find((each) => each.status === 'rejected');
    expect(String(refused?.reason)).toContain('SD_WAREHOUSE_ELSEWHERE');
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
  },
);

contained('whoever comes while the other is about to leave waits for him', async () => {
  const home = await newHome();
  const brief = await openWarehouse({ home }, { env: {}, log: silent });
  const program = inContainer(home);
  const line = program.line();
  await sleep(1_000);
  await brief.close();
  expect(await line).toContain('postgres://');
  await program.end('SIGKILL');
});
