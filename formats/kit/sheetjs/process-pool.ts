// Questions to a script → its answers, each from a process that can neither hang nor exhaust nor end the one that asks.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

export type Outcome =
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** No answer in time; the process was killed. */
  | { readonly kind: 'late' }
  /** The process needed more memory than it may have, and ended. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'failed'; readonly error: Error };

export interface ProcessPool {
  /** The script gets `question` as a message and answers with one message. */
  ask(question: string, milliseconds: number): Promise<Outcome>;
}

const mostIdle = 2;
/** The status that a shell gives to a process that aborted. */
const aborted = 134;

/**
 * A thread is not enough: where one array outgrows the memory of a thread, V8 ends the whole process. Starting a process
 * costs more than a small question: those that answered wait for the next one, without keeping this process alive.
 */
export function processPool(script: URL, heapMegabytes: number): ProcessPool {
  const idle: ChildProcess[] = [];

  function start(): ChildProcess {
    const child = fork(script, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
    });
    child.on('exit', () => {
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
    });
    // Whoever asks hears of it from the outcome; an idle one that fails is no one's concern.
    child.on('error', () => {});
    return child;
  }

  function release(child: ChildProcess, outcome: Outcome): void {
    child.unref();
    child.channel?.unref();
    if (outcome.kind === 'answer' && idle.length < mostIdle) idle.push(child);
    else child.kill('SIGKILL');
  }

  return {
    async ask(question, milliseconds) {
      const child = idle.pop() ?? start();
      child.ref();
      child.channel?.ref();
      const outcome = await firstOutcome(child, question, milliseconds);
      release(child, outcome);
      return outcome;
    },
  };
}

async function firstOutcome(child: ChildProcess, question: string, milliseconds: number): Promise<Outcome> {
  const over = new AbortController();
  const { signal } = over;
  const answered = once(child, 'message', { signal }).then(
    ([answer]): Outcome => ({ kind: 'answer', answer }),
    (error: Error): Outcome => ({ kind: 'failed', error }),
  );
  // Node gives the status, or the signal where there is none.
  const ended = once(child, 'exit', { signal }).then(([status, by]) => ending(status, by));
  const late = setTimeout(milliseconds, { kind: 'late' } as const, { signal });
  for (const each of [ended, late]) each.catch(() => {});
  // A process that is gone cannot be asked: its end is told by itself.
  child.send(question, () => {});
  try {
    return await Promise.race([answered, ended, late]);
  } finally {
    over.abort();
  }
}

function ending(status: number | null, signal: NodeJS.Signals | null): Outcome {
  if (signal !== null || status === aborted) return { kind: 'memory' };
  return { kind: 'failed', error: new Error(`the reader ended with status ${status}`) };
}
