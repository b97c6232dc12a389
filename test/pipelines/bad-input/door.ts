// The address of a PostgreSQL server → a loopback door to it that a test can shut in the middle of the work, and open again.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

export interface Door {
  /** The same database, through the door. */
  readonly url: string;
  /** Bytes that went through to the server so far. */
  readonly passed: number;
  /** Cuts every connection; new ones are refused until the door is opened. */
  shut(): void;
  open(): void;
}

export async function doorTo(url: string): Promise<Door> {
  const behind = new URL(url);
  const sockets = new Set<Socket>();
  let closed = false;
  let passed = 0;
  const server = createServer((near) => {
    if (closed) return near.destroy();
    const far = connect(Number(behind.port || 5432), behind.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    near.on('data', (chunk) => {
      passed += chunk.length;
    });
    return near;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  afterAll(() => {
    cut();
    server.close();
  });
  const address = server.address();
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: through.href,
    get passed() {
      return passed;
    },
    shut() {
      closed = true;
      cut();
    },
    open() {
      closed = false;
    },
  };
}
