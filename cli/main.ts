// The command line: one file a command, and one place where failures become words and an exit status.
import { Command, CommanderError } from 'commander';
import { programVersion } from '../pipelines/package-root.js';
import { addCheck } from './commands/check.js';
import { addExplain } from './commands/explain.js';
import { addInspect } from './commands/inspect.js';
import { addMigrate } from './commands/migrate.js';
import { addQuery } from './commands/query.js';
import { addRun } from './commands/run.js';
import { addScore } from './commands/score.js';
import { addStart } from './commands/start.js';
import { addStatus } from './commands/status.js';
import { addGlobalOptions } from './invocation.js';
import { reportError } from './report-error.js';

const commands = [
  addCheck,
  addMigrate,
  addRun,
  addScore,
  addExplain,
  addStatus,
  addQuery,
  addInspect,
  addStart,
];

export function program(): Command {
  const root = new Command('satudata')
    .description('One source of numbers for a city: every figure can name the cell it was typed in.')
    .version(programVersion())
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  addGlobalOptions(root);
  for (const add of commands) add(root);
  return root;
}

/** Runs the command that `argv` names and sets the exit status of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else process.exitCode = reportError(error, argv.includes('--json'));
  }
}
