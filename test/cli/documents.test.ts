import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from '../../cli/main.js';

const repository = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

interface Example {
  readonly line: number;
  readonly words: readonly string[];
}

/** What stands behind "satudata" in code, up to a comment, a pipe or the end of the code. */
function examplesIn(text: string): readonly Example[] {
  let fenced = false;
  return text.split('\n').flatMap((line, i) => {
    if (line.startsWith('```')) fenced = !fenced;
    const code = fenced ? [line] : [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return code.flatMap((each) =>
      [...each.matchAll(/(?:^|[ =(])(?:npx satudata|satudata|npm run city --) ((?:[^#|>"`]|"[^"]*")*)/g)].map(
        (match) => ({ line: i + 1, words: (match[1] ?? '').trim().split(/\s+/) }),
      ),
    );
  });
}

const root = await program();

/** undefined where the words are no call: "satudata is". */
function mistakeOf({ words }: Example): string | undefined {
  let command: Command = root;
  for (const word of words) {
    const next = command.commands.find((each) => each.name() === word);
    if (next !== undefined) command = next;
    const [option = ''] = word.replace(/^\[/, '').split(/[=\]]/);
    if (option.startsWith('--') && !knows(command, option))
      return `${command.name()} has no option ${option}`;
  }
  return command === root && /^[a-z]/.test(words[0] ?? '') ? `there is no command ${words[0]}` : undefined;
}

function knows(command: Command, option: string): boolean {
  const known = [...command.options, ...root.options].map(({ long }) => long);
  return option === '--help' || known.includes(option);
}

describe('the documents name only commands and options that exist', () => {
  it.each(pages)('%s', (page) => {
    const examples = examplesIn(readFileSync(join(repository, page), 'utf8'));
    const mistakes = examples.flatMap((example) => {
      const mistake = mistakeOf(example);
      return mistake === undefined ? [] : [`${page}:${example.line}  ${mistake}`];
    });
    expect(mistakes).toEqual([]);
  });

  it('and the README shows every command that a newcomer needs', () => {
    const shown = examplesIn(readFileSync(join(repository, 'README.md'), 'utf8')).map(
      ({ words }) => words[0],
    );
    for (const name of ['score', 'explain', 'status', 'query', 'inspect', 'run', 'start'])
      expect(shown).toContain(name);
  });
});
