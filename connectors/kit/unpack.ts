// Turns a packed response body (gzip, br, deflate) into its bytes, handed over piece by piece.
import type { IncomingMessage } from 'node:http';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Stopwatch } from './stopwatch.js';

const unpackers: Readonly<Record<string, () => Transform>> = {
  '': () => new PassThrough(),
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

/** Throws the stream's or the unpacker's own error; a packing that nobody asked for has the code "encoding …". */
export async function unpack(
  body: IncomingMessage,
  encoding: string | undefined,
  watch: Stopwatch,
  take: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const name = (encoding ?? '').trim().toLowerCase();
  const unpacker = unpackers[name];
  if (!unpacker) {
    body.destroy();
    throw Object.assign(new Error(name), { code: `encoding ${name}` });
  }
  await pipeline(body, beats(watch), unpacker(), sink(take), { signal: watch.signal });
}

function beats(watch: Stopwatch) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      watch.alive();
      yield chunk;
    }
  };
}

function sink(take: (bytes: Uint8Array) => Promise<void>) {
  return async (chunks: AsyncIterable<Uint8Array>) => {
    for await (const chunk of chunks) await take(chunk);
  };
}
