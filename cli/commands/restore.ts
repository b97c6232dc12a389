// `satudata restore FILE`: an empty warehouse filled with what "satudata backup" wrote.
import type { Command } from 'commander';
import { restore } from '../../pipelines/backup.js';
import { backupDocument, backupLines, partTeller } from '../backup-lines.js';
import { invocation } from '../invocation.js';
import { print, printJson } from '../terminal.js';

const examples = `
Examples:
  satudata --home /srv/satudata restore satudata-2026-03-01.zip
  DATABASE_URL=postgres://satudata@db.example/satudata satudata restore satudata-2026-03-01.zip   # moves to a server of your own`;

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('fill an empty warehouse from a backup, all of it or nothing, and check it row for row')
    .argument('<file>', 'file that "satudata backup" wrote')
    .addHelpText('after', examples)
    .action(async (file: string, _options, command: Command) => {
      const asked = invocation(command);
      const report = await restore(asked, asked.ports, file, partTeller());
      if (asked.json) return printJson(backupDocument(report));
      for (const line of backupLines(report, 'restored')) print(line);
    });
}
