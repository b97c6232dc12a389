// The command line: one file a command, and one place where failures become words and an exit status.
import { Command, CommanderError } from 'commander';
import { programVersion } from '../pipelines/package-root.js';
import { addCheck } from './commands/check.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { addInspect } from './commands/inspect.js';
import { addMigrate } from './commands/migrate.js';
import { addNew } from './commands/new.js';
import { addQuery } from './commands/query.js';
import { addRemap } from './commands/remap.js';
import { addRun } from './commands/run.js';
import { addScore } from './commands/score.js';
import { addStart } from './commands/start.js';
import { addStatus } from './commands/status.js';
import { endInterruption } from './interruption.js';
import { addGlobalOptions } from './invocation.js';
import { reportError, reportInterruption, reportUsage } from './report-error.js';

const commands = [
  addCheck,
  addMigrate,
  addRun,
  addRemap,
  addScore,
  addExplain,
  addStatus,
  addQuery,
  addInspect,
  addNew,
  addStart,
  addDoctor,
];

const examples = `
Examples:
  satudata check
  satudata run
  satudata score --framework ipm
  satudata doctor

Exit status: 0 done, 1 a bug, 2 configuration, 3 source, 4 contract, 5 warehouse, 130 interrupted.`;

export function program(): Command {
  const root = new Command('satudata')
    .description('One source of numbers for a city: every figure can name the cell it was typed in.')
    .version(programVersion())
    .addHelpText('after', examples)
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  addGlobalOptions(root);
  for (const add of commands) add(root);
  return root;
}

/** Runs the command that `argv` names and sets the exit status of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  const json = argv.includes('--json');
  process.stdout.on('error', endOfReader);
  try {
    await program().parseAsync([...argv]);
    endInterruption();
  } catch (error) {
    const interrupted = endInterruption();
    if (interrupted !== undefined) process.exitCode = reportInterruption(interrupted, json);
    else if (error instanceof CommanderError) process.exitCode = reportUsage(error, json);
    else process.exitCode = reportError(error, json);
  } finally {
    // Whoever reads our words may go away while the last of them are still being written.
    if (process.stdout.writableLength === 0) process.stdout.off('error', endOfReader);
  }
}

/** `satudata score | head` is no failure; a disk that is full is one. */
function endOfReader(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? 0 : 5);
}
