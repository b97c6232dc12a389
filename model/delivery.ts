// One arrival of bytes for a dataset: what a connector hands over, and what became of it.
import type { PeriodId } from './period.js';

/** What a connector found: bytes still to be read, or the word that nothing is new. */
export interface Fetched {
  /** A path or a URL with every secret taken out. */
  readonly location: string;
  readonly fileName: string;
  /** The period that the name or address of the file speaks of. */
  readonly period: PeriodId | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** null: the source says that nothing has changed since the validators it was given. */
  readonly bytes: AsyncIterable<Uint8Array> | null;
}

/** What is known of the last arrival from a location, so that a source can say "not modified". */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A file kept in the archive by its hash. */
export interface KeptFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Absolute path of the archived copy. */
  readonly path: string;
}
