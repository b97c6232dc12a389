// `satudata migrate`: creates or updates the warehouse and loads the configuration into it.
import type { Command } from 'commander';
import { prepare } from '../../pipelines/session.js';
import { invocation } from '../invocation.js';
import { print, printJson } from '../terminal.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('create or update the warehouse, load the configuration into it')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata migrate\n  DATABASE_URL=postgres://satudata@db.example/satudata satudata migrate',
    )
    .action(async (_options, command: Command) => {
      const asked = invocation(command);
      const { applied, rebuilt, url } = await prepare(asked, asked.ports);
      if (asked.json) return printJson({ url, applied, rebuilt });
      print(applied.length === 0 ? 'no migration to apply' : `applied ${applied.join(', ')}`);
      print(
        `functions and views ${rebuilt ? 'made anew' : 'are current'}; configuration loaded; warehouse at ${url}`,
      );
    });
}
