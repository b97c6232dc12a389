// Turns a spool into an arrival whose bytes are dropped when the next one is asked for.
import type { Fetched } from '../../model/delivery.js';
import type { Spool } from './spool.js';

/** Fills the spool if there is something to fill it with, yields one arrival, and closes the spool, read or not. */
export async function* arrive(
  arrival: Omit<Fetched, 'bytes'>,
  spool: Spool,
  fill?: () => Promise<void>,
): AsyncGenerator<Fetched> {
  try {
    await fill?.();
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
