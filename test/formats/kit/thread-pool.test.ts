import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sheetsOf } from '../../../formats/kit/sheetjs/host.js';
import { threadPool } from '../../../formats/kit/sheetjs/thread-pool.js';
import { answer } from '../../../formats/kit/sheetjs/worker.js';
import compileThread from '../compiled-thread.js';
import { file } from '../files.js';

const script = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', (question) => {
  if (question === 'hang') for (;;);
  if (question === 'fail') throw new Error('rusak');
  if (question === 'grow') { const kept = []; for (;;) kept.push(new Array(10000).fill(question + kept.length)); }
  parentPort.postMessage(threadId);
});`;
const pool = () =>
  threadPool(pathToFileURL(file('thread.mjs', script)), {
    maxOldGenerationSizeMb: 24,
    maxYoungGenerationSizeMb: 8,
  });

describe('a pool of threads', () => {
  it('asks a thread again that answered', async () => {
    const { ask } = pool();
    const first = await ask('first', 10_000);
    expect(first.kind).toBe('answer');
    expect(await ask('again', 10_000)).toEqual(first);
  });

  it('stops a thread that hangs, and goes on with another', async () => {
    const { ask } = pool();
    expect(await ask('hang', 300)).toEqual({ kind: 'late' });
    expect((await ask('next', 10_000)).kind).toBe('answer');
  });

  it('survives a thread that fails or outgrows its memory', async () => {
    const { ask } = pool();
    expect(await ask('fail', 10_000)).toMatchObject({ kind: 'failed', error: { message: 'rusak' } });
    expect((await ask('grow', 20_000)).kind).toBe('memory');
    expect((await ask('next', 10_000)).kind).toBe('answer');
  });

  it('lets the process end while threads wait', () => {
    compileThread();
    const dist = join(import.meta.dirname, '../../../dist/formats/kit/sheetjs');
    const program = `import { threadPool } from ${JSON.stringify(pathToFileURL(join(dist, 'thread-pool.js')))};
      const { ask } = threadPool(new URL(${JSON.stringify(pathToFileURL(join(dist, 'worker.js')))}), {});
      console.log((await ask('/tidak/ada', 10000)).answer.failure.includes('ENOENT'));`;
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 15_000,
    });
    expect([status, stdout.trim()]).toEqual([0, 'true']);
  });

  it('keeps no more threads than two', async () => {
    const { ask } = pool();
    const outcomes = await Promise.all([1, 2, 3, 4].map((question) => ask(question, 20_000)));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['answer', 'answer', 'answer', 'answer']);
  });
});

describe('what becomes of a workbook in a thread', () => {
  const error = new Error('x');
  it.each([
    [{ kind: 'late' } as const, 'SD_FORMAT_TIMEOUT'],
    [{ kind: 'memory', error } as const, 'SD_FORMAT_TOO_LARGE'],
    [{ kind: 'failed', error } as const, 'SD_FORMAT_DAMAGED'],
    [{ kind: 'answer', answer: { failure: 'File is password-protected' } } as const, 'SD_FORMAT_ENCRYPTED'],
    [{ kind: 'answer', answer: { failure: 'more than 6 cells' } } as const, 'SD_FORMAT_TOO_LARGE'],
    [{ kind: 'answer', answer: { failure: 'odd record' } } as const, 'SD_FORMAT_DAMAGED'],
  ])('%o', (outcome, code) => {
    expect(() => sheetsOf(outcome, 5000, 'a.xls')).toThrow(expect.objectContaining({ code }));
  });

  it('the thread answers a path with sheets or with a reason', () => {
    expect(answer('/tidak/ada')).toMatchObject({ failure: expect.stringContaining('ENOENT') });
    expect(answer(file('a.csv', 'a,b\n1,2\n'))).toMatchObject({
      sheets: [{ rows: [{ row: 1, cells: ['a', 'b'] }, { row: 2 }] }],
    });
  });
});
