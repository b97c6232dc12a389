// One question to a source over HTTP and its answer, as every connector speaks of them.
import type { Validators } from '../../model/delivery.js';
import type { Limits } from '../../model/source.js';
import type { Spool } from './spool.js';

export interface Call {
  /** With its secrets: never shown; `redact` first. */
  readonly url: string;
  /** JSON of a POST; a call without one is a GET. */
  readonly body?: unknown;
  /** Sent to the host of `url` alone, never after a redirect to another. */
  readonly headers: Readonly<Record<string, string>>;
  readonly validators?: Validators | undefined;
  readonly secrets: readonly string[];
  readonly limits: Limits;
}

export interface Answer {
  /** The address that answered in the end, with its secrets. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, decompressed; null: not modified. Whoever reads the answer closes it. */
  readonly spool: Spool | null;
}
