// Turns a failure into a sentence with its way out, and into the exit status that says who must act.
import type { CommanderError } from 'commander';
import { diskFullOf } from '../model/disk-full.js';
import { exitStatus, SatuDataError } from '../model/errors.js';
import type { Interrupted } from './interruption.js';
import { ink, printJson, say } from './terminal.js';

interface Told {
  readonly code: string;
  readonly kind: string;
  readonly message: string;
  readonly hint: string | null;
  readonly retryable: boolean;
}

export function reportError(failure: unknown, json: boolean): number {
  const error = failure instanceof SatuDataError ? failure : (diskFullOf(failure) ?? failure);
  if (!(error instanceof SatuDataError)) return reportBug(error, json);
  const { code, name: kind, message, hint = null, retryable } = error;
  report({ code, kind, message, hint, retryable }, json);
  return exitStatus(error);
}

function reportBug(error: unknown, json: boolean): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json)
    printDocument({ code: 'SD_BUG', kind: 'Error', message: String(error), hint: null, retryable: false });
  say(`${ink('red', 'SD_BUG')}  This is a bug in satudata; please report it with these lines:\n${stack}`);
  return 1;
}

/** Commander has said on stderr what is wrong with the words of the command; help and version are no mistakes. */
export function reportUsage({ exitCode, message }: CommanderError, json: boolean): number {
  if (exitCode === 0) return 0;
  const hint = 'satudata --help lists the commands, satudata <command> --help its options with examples';
  if (json)
    printDocument({
      code: 'SD_USAGE',
      kind: 'UsageError',
      message: message.replace(/^error: /, ''),
      hint,
      retryable: false,
    });
  return 2;
}

export function reportInterruption({ name: kind, message, status }: Interrupted, json: boolean): number {
  const hint = 'What was committed stands; run the command again to do the rest';
  report({ code: 'SD_INTERRUPTED', kind, message: `The work was ${message}.`, hint, retryable: true }, json);
  return status;
}

function report(told: Told, json: boolean): void {
  if (json) printDocument(told);
  say(`${ink('red', told.code)}  ${told.message}`);
  if (told.hint !== null) say(`  ${ink('cyan', 'way out:')} ${told.hint}`);
}

function printDocument(error: Told): void {
  printJson({ error });
}
