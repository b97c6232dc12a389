// Small files with trouble that real agencies' files have, through the command line.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../docs/pages.js';
import { isMissing } from '../left-out.js';

const trials = resolve(root, '../shared/trials');

/** Name → verdict. */
function verdicts(): Promise<ReadonlyMap<string, string>> {
  const words = [join(trials, 'trial.mjs'), '--command', 'node bin/satudata.js'];
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  return new Promise((done, failed) => {
    child.once('error', failed).once('close', () => {
      const lines = [...out.matchAll(/^([a-z-]+) +\d+\/\d+ .* ([a-z0-9-]+)$/gm)];
      done(new Map(lines.map(([, verdict = '', name = '']) => [name, verdict])));
    });
  });
}

describe.skipIf(isMissing(join(trials, 'trial.mjs')))('the trials beside the repository', () => {
  it('are all read right', async () => {
    const found = await verdicts();
    expect(found.size).toBeGreaterThan(1);
    expect([...found].filter(([, verdict]) => verdict !== 'right')).toEqual([]);
  }, 900_000);
});
