// Turns records that arrive one by one, page by page, into one JSON array in a spool.
import type { Spool } from './spool.js';

export interface RecordFile {
  /** JSON of any number of records. */
  add(records: readonly Uint8Array[]): Promise<void>;
  /** Runs an attempt whose records are forgotten when it throws. */
  attempt<T>(act: () => Promise<T>): Promise<T>;
  /** Closes the array; the bytes are complete. */
  finish(): Promise<Spool>;
}

const newLine = Buffer.from('\n');
const comma = Buffer.from(',\n');

export async function openRecordFile(spool: Spool): Promise<RecordFile> {
  await spool.write(Buffer.from('['));
  const empty = spool.size();
  return {
    async add(records) {
      if (records.length === 0) return;
      const pieces = records.flatMap((raw) => [comma, raw]);
      const isFirst = spool.size() === empty;
      await spool.write(Buffer.concat(isFirst ? [newLine, ...pieces.slice(1)] : pieces));
    },
    async attempt(act) {
      const before = spool.size();
      try {
        return await act();
      } catch (error) {
        await spool.cut(before);
        throw error;
      }
    },
    async finish() {
      await spool.write(Buffer.from('\n]\n'));
      return spool;
    },
  };
}
