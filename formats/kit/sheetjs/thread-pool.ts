// Questions to a script → its answers, each from a thread that can neither hang nor exhaust the process.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type ResourceLimits, Worker } from 'node:worker_threads';

export type Outcome =
  | { readonly kind: 'answer'; readonly answer: unknown }
  /** No answer in time; the thread was stopped. */
  | { readonly kind: 'late' }
  /** The thread needed more memory than its limits. */
  | { readonly kind: 'memory'; readonly error: Error }
  | { readonly kind: 'failed'; readonly error: Error };

export interface ThreadPool {
  /** The script gets `question` as a message and answers with one message. */
  ask(question: unknown, milliseconds: number): Promise<Outcome>;
}

const mostIdle = 2;

/**
 * Starting a thread costs more than a small question: threads that answered wait for the next one. A waiting thread does
 * not keep the process alive.
 */
export function threadPool(script: URL, resourceLimits: ResourceLimits): ThreadPool {
  const idle: Worker[] = [];

  function start(): Worker {
    const worker = new Worker(script, { resourceLimits, execArgv: [] });
    // Without a listener the end of an idle thread would be the end of the process.
    worker.on('error', () => {});
    worker.on('exit', () => {
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
    });
    return worker;
  }

  function release(worker: Worker, outcome: Outcome): void {
    worker.unref();
    if (outcome.kind === 'answer' && idle.length < mostIdle) idle.push(worker);
    else void worker.terminate();
  }

  return {
    async ask(question, milliseconds) {
      const worker = idle.pop() ?? start();
      worker.ref();
      worker.postMessage(question);
      const outcome = await firstOutcome(worker, milliseconds);
      release(worker, outcome);
      return outcome;
    },
  };
}

async function firstOutcome(worker: Worker, milliseconds: number): Promise<Outcome> {
  const over = new AbortController();
  const { signal } = over;
  // Rejects when the thread fails before it answers.
  const answered = once(worker, 'message', { signal }).then(
    ([answer]): Outcome => ({ kind: 'answer', answer }),
    failed,
  );
  const late = setTimeout(milliseconds, { kind: 'late' } as const, { signal });
  try {
    return await Promise.race([answered, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}

function failed(error: Error & { readonly code?: string }): Outcome {
  return { kind: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'failed', error };
}
