import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../formats/kit/sheetjs/answer.js';
import { sheetsOf } from '../../../formats/kit/sheetjs/host.js';
import { processPool } from '../../../formats/kit/sheetjs/process-pool.js';
import { isRunning } from '../../../warehouse/embedded/processes.js';
import { lacks } from '../../left-out.js';
import compileReader from '../compiled-reader.js';
import { file } from '../files.js';

const script = `
process.on('message', (question) => {
  if (question === 'hang') for (;;);
  if (question === 'fail') throw new Error('rusak');
  if (question === 'grow') { const kept = []; for (;;) kept.push(new Array(10000).fill(question + kept.length)); }
  if (question === 'one array') { const kept = []; for (;;) kept.push(1.5); }
  process.send(process.pid);
});`;
const pool = () => processPool(pathToFileURL(file('proses.mjs', script)), 24);

describe('a pool of processes', () => {
  it('asks a process again that answered', async () => {
    const { ask } = pool();
    const first = await ask('first', 10_000);
    expect(first.kind).toBe('answer');
    expect(await ask('again', 10_000)).toEqual(first);
  });

  it('stops a process that hangs, and goes on with another', async () => {
    const { ask } = pool();
    expect(await ask('hang', 300)).toEqual({ kind: 'late' });
    expect((await ask('next', 10_000)).kind).toBe('answer');
  });

  it('survives a process that fails, or outgrows its memory by many things or by one', async () => {
    const { ask } = pool();
    expect(await ask('fail', 10_000)).toMatchObject({ kind: 'failed' });
    expect(await ask('grow', 30_000)).toEqual({ kind: 'memory' });
    expect(await ask('one array', 30_000)).toEqual({ kind: 'memory' });
    expect((await ask('next', 10_000)).kind).toBe('answer');
  });

  it('lets whoever asked end while processes wait', () => {
    compileReader();
    const dist = join(import.meta.dirname, '../../../dist/formats/kit/sheetjs');
    const program = `import { processPool } from ${JSON.stringify(pathToFileURL(join(dist, 'process-pool.js')))};
      const { ask } = processPool(new URL(${JSON.stringify(pathToFileURL(join(dist, 'worker.js')))}), 100);
      console.log((await ask('/tidak/ada', 10000)).answer.failure.includes('ENOENT'));`;
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 15_000,
    });
    expect([status, stdout.trim()]).toEqual([0, 'true']);
  });

  it.skipIf(lacks('signals of POSIX', process.platform !== 'win32'))(
    'leaves no process behind that hangs when whoever asked is killed',
    async () => {
      compileReader();
      const watch = pathToFileURL(
        join(import.meta.dirname, '../../../dist/formats/kit/sheetjs/watch-parent.js'),
      );
      const hanging = file(
        'macet.mjs',
        `import { Worker } from 'node:worker_threads';
       new Worker(new URL(${JSON.stringify(watch)})).on('online', () => { for (;;); });`,
      );
      const asking = file(
        'penanya.mjs',
        `import { fork } from 'node:child_process';
       console.log(fork(${JSON.stringify(hanging)}, { stdio: 'ignore' }).pid);
       setInterval(() => {}, 1000);`,
      );
      const asker = spawn(process.execPath, [asking], { stdio: ['ignore', 'pipe', 'ignore'] });
      const [line] = await once(asker.stdout, 'data');
      const pid = Number(String(line));
      await wait(1500);
      expect(isRunning(pid)).toBe(true);
      asker.kill('SIGKILL');
      await expect.poll(() => isRunning(pid), { timeout: 15_000 }).toBe(false);
    },
  );

  it('answers several at once', async () => {
    const { ask } = pool();
    const outcomes = await Promise.all(['1', '2', '3', '4'].map((question) => ask(question, 20_000)));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['answer', 'answer', 'answer', 'answer']);
  });
});

describe('what becomes of a workbook that is read aside', () => {
  const error = new Error('x');
  it.each([
    [{ kind: 'late' } as const, 'SD_FORMAT_TIMEOUT'],
    [{ kind: 'memory' } as const, 'SD_FORMAT_TOO_LARGE'],
    [{ kind: 'failed', error } as const, 'SD_FORMAT_DAMAGED'],
    [{ kind: 'answer', answer: { failure: 'File is password-protected' } } as const, 'SD_FORMAT_ENCRYPTED'],
    [{ kind: 'answer', answer: { failure: 'more than 6 cells' } } as const, 'SD_FORMAT_TOO_LARGE'],
    [{ kind: 'answer', answer: { failure: 'odd record' } } as const, 'SD_FORMAT_DAMAGED'],
  ])('%o', (outcome, code) => {
    expect(() => sheetsOf(outcome, 5000, 'a.xls')).toThrow(expect.objectContaining({ code }));
  });

  it('the reader answers a path with sheets or with a reason', () => {
    expect(answer('/tidak/ada')).toMatchObject({ failure: expect.stringContaining('ENOENT') });
    expect(answer(file('a.csv', 'a,b\n1,2\n'))).toMatchObject({
      sheets: [{ rows: [{ row: 1, cells: ['a', 'b'] }, { row: 2 }] }],
    });
  });
});
