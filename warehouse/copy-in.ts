// Lines of text → a COPY into PostgreSQL that holds the writer back when the server is slower.
import { once } from 'node:events';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { asFailure, guarded } from './failure.js';

export interface CopyIn {
  /** Resolves when more may be sent. Rejects with what went wrong since the last call, too. */
  send(lines: string): Promise<void>;
  /** Resolves with the number of rows once the server has taken them all. */
  end(): Promise<number>;
}

/** The connection belongs to the copy until end() has resolved. */
export function copyIn(client: Client, statement: string): CopyIn {
  const stream = client.query(from(statement));
  let failure: Error | undefined;
  const keep = (error: Error) => {
    failure ??= error;
  };
  stream.on('error', keep);
  client.on('error', keep);

  const tell = () => {
    if (failure !== undefined) throw asFailure(failure);
  };
  return {
    async send(lines) {
      tell();
      if (!stream.write(lines)) await guarded(() => once(stream, 'drain'));
    },
    async end() {
      tell();
      await guarded(() => once(stream.end(), 'finish'));
      return stream.rowCount;
    },
  };
}
