// Ctrl-C, SIGTERM, a terminal that was closed or a reader that went away → a signal to put the work down cleanly, and the exit status.
import { say } from './terminal.js';

/** `satudata score | head` is no failure: whoever reads has read enough. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, reader: 0 } as const;
type Ending = keyof typeof statuses;

/** The work ended because somebody asked for it: no failure and no bug. */
export class Interrupted extends Error {
  readonly status: number;

  constructor(by: Ending) {
    super(by === 'reader' ? 'ended because nobody reads its output' : `interrupted by ${by}`);
    this.name = 'Interrupted';
    this.status = statuses[by];
  }
}

// One for the process, as its signals are.
let listening: { readonly controller: AbortController; readonly end: (by: Ending) => void } | undefined;

/** Aborts with an Interrupted at the first Ctrl-C, SIGTERM or SIGHUP; the second one ends the process at once. */
export function interruption(): AbortSignal {
  if (listening === undefined) {
    const controller = new AbortController();
    const end = (by: Ending) => {
      if (controller.signal.aborted) process.exit(statuses[by]);
      if (by !== 'reader') say('ending after the step under way; once more ends at once');
      controller.abort(new Interrupted(by));
    };
    process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
    listening = { controller, end };
  }
  return listening.controller.signal;
}

/** Puts the work down, so that no server is left running for a reader who went away. False where none is under way. */
export function readerLeft(): boolean {
  if (listening === undefined) return false;
  if (!listening.controller.signal.aborted) listening.end('reader');
  return true;
}

/** Hands Ctrl-C and SIGTERM back to Node; gives what interrupted the work, if anything did. */
export function endInterruption(): Interrupted | undefined {
  if (listening === undefined) return undefined;
  const { controller, end } = listening;
  process.off('SIGINT', end).off('SIGTERM', end).off('SIGHUP', end);
  listening = undefined;
  const reason: unknown = controller.signal.reason;
  return reason instanceof Interrupted ? reason : undefined;
}
