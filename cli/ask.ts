// Questions and the lines somebody types → the number of the choice for each.
import { createInterface } from 'node:readline';
import type { Decision } from '../model/decision.js';
import { shown } from './terminal.js';

export interface Dialogue {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export interface Asker {
  /** From 0; undefined where the answer is empty or the input has ended, which leaves the question open. */
  readonly ask: (decision: Decision) => Promise<number | undefined>;
  readonly close: () => void;
}

/** One for all questions: lines that came early are answers to the next. Throws what aborts the signal. */
export function asker({ input, output }: Dialogue, signal: AbortSignal): Asker {
  // Without a terminal of its own, so that Ctrl-C reaches the program as it does elsewhere.
  const reader = createInterface({ input, terminal: false });
  const close = () => reader.close();
  signal.addEventListener('abort', close, { once: true });
  const lines = reader[Symbol.asyncIterator]();
  const write = (text: string) => output.write(shown(text, output));
  return {
    async ask({ question, choices }) {
      write(`\n${question}\n`);
      for (const [i, { say, because }] of choices.entries()) write(`  ${i + 1}) ${say}: ${because}\n`);
      for (;;) {
        write(`1-${choices.length}, or Enter to leave it open: `);
        const { value = '', done } = await lines.next();
        signal.throwIfAborted();
        const typed = value.trim();
        if (done === true || typed === '') return undefined;
        if (/^\d+$/.test(typed) && choices[Number(typed) - 1] !== undefined) return Number(typed) - 1;
        write(`"${typed}" is none of them\n`);
      }
    },
    close() {
      signal.removeEventListener('abort', close);
      close();
    },
  };
}

/** Where somebody sits at both ends; undefined otherwise. */
export function dialogue(): Dialogue | undefined {
  const { stdin, stderr } = process;
  return stdin.isTTY && stderr.isTTY ? { input: stdin, output: stderr } : undefined;
}
