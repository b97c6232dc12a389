// `satudata migrate`: creates or updates the warehouse and loads the configuration into it.
import type { Command } from 'commander';
import { prepare } from '../../pipelines/session.js';
import { invocation } from '../invocation.js';
import { print, printJson, say } from '../terminal.js';

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
      const { applied, rebuilt, url, reader } = await prepare(asked, asked.ports);
      if (asked.json) return printJson({ url, applied, rebuilt, reader });
      print(applied.length === 0 ? 'no migration to apply' : `applied ${applied.join(', ')}`);
      if (typeof reader === 'object')
        say(
          `no login that can only read was made (${reader.missing}): satudata query needs SATUDATA_READER_URL, a member of satudata_reader that a database administrator makes`,
        );
      print(
        `functions and views ${rebuilt ? 'made anew' : 'are current'}; configuration loaded; warehouse at ${url}`,
      );
    });
}
