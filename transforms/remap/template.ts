// A heading of a sheet → the heading with placeholders that a contract would write for it.
import type { Breakdowns } from '../../model/opd.js';
import { type Catcher, catcherOf } from '../placeholder.js';
import type { AreaResolver } from '../values/area.js';

const longest = 4;

/** "Hasil Panen 2024" and ["year"] → "Hasil Panen {year}"; undefined where one of the placeholders has nothing to catch. */
export function templateOf(
  heading: string,
  placeholders: readonly string[],
  breakdowns: Breakdowns,
  /** Needed where placeholders stand for areas. */
  areas?: AreaResolver,
): string | undefined {
  let levels: readonly string[] | undefined = heading.split(' | ');
  for (const name of placeholders)
    levels = levels && withPlaceholder(levels, name, catcherOf(name, breakdowns, areas));
  return levels?.join(' | ');
}

/** The names within {…} of a heading, in order. */
export function placeholdersOf(heading: string): readonly string[] {
  return [...heading.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map((match) => match[1] ?? '');
}

function withPlaceholder(
  levels: readonly string[],
  name: string,
  catches: Catcher,
): readonly string[] | undefined {
  for (const [i, level] of levels.entries()) {
    const run = caughtRun(level.split(/\s+/), (text) => catches(text) !== undefined);
    if (run === undefined) continue;
    return levels.map((each, at) => (at === i ? each.replace(run, `{${name}}`) : each));
  }
  return undefined;
}

/** The longest run of words that is caught, the first of equal ones. */
function caughtRun(words: readonly string[], isCaught: (text: string) => boolean): string | undefined {
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const text = words.slice(from, from + length).join(' ');
      if (!text.includes('{') && isCaught(text)) return text;
    }
  }
  return undefined;
}
