// `satudata status`: who owes what, since when, and what was returned and why.
import type { Command } from 'commander';
import { withWarehouse } from '../../pipelines/session.js';
import { status } from '../../pipelines/status.js';
import { invocation } from '../invocation.js';
import { statusLines } from '../status-lines.js';
import { print, printJson } from '../terminal.js';

interface StatusOptions {
  readonly opd?: string;
  readonly dataset?: string;
  readonly all?: boolean;
}

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('the obligations: who owes what, since when, what was returned and why')
    .option('--opd <code>', 'only this OPD')
    .option('--dataset <opd/name>', 'only this dataset')
    .option('--all', 'also what is accepted or not yet due')
    .addHelpText(
      'after',
      '\nExamples:\n  satudata status\n  satudata status --opd dinkes --all\n  satudata status --dataset dlh/sampah --json',
    )
    .action(async ({ all = false, ...choice }: StatusOptions, command: Command) => {
      const asked = invocation(command);
      const obligations = await withWarehouse(asked, asked.ports, (session) => status(session, choice));
      if (asked.json) return printJson({ obligations });
      const today = asked.ports.clock().toISOString().slice(0, 10);
      for (const line of statusLines(obligations, all, today)) print(line);
    });
}
