// Turns bytes that arrive into a nameless file of limited size that can be read when all of them are there.
import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFullOf } from '../../model/disk-full.js';
import { WarehouseError } from '../../model/errors.js';

const pieceBytes = 65_536;

export interface Spool {
  /** Throws what `tooLarge` gives when the limit is passed. */
  write(bytes: Uint8Array): Promise<void>;
  size(): number;
  /** Forgets everything after the first `size` bytes. */
  cut(size: number): Promise<void>;
  /** The first bytes, at most `length`. */
  head(length: number): Promise<Buffer>;
  read(): AsyncIterable<Uint8Array>;
  /** Drops the bytes; may be called again. */
  close(): Promise<void>;
}

export interface SpoolOptions {
  readonly scratch?: string | undefined;
  /** Bytes. */
  readonly limit: number;
  readonly tooLarge: () => Error;
}

/** Throws WarehouseError SD_SCRATCH_DISK when the scratch directory cannot be written, SD_WAREHOUSE_DISK_FULL when it is full. */
export async function openSpool({ scratch = tmpdir(), limit, tooLarge }: SpoolOptions): Promise<Spool> {
  const file = await onDisk(scratch, () => openNameless(scratch));
  let written = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let closed = false;
  async function flush(): Promise<void> {
    const piece = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    await onDisk(scratch, () => writeAll(file, piece, written));
    written += piece.length;
  }
  return {
    async write(bytes) {
      if (written + waitingBytes + bytes.length > limit) throw tooLarge();
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= pieceBytes) await flush();
    },
    size: () => written + waitingBytes,
    async cut(size) {
      await flush();
      written = size;
    },
    async head(length) {
      await flush();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, written)), 0, undefined, 0);
      return buffer.subarray(0, bytesRead);
    },
    async *read() {
      await flush();
      yield* pieces(file, written);
    },
    async close() {
      if (closed) return;
      closed = true;
      await file.close();
    },
  };
}

/** The name is dropped at once: nothing is left behind whatever becomes of the process. */
async function openNameless(scratch: string): Promise<FileHandle> {
  await mkdir(scratch, { recursive: true });
  const path = join(scratch, `satudata-${randomUUID()}.part`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

async function writeAll(file: FileHandle, piece: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesWritten } = await file.write(piece, done, piece.length - done, position + done);
    done += bytesWritten;
  }
}

async function* pieces(file: FileHandle, end: number): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < end; ) {
    const length = Math.min(pieceBytes, end - position);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function onDisk<T>(scratch: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const full = diskFullOf(cause);
    if (full !== undefined) throw full;
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new WarehouseError('SD_SCRATCH_DISK', `A download cannot be written to ${scratch}: ${found}.`, {
      hint: 'Free some space there, or name another directory in TMPDIR',
      retryable: true,
      cause,
    });
  }
}
