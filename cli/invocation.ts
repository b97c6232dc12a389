// What every command is called with: where things lie, how to speak, and the ports to the world.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Log, Ports } from '../model/ports.js';
import { packageRoot } from '../pipelines/package-root.js';
import { interruption } from './interruption.js';
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

interface GlobalOptions {
  readonly home?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** For commands that need no more: they end as any program does at Ctrl-C. */
export function wantsJson(command: Command): boolean {
  return command.optsWithGlobals<GlobalOptions>().json ?? false;
}

/** From here on Ctrl-C aborts the ports' signal. */
export function invocation(command: Command): Invocation {
  const options = command.optsWithGlobals<GlobalOptions>();
  const { env } = process;
  return {
    json: wantsJson(command),
    home: resolve(options.home ?? env.SATUDATA_HOME ?? '.satudata'),
    config: resolve(options.config ?? env.SATUDATA_CONFIG ?? `${packageRoot()}/config`),
    ports: { clock: () => new Date(), env, log, signal: interruption() },
  };
}

const log: Log = {
  info: (message) => say(message),
  warn: (message) => say(message),
};
