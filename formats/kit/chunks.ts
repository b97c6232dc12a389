// A file → its bytes, piece by piece, at the memory of one piece.
import { type FileHandle, open } from 'node:fs/promises';
import { limits } from './limits.js';
import { refuse } from './refuse.js';

export const chunkBytes = 256 * 1024;

/** Yields views of ONE buffer that is filled again: use each piece before asking for the next. */
export async function* readChunks(
  path: string,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer, void, void> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (let at = from; ; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(chunkBytes, to - at), at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The first 64 KiB and the size in bytes. Errors: SD_FORMAT_NO_FILE, SD_FORMAT_EMPTY. */
export async function readHead(
  path: string,
  fileName: string,
): Promise<{ readonly head: Buffer; readonly size: number }> {
  const file = await openOrRefuse(path, fileName);
  try {
    const { size } = await file.stat();
    if (size === 0) throw refuse('SD_FORMAT_EMPTY', fileName, 'is empty: 0 bytes');
    const buffer = Buffer.alloc(Math.min(size, limits.head));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

async function openOrRefuse(path: string, fileName: string): Promise<FileHandle> {
  const file = await open(path, 'r').catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    throw refuse('SD_FORMAT_NO_FILE', fileName, `cannot be opened: ${detail}`, error);
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw refuse('SD_FORMAT_NO_FILE', fileName, 'is not a file');
}
