// Turns a call into what is read from its answer, asking again when asking again may help.
import pRetry, { AbortError } from 'p-retry';
import { SourceError } from '../../model/errors.js';
import type { Answer, Call } from './call.js';
import type { ConnectorPorts } from './connector.js';
import { exchange } from './exchange.js';
import { holdLane, inLane } from './lane.js';
import { holdsSecret, redact } from './redact.js';
import type { Waiting } from './retry-after.js';

const longestPauseMs = 30_000;
const longestWaitMs = 120_000;

/**
 * `read` is part of the attempt: a retryable SourceError of it is asked again too, and the answer is closed when it
 * throws; otherwise what it returns owns the answer. Throws SourceError.
 */
export async function request<T>(
  call: Call,
  ports: ConnectorPorts,
  read: (answer: Answer) => Promise<T>,
): Promise<T> {
  const where = redact(call.url, call.secrets);
  // A signal of its own: whoever listens to it is forgotten with it, however many requests one run makes.
  const signal = AbortSignal.any([ports.signal]);
  return pRetry(() => attempt(call, { ...ports, signal }, read), {
    retries: call.limits.attempts - 1,
    minTimeout: ports.backoffMs ?? 500,
    maxTimeout: longestPauseMs,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => error instanceof SourceError && error.retryable,
    onFailedAttempt: ({ error, attemptNumber, retriesLeft }) => {
      if (error instanceof SourceError && error.retryable && retriesLeft > 0)
        ports.log.warn(`${error.message} Asking again.`, { attempt: attemptNumber, location: where });
    },
  });
}

async function attempt<T>(
  call: Call,
  ports: ConnectorPorts,
  read: (answer: Answer) => Promise<T>,
): Promise<T> {
  const waiting: Waiting = { milliseconds: 0 };
  try {
    const answer = await inLane(call.url, call.limits, ports.signal, () => exchange(call, ports, waiting));
    return await reading(answer, read);
  } catch (error) {
    throw afterWait(withoutSecrets(error, call.secrets), call, waiting.milliseconds);
  }
}

async function reading<T>(answer: Answer, read: (answer: Answer) => Promise<T>): Promise<T> {
  try {
    return await read(answer);
  } catch (error) {
    await answer.spool?.close();
    throw error;
  }
}

/** A source may quote our key back at us: the last gate before anyone reads its error. */
function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof SourceError) || !holdsSecret(error.message, secrets)) return error;
  return new SourceError(error.code, redact(error.message, secrets), {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    retryable: error.retryable,
  });
}

/** A wait that is short holds the whole host; one that is long is left to the next run. */
function afterWait(error: unknown, call: Call, wait: number): unknown {
  if (!(error instanceof SourceError) || !error.retryable) return error;
  if (wait <= longestWaitMs) {
    holdLane(call.url, wait);
    return error;
  }
  return new AbortError(
    new SourceError(error.code, `${error.message} It asks to wait ${Math.round(wait / 1000)} s.`, {
      hint: 'Run again after that time',
      retryable: true,
    }),
  );
}
