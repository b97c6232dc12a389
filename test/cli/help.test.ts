import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from '../../cli/main.js';
import { say } from './satudata.js';

const all = await program();
const names = all.commands.map((command) => command.name());
/** The words of every command that does something; one that only groups others is left out. */
const wordings = leaves(all);

function leaves(command: Command): readonly (readonly string[])[] {
  return command.commands.flatMap((each) =>
    each.commands.length === 0 ? [[each.name()]] : leaves(each).map((words) => [each.name(), ...words]),
  );
}

describe('help', () => {
  it('lists every command and the exit status', async () => {
    const { out, status } = await say('--help');
    expect(status).toBe(0);
    for (const name of names) expect(out).toContain(name);
    expect(out).toContain('Exit status');
  });

  it.each(wordings.map((words) => words.join(' ')))('of %s shows examples', async (wording) => {
    const { out, status } = await say(...wording.split(' '), '--help');
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`Examples:\\n(.*\\n)*? +.*satudata (.* )?${wording}`));
  });

  it('gives the version of the package', async () => {
    expect((await say('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a reader who goes away', () => {
  it('is heard of after the last word too, and by one listener however often the program is called', async () => {
    await say('--version');
    const listening = process.stdout.listenerCount('error');
    await say('--version');
    expect([listening > 0, process.stdout.listenerCount('error')]).toEqual([true, listening]);
  });
});

describe('words that are no command', () => {
  it('are answered with the nearest command, on stderr, with status 2', async () => {
    const { err, out, status } = await say('scor');
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('Did you mean score?');
  });

  it('are answered with one document when JSON was asked for', async () => {
    const { out } = await say('run', '--perod', '2024', '--json');
    expect(JSON.parse(out).error).toMatchObject({
      code: 'SD_USAGE',
      message: expect.stringContaining('--period'),
    });
  });

  it.each([
    [['score', '--depth', 'x'], 'whole number from 0'],
    [['score', '--depth', '-1'], 'whole number from 0'],
    [['explain', 'a', '--facts', '0'], 'whole number from 1'],
    [['query', 'select 1', '--limit', '1.5'], 'whole number from 1'],
    [['query', 'select 1', '--timeout', 'NaN'], 'whole number from 1'],
    [['score', '--period', '2024-13'], 'is no period'],
    [['score', '--as-of', '2026-02-31'], 'is no date'],
    [['score', '--as-of', 'kemarin'], 'is no date'],
    [['run', '--file', 'a.xlsx'], '--file needs --dataset'],
  ])('%j is refused before anything is opened', async (words, told) => {
    const { err, status } = await say(...words);
    expect(status).toBe(2);
    expect(err).toContain(told);
  });
});
