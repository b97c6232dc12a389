import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { asker } from '../../cli/ask.js';
import type { Decision } from '../../model/decision.js';

const which: Decision = {
  about: 'period',
  at: { row: 1 },
  question: 'Yang mana?',
  choices: [
    { say: '2023', because: 'judul', write: {} },
    { say: '2024', because: 'berkas', write: {} },
  ],
};

function typed(...lines: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(lines.join(''));
  let said = '';
  output.on('data', (chunk) => {
    said += String(chunk);
  });
  return { dialogue: { input, output }, said: () => said };
}

const { signal } = new AbortController();

describe('asking on a terminal', () => {
  it('shows the question with its choices and gives the number typed, one line for each question', async () => {
    const { dialogue, said } = typed('2\n', '1\n');
    const { ask, close } = asker(dialogue, signal);
    expect([await ask(which), await ask(which)]).toEqual([1, 0]);
    close();
    expect(said()).toContain('Yang mana?\n  1) 2023: judul\n  2) 2024: berkas\n');
  });

  it('asks again for what is none of them', async () => {
    const { dialogue, said } = typed('3\n', 'dua\n', '2\n');
    expect(await asker(dialogue, signal).ask(which)).toBe(1);
    expect(said()).toContain('"3" is none of them');
    expect(said()).toContain('"dua" is none of them');
  });

  it('leaves the question open at an empty line and at the end of the input', async () => {
    expect(await asker(typed('\n').dialogue, signal).ask(which)).toBeUndefined();
    expect(await asker(typed().dialogue, signal).ask(which)).toBeUndefined();
  });

  it('ends when the work is interrupted', async () => {
    const controller = new AbortController();
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answer = asker({ input, output }, controller.signal).ask(which);
    controller.abort(new Error('interrupted'));
    await expect(answer).rejects.toThrow('interrupted');
  });
});
