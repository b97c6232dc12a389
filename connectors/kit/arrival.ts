// Turns a spool into an arrival whose bytes are dropped when the next one is asked for.
import type { Fetched } from '../../model/delivery.js';
import type { Spool } from './spool.js';

/** Yields one arrival and closes its spool afterwards, read or not. */
export async function* arrive(arrival: Omit<Fetched, 'bytes'>, spool: Spool): AsyncGenerator<Fetched> {
  try {
    yield { ...arrival, bytes: spool.read() };
  } finally {
    await spool.close();
  }
}

/** The arrival that says that nothing is new. */
export function unchanged(arrival: Omit<Fetched, 'bytes'>): Fetched {
  return { ...arrival, bytes: null };
}

/** A name for a file made from anything: no separators, no control characters, at most 120 characters. */
export function fileNameOf(text: string, extension = ''): string {
  const name = text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, '-')
    .replace(/^[.\s-]+|[\s-]+$/g, '');
  return `${(name === '' ? 'data' : name).slice(-120)}${extension}`;
}
