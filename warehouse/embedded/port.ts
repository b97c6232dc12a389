// A wish for a TCP port on the loopback address → a port that is free at this moment.
import { createServer } from 'node:net';
import { WarehouseError } from '../../model/errors.js';

/** `demanded` or an error; else `usual` when it is free; else any that is. */
export async function choosePort(demanded: number | undefined, usual: number): Promise<number> {
  if (demanded !== undefined) {
    if (await isFree(demanded)) return demanded;
    throw portInUse(demanded);
  }
  return (await isFree(usual)) ? usual : anyFreePort();
}

export function portInUse(port: number): WarehouseError {
  return new WarehouseError(
    'SD_WAREHOUSE_PORT_IN_USE',
    `Port ${port} on 127.0.0.1 is already used by another program.`,
    {
      hint: 'Name another with SATUDATA_PORT, unset it to let a free one be chosen, or stop that program.',
    },
  );
}

/** The server itself binds a moment later: who lost the port in between asks again. */
export function anyFreePort(): Promise<number> {
  return listen(0).then((port) => port ?? anyFreePort());
}

async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== null;
}

function listen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
    });
  });
}
