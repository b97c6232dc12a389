// Keeps a stretch of bytes that may begin in one chunk and end in another.

const longest = 64 * 1_048_576;

export interface ByteKeeper {
  /** From this place in the current chunk on. */
  start(at: number): void;
  /** Up to this place in the current chunk, without it. */
  stop(chunk: Buffer, to: number): Buffer;
  /** The chunk is at its end. Throws SyntaxError when the stretch is longer than 64 MB. */
  roll(chunk: Buffer): void;
}

export function byteKeeper(): ByteKeeper {
  let from = -1;
  let earlier: Buffer[] = [];
  let earlierBytes = 0;
  return {
    start(at) {
      from = at;
    },
    stop(chunk, to) {
      const last = chunk.subarray(from, to);
      const whole = earlier.length === 0 ? last : Buffer.concat([...earlier, last]);
      from = -1;
      earlier = [];
      earlierBytes = 0;
      return whole;
    },
    roll(chunk) {
      if (from < 0) return;
      earlier.push(chunk.subarray(from));
      earlierBytes += chunk.length - from;
      from = 0;
      if (earlierBytes > longest) throw new SyntaxError(`one value is longer than ${longest / 1_048_576} MB`);
    },
  };
}
