// Small files with trouble that real agencies' files have, through the command line: what was once read right stays right.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../docs/pages.js';
import { isMissing } from '../left-out.js';

const trials = resolve(root, '../shared/trials');
const held = readFileSync(join(import.meta.dirname, 'right-trials.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
/** "all" demands every trial there is. */
const demandsAll = held.includes('all');

/** Name → verdict. */
function verdicts(): Promise<ReadonlyMap<string, string>> {
  const words = [join(trials, 'trial.mjs'), '--command', 'node bin/satudata.js'];
  const only = demandsAll ? [] : ['--only', held.join(',')];
  const child = spawn(process.execPath, [...words, ...only], {
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
  it('that were read right are read right', async () => {
    const found = await verdicts();
    const names = demandsAll ? [...found.keys()] : held;
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => found.get(name) !== 'right')).toEqual([]);
  }, 900_000);
});
