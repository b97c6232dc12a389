// Turns a failure into a sentence with its way out, and into the exit status that says who must act.
import { exitStatus, SatuDataError } from '../model/errors.js';
import { ink, printJson, say } from './terminal.js';

export function reportError(error: unknown, json: boolean): number {
  if (error instanceof SatuDataError) {
    if (json)
      printJson({
        error: {
          code: error.code,
          kind: error.name,
          message: error.message,
          hint: error.hint ?? null,
          retryable: error.retryable,
        },
      });
    say(`${ink('red', error.code)}  ${error.message}`);
    if (error.hint !== undefined) say(`  ${ink('cyan', 'way out:')} ${error.hint}`);
    return exitStatus(error);
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json)
    printJson({
      error: { code: 'SD_BUG', kind: 'Error', message: String(error), hint: null, retryable: false },
    });
  say(`${ink('red', 'SD_BUG')}  This is a bug in satudata; please report it with these lines:\n${told}`);
  return 1;
}
