// What every command is called with: where things lie, how to speak, and the ports to the world.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Log, Ports } from '../model/ports.js';
import { packageRoot } from '../pipelines/package-root.js';
import { say } from './terminal.js';

export interface Invocation {
  /** One JSON document on stdout instead of text for people. */
  readonly json: boolean;
  /** Directory of the embedded server and the archive. */
  readonly home: string;
  /** Directory of the configuration. */
  readonly config: string;
  readonly ports: Ports;
}

/** The options that every command has; call on the program once. */
export function addGlobalOptions(program: Command): void {
  program
    .option('--home <dir>', 'where the warehouse and the archive live (or SATUDATA_HOME)')
    .option('--config <dir>', 'the configuration of the city (or SATUDATA_CONFIG)')
    .option('--json', 'one JSON document on stdout, everything else on stderr');
}

export function invocation(command: Command): Invocation {
  const options = command.optsWithGlobals<{ home?: string; config?: string; json?: boolean }>();
  const { env } = process;
  return {
    json: options.json ?? false,
    home: resolve(options.home ?? env.SATUDATA_HOME ?? '.satudata'),
    config: resolve(options.config ?? env.SATUDATA_CONFIG ?? `${packageRoot()}/config`),
    ports: { clock: () => new Date(), env, log, signal: interruption() },
  };
}

const log: Log = {
  info: (message) => say(message),
  warn: (message) => say(message),
};

/** Aborts at the first Ctrl-C or SIGTERM, so that work is put down cleanly; the second one ends the program at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      controller.abort(new Error(`interrupted by ${name}`));
      process.once(name, () => process.exit(130));
    });
  }
  return controller.signal;
}
