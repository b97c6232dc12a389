// A port → whether the embedded server answers there with its database at hand.
import { Client, DatabaseError } from 'pg';
import { asFailure } from '../failure.js';

export const superuser = 'satudata';
const database = 'satudata';

export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export function addressAt(port: number, password: string): Address {
  return { host: '127.0.0.1', port, user: superuser, password, database };
}

/** False while it starts or stops. The first time it makes the database. */
export async function answers(port: number, password: string): Promise<boolean> {
  const address = addressAt(port, password);
  try {
    await connectOnce(address, null);
  } catch (error) {
    if (codeOf(error) === '3D000')
      await connectOnce({ ...address, database: 'postgres' }, `create database ${database}`);
    else if (codeOf(error) !== '57P03' && error instanceof DatabaseError) throw asFailure(error);
    else return false;
  }
  return true;
}

async function connectOnce(address: Address, statement: string | null): Promise<void> {
  const client = new Client({ ...address, connectionTimeoutMillis: 5_000 });
  // A server that stops sends its farewell after the answer; without an ear for it the process would end.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (statement !== null) await client.query(statement);
  } finally {
    await client.end();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof DatabaseError ? error.code : undefined;
}
