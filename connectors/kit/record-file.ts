// Turns records that arrive one by one, page by page, into one JSON array in a spool.
import type { Spool } from './spool.js';

export interface RecordFile {
  add(raw: Uint8Array): Promise<void>;
  count(): number;
  /** Runs an attempt whose records are forgotten when it throws. */
  attempt<T>(act: () => Promise<T>): Promise<T>;
  /** Closes the array; the bytes are complete. */
  finish(): Promise<Spool>;
}

export async function openRecordFile(spool: Spool): Promise<RecordFile> {
  await spool.write(Buffer.from('['));
  let count = 0;
  return {
    async add(raw) {
      await spool.write(Buffer.from(count === 0 ? '\n' : ',\n'));
      await spool.write(raw);
      count += 1;
    },
    count: () => count,
    async attempt(act) {
      const before = { size: spool.size(), count };
      try {
        return await act();
      } catch (error) {
        await spool.cut(before.size);
        count = before.count;
        throw error;
      }
    },
    async finish() {
      await spool.write(Buffer.from('\n]\n'));
      return spool;
    },
  };
}
