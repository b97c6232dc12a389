// An entry of a zip → its bytes, held to the size and the checksum that the archive declares of them.
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/** The thread that inflates works ahead by this much; with the defaults of Node it waits for the reader of every 16 KB. */
const sizes = { chunkSize: 64 * 1024, readableHighWaterMark: 256 * 1024 };
const stored = 0;
const deflated = 8;

/** Whoever stops early has not asked for the checksum. Throws plain Errors. */
export async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer, void, void> {
  const { fileName, uncompressedSize } = entry;
  let size = 0;
  let checksum = 0;
  for await (const piece of await openStream(zip, entry)) {
    // A stream without an encoding gives Buffers.
    const bytes = piece as Buffer;
    size += bytes.length;
    if (size > uncompressedSize)
      throw new Error(`${fileName} holds more than the ${uncompressedSize} bytes it declares`);
    checksum = crc32(bytes, checksum);
    yield bytes;
  }
  if (size < uncompressedSize)
    throw new Error(`${fileName} holds ${size} of the ${uncompressedSize} bytes it declares`);
  if (checksum !== entry.crc32) throw new Error(`${fileName} is not what was packed: its checksum differs`);
}

async function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === stored) return raw;
  if (entry.compressionMethod !== deflated)
    throw new Error(`${entry.fileName} is packed by the method ${entry.compressionMethod}`);
  // Each end of the line that fails or is left takes the other with it, and the reader of the last one hears of it.
  return pipeline(raw, createInflateRaw(sizes), () => {});
}
