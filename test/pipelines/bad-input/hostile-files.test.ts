// Each hostile file through a process that inspects it: what it is, in a sentence, in little time and memory.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Inspected } from '../../programs/inspect-files.js';
import { bundleWithReader, startProgram } from '../../programs/run-program.js';
import { hostileFiles } from './hostile-files.js';

const folder = await mkdtemp(join(tmpdir(), 'satudata-hostile-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const paths: string[] = [];
for (const { name, content } of hostileFiles) {
  paths.push(join(folder, name));
  await writeFile(join(folder, name), content);
}
const program = startProgram(await bundleWithReader('inspect-files'), ...paths);
afterAll(() => program.end('SIGKILL'));

describe('a hostile file', () => {
  it.each(hostileFiles)('$name is $tables rows and $problems', async ({ tables, problems }) => {
    // The program answers in the order of its files.
    const seen = JSON.parse(await program.line()) as Inspected;
    expect([seen.tables, seen.problems.map(({ code }) => code)]).toEqual([tables, problems]);
    expect(seen.wrong).toBeUndefined();
    expect(seen.milliseconds).toBeLessThan(5000);
    expect(seen.megabytes).toBeLessThan(512);
  });

  it('left nothing beside its folder', () => {
    expect(existsSync('/tmp/satudata-climbed.csv')).toBe(false);
  });
});
