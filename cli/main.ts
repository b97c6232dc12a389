// The command line: one file a command, and one place where failures become words and an exit status.
import { Command, CommanderError } from 'commander';
import { programVersion } from '../pipelines/package-root.js';
import { endInterruption, readerLeft } from './interruption.js';
import { addGlobalOptions } from './invocation.js';
import { reportError, reportInterruption, reportUsage } from './report-error.js';

/** In the order in which help lists them. Loading them all takes longer than reading a small workbook. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  init: async () => (await import('./commands/init.js')).addInit,
  areas: async () => (await import('./commands/areas.js')).addAreas,
  check: async () => (await import('./commands/check.js')).addCheck,
  migrate: async () => (await import('./commands/migrate.js')).addMigrate,
  run: async () => (await import('./commands/run.js')).addRun,
  remap: async () => (await import('./commands/remap.js')).addRemap,
  score: async () => (await import('./commands/score.js')).addScore,
  explain: async () => (await import('./commands/explain.js')).addExplain,
  status: async () => (await import('./commands/status.js')).addStatus,
  query: async () => (await import('./commands/query.js')).addQuery,
  inspect: async () => (await import('./commands/inspect.js')).addInspect,
  new: async () => (await import('./commands/new.js')).addNew,
  start: async () => (await import('./commands/start.js')).addStart,
  backup: async () => (await import('./commands/backup.js')).addBackup,
  restore: async () => (await import('./commands/restore.js')).addRestore,
  doctor: async () => (await import('./commands/doctor.js')).addDoctor,
};

const examples = `
Examples:
  satudata check
  satudata run
  satudata score --framework ipm
  satudata doctor

Exit status: 0 done, 1 a bug, 2 configuration, 3 source, 4 contract, 5 warehouse, 130 interrupted.`;

/** With the one command of that name, or with all where there is none. */
export async function program(name = ''): Promise<Command> {
  const root = new Command('satudata')
    .description('One source of numbers for a city: every figure can name the cell it was typed in.')
    .version(programVersion())
    .addHelpText('after', examples)
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  addGlobalOptions(root);
  const asked = Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
  for (const each of asked) (await commands[each]?.())?.(root);
  return root;
}

/** Runs the command that `argv` names and sets the exit status of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  const json = argv.includes('--json');
  // It stays: whoever reads our words may go away after the last of them were written.
  if (!process.stdout.listeners('error').includes(endOfReader)) process.stdout.on('error', endOfReader);
  try {
    const root = await program(argv[2]);
    await root.parseAsync([...argv]);
    endInterruption();
  } catch (error) {
    const interrupted = endInterruption();
    if (interrupted?.status === 0) process.exitCode = 0;
    else if (interrupted !== undefined) process.exitCode = reportInterruption(interrupted, json);
    else if (error instanceof CommanderError) process.exitCode = reportUsage(error, json);
    else process.exitCode = reportError(error, json);
  }
  process.exitCode = lostOutput ?? process.exitCode;
}

/** Once output cannot be written, whatever the command then comes to. */
let lostOutput: number | undefined;

/** The command then ends as it does at Ctrl-C, and its server with it; a disk that is full is a failure. */
function endOfReader(error: NodeJS.ErrnoException): void {
  if (lostOutput !== undefined) return;
  lostOutput = error.code === 'EPIPE' ? 0 : reportError(error, false);
  process.exitCode = lostOutput;
  if (!readerLeft()) process.exit();
}
