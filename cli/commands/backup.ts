// `satudata backup FILE`: the warehouse and its archive of files in one file, as they stand at one moment.
import type { Command } from 'commander';
import { backup } from '../../pipelines/backup.js';
import { backupDocument, backupLines, partTeller } from '../backup-lines.js';
import { invocation } from '../invocation.js';
import { print, printJson } from '../terminal.js';

const examples = `
Examples:
  satudata backup satudata-2026-03-01.zip
  DATABASE_URL=postgres://satudata@db.example/satudata satudata backup /mnt/backup/satudata.zip`;

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('write the warehouse and the files of its archive into one file; runs go on meanwhile')
    .argument('<file>', 'file to write; one that is there already is never written over')
    .addHelpText('after', examples)
    .action(async (file: string, _options, command: Command) => {
      const asked = invocation(command);
      const report = await backup(asked, asked.ports, file, partTeller());
      if (asked.json) return printJson(backupDocument(report));
      for (const line of backupLines(report, 'backed up')) print(line);
    });
}
