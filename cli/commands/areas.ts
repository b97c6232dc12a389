// `satudata areas find TEXT`: codes of areas anywhere in the country, by name or a part of it.
import type { Command } from 'commander';
import { findAreas } from '../../pipelines/nation.js';
import { wantsJson } from '../invocation.js';
import { ink, print, printJson } from '../terminal.js';

const mostShown = 20;

export function addAreas(program: Command): void {
  program
    .command('areas')
    .description('look up the areas of the country')
    .command('find')
    .argument('<text...>', 'a name or a part of it, or a Kemendagri code')
    .description('find the Kemendagri code of an area by its name, with or without the word of its level')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata areas find sleman\n  satudata areas find "Kap. Depok"\n  satudata areas find 34.04.07',
    )
    .action(async (text: readonly string[], _options, command: Command) => {
      const search = await findAreas(text.join(' '));
      if (wantsJson(command)) return printJson({ text: text.join(' '), ...search });
      if (search.near)
        print(`no area is called ${text.join(' ')}${search.found.length > 0 ? '; near it are' : ''}`);
      for (const { code, name, within } of search.found.slice(0, mostShown))
        print(`${ink('cyan', code.padEnd(13))}  ${name}${within === '' ? '' : ink('dim', `, ${within}`)}`);
      const more = search.found.length - mostShown;
      if (more > 0) print(ink('dim', `and ${more} more; --json lists them all`));
    });
}
