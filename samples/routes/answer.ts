// The nouns of the sample server: what it was asked, what it answers, and what it needs a key for.
import { createHash } from 'node:crypto';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly key: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** How many times this path has been asked for, this time included. */
  readonly visit: number;
  /** The ETag of what the client has already. */
  readonly known: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly etag?: string;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** What the routes that need a key accept: nothing worth keeping secret. */
export const sampleKey = 'contoh-kunci';

export function json(value: unknown, status = 200): Answer {
  const body = JSON.stringify(value);
  return { status, type: 'application/json', body, etag: etagOf(body) };
}

export function etagOf(body: string | Uint8Array): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}

/** A whole number asked for in a query or a body; `fallback` when it was not. */
export function numberAsked(value: unknown, fallback: number): number {
  const number = Number(value ?? fallback);
  return Number.isInteger(number) && number >= 0 ? number : fallback;
}
