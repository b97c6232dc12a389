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

  async function settled(event: 'drain' | 'finish', act: () => boolean): Promise<void> {
    if (failure !== undefined) throw asFailure(failure);
    await guarded(async () => {
      const reached = once(stream, event);
      if (act()) await reached;
      else reached.catch(() => undefined);
    });
  }
  return {
    send: (lines) => settled('drain', () => !stream.write(lines)),
    end: async () => {
      await settled('finish', () => stream.end() !== undefined);
      return stream.rowCount;
    },
  };
}
